import { caseSaid, us } from '../../test/items';
import { World } from '../../test/world';
import { StoredCaseInsight } from './stored-insight';

let world: World;
let insight: StoredCaseInsight;

beforeAll(async () => {
  world = await World.open();
  insight = new StoredCaseInsight(world.opened.database, world.ruleBook.rules);
});
afterAll(() => world.close());

const at = (local: string): number => us(`${local}:00+07:00`);
const NOW_MS = Date.parse('2026-11-20T12:00:00+07:00');

describe('the reasons of a deadline', () => {
  it('are those of the rules and statements it was told from, with the names of days off', async () => {
    const unit = await world.commune();
    const source = await world.source(unit);
    const due = { in: { workingDays: 2 } };
    await world.say(source, [
      caseSaid(unit, 'dossier H-1', at('2026-08-31T09:00'), 'accepted', { due }),
      caseSaid(unit, 'dossier H-1', at('2026-09-03T10:00'), 'supplement'),
      caseSaid(unit, 'dossier H-1', at('2026-09-03T16:00'), 'processing'),
      caseSaid(unit, 'dossier H-1', at('2026-09-07T08:00'), 'finished'),
    ]);
    const told = await insight.reasons({ unit, kind: 'dossier', id: 'H-1' }, NOW_MS * 1_000);
    // Monday 31/8: 1/9 and 2/9 are off, so Thursday 3/9 and Friday 4/9, 17:00; the pause of 6 hours
    // moves it to 23:00, of which 10:00–11:30 and 13:30–16:00 are office hours
    expect(told).toMatchObject({
      verdict: 'late',
      judgedAt: '2026-09-07T01:00:00.000Z',
      due: {
        at: '2026-09-04T10:00:00.000Z',
        basis: 'period',
        from: 'acceptedAt',
        period: { amount: 2, unit: 'workingDays' },
        days: {
          counted: 2,
          skipped: [{ day: '2026-09-01' }, { day: '2026-09-02' }],
          more: 0,
        },
      },
      pauses: [{ movedMinutes: 360, workingMinutes: 240 }],
      movedMinutes: 360,
      effectiveDueAt: '2026-09-04T16:00:00.000Z',
      // from Friday 23:00 to Monday 08:00: half an hour of office
      past: { minutes: 57 * 60, workingMinutes: 30 },
    });
    expect(told?.due?.days?.skipped.map(({ name }) => name).join()).toMatch(/Quốc khánh/);
  });

  it('are nothing of a case that is not there', async () => {
    const unit = await world.commune();
    const nothing = { unit, kind: 'dossier', id: 'x' };
    await expect(insight.reasons(nothing, NOW_MS * 1_000)).resolves.toBeUndefined();
    await expect(insight.peers(nothing, 'VN', NOW_MS)).resolves.toBeUndefined();
  });
});

describe('the same procedure elsewhere', () => {
  /** Closed cases of a commune: when, how long they took in minutes, whether late. */
  async function closed(
    unit: string,
    procedure: string | null,
    ...each: [day: string, minutes: number | null, late: boolean][]
  ): Promise<void> {
    for (const [day, minutes, late] of each) {
      await world.query(
        `INSERT INTO cases (unit, kind, id, ts, state, opened_at, closed_at, effective_due_at,
           handled_working_min, category, attributes, statements)
         VALUES ($1, 'dossier', $2, $3, 'finished', $3, $3, $3::timestamptz + $4::interval, $5, 'dat-dai', $6, 1)`,
        [
          ...[unit, `d${(made += 1)}`, `${day}T10:00+07:00`, late ? '-1 hour' : '1 hour', minutes],
          procedure === null ? {} : { procedure, procedureName: 'Đăng ký kết hôn' },
        ],
      );
    }
  }
  let made = 0;

  it('is counted by commune over the last quarter, quickest first, with medians', async () => {
    const province = await world.province();
    const [own, quick, idle] = [
      await world.commune(province),
      await world.commune(province),
      await world.commune(province),
    ];
    const elsewhere = await world.commune();
    await closed(own, '1.004', ['2026-11-02', 900, true], ['2026-11-03', 450, false]);
    await closed(own, '1.004', ['2026-11-04', 1_000, false], ['2026-11-05', 10_000, true]);
    // another procedure, too long ago, and one of another province: none of them counts
    await closed(own, '2.000', ['2026-11-02', 1, false]);
    await closed(quick, '1.004', ['2026-08-21', 9_999, true], ['2026-08-23', 300, false]);
    await closed(elsewhere, '1.004', ['2026-11-02', 1, true]);
    const told = await insight.peers({ unit: own, kind: 'dossier', id: 'd1' }, province, NOW_MS);
    expect(told).toMatchObject({
      ...{ by: 'procedure', value: 'Đăng ký kết hôn', wholeProvince: true, dayMinutes: 450 },
      from: '2026-08-22T05:00:00.000Z',
    });
    // the median of 450, 900, 1000, 10000 is 950
    expect(told?.items).toEqual([
      expect.objectContaining({ unit: quick, own: false, closed: 1, late: 0, medianMinutes: 300 }),
      expect.objectContaining({ unit: own, own: true, closed: 4, late: 2, medianMinutes: 950 }),
    ]);
    expect(told?.items.map(({ unit }) => unit)).not.toContain(idle);
  });

  it('outside of what the caller may see does not exist', async () => {
    const province = await world.province();
    const [own, other] = [await world.commune(province), await world.commune(province)];
    await closed(own, null, ['2026-11-02', 60, false]);
    await closed(other, null, ['2026-11-02', 30, false]);
    const which = { unit: own, kind: 'dossier', id: `d${made - 1}` };
    const told = await insight.peers(which, own, NOW_MS);
    expect(told).toMatchObject({ by: 'category', value: 'dat-dai', wholeProvince: false });
    expect(told?.items.map(({ unit }) => unit)).toEqual([own]);
    const whole = await insight.peers(which, 'VN', NOW_MS);
    expect(whole?.items.map(({ unit }) => unit)).toEqual([other, own]);
  });

  it('mixes no simulated commune into a real province, and shows the own one without any', async () => {
    const province = await world.province();
    const own = await world.commune(province);
    const pretended = await world.commune(province, { simulated: true });
    await closed(pretended, '3.0', ['2026-11-02', 60, false]);
    await world.query(
      `INSERT INTO cases (unit, kind, id, ts, opened_at, attributes, statements)
       VALUES ($1, 'dossier', 'open', now(), now(), '{"procedure": "3.0"}', 1)`,
      [own],
    );
    const told = await insight.peers({ unit: own, kind: 'dossier', id: 'open' }, 'VN', NOW_MS);
    expect(told?.items).toMatchObject([{ unit: own, closed: 0, late: 0, medianMinutes: null }]);
  });

  it('is told from an index alone', async () => {
    const province = await world.province();
    const own = await world.commune(province);
    await world.query(
      `INSERT INTO cases (unit, kind, id, ts, state, opened_at, closed_at, effective_due_at,
         handled_working_min, attributes, statements)
       SELECT $1, 'dossier', 'f' || n, '2026-11-01', 'finished', '2026-11-01',
         '2026-11-19'::timestamptz - n * interval '10 minutes', '2026-11-10', n,
         jsonb_build_object('procedure', 'many-' || n % 40), 1 FROM generate_series(1, 20000) n`,
      [own],
    );
    await world.query('VACUUM ANALYZE cases');
    const [plan] = await world.query(
      `EXPLAIN (FORMAT JSON) SELECT unit, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY handled_working_min)
       FROM cases f WHERE f.kind = 'dossier' AND f.subject = 'many-7'
         AND f.closed_at >= '2026-08-01' GROUP BY f.unit`,
    );
    expect(JSON.stringify(plan)).toContain('cases_of_subject');
    expect(JSON.stringify(plan)).toContain('Index Only Scan');
  });
});
