import type { StoredBatch } from '@nhip-xa/ports';
import { caseSaid, us } from '../../test/items';
import { World } from '../../test/world';
import { RETOLD_AT_ONCE, Retelling, SETTLED_SECONDS, requestRetelling } from './retelling';
import { RuleBook } from './rule-book';

let world: World;
let stored: StoredBatch[];
let retelling: Retelling;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.query('DELETE FROM case_retellings');
  stored = [];
  retelling = new Retelling({
    database: world.opened.database,
    rules: world.ruleBook.rules,
    reload: () => world.ruleBook.load(),
    nowUs: () => world.nowUs,
    onStored: (batch) => stored.push(batch),
  });
});

/** A local moment of November 2026, in microseconds. */
const at = (day: number, time = '08:00'): number =>
  us(`2026-11-${String(day).padStart(2, '0')}T${time}:00+07:00`);

interface Ruled {
  due_at: Date | null;
  effective_due_at: Date | null;
  due_from: string | null;
  intake_due_at: Date | null;
  accept_working_min: number | null;
  resolve_working_min: number | null;
  handled_working_min: number | null;
  allowed_working_min: number | null;
}
const ruled = async (unit: string, id: string): Promise<Ruled> => {
  const [row] = await world.query<Ruled>(
    `SELECT due_at, effective_due_at, due_from, intake_due_at, accept_working_min,
       resolve_working_min, handled_working_min, allowed_working_min
     FROM cases WHERE unit = $1 AND id = $2`,
    [unit, id],
  );
  return row as Ruled;
};
const date = (moment: number): Date => new Date(moment / 1000);

const off = (unit: string, day: number) =>
  world.query(
    `INSERT INTO calendar_days (unit, day, working, name, state, set_by)
     VALUES ($1, $2, false, 'Nghỉ', 'confirmed', 'test')`,
    [unit, `2026-11-${day}`],
  );
const ask = (unit: string) => {
  const { text, values } = requestRetelling(unit);
  return world.query(text, [...values]);
};
const pending = async (): Promise<number> =>
  (await world.query('SELECT FROM case_retellings')).length;

describe('a change of the calendar', () => {
  it('moves the dates of open cases of the unit and those below, and stirs their indicators', async () => {
    const province = await world.province();
    const [commune, other] = [await world.commune(province), await world.commune()];
    const accepted = { due: { in: { workingDays: 3 } } };
    for (const unit of [commune, other]) {
      await world.say(
        await world.source(unit),
        caseSaid(unit, 'dossier d', at(17), 'accepted', accepted),
      );
      // Tue 17: 18, 19, 20
      expect((await ruled(unit, 'd')).due_at).toEqual(date(at(20, '17:00')));
    }
    await off(province, 19);
    await ask(province);
    await retelling.run();
    // 18, 20, and Monday 23; to it from 17th 08:00: 3.5 + 3.5 hours, and three days of 7.5
    expect(await ruled(commune, 'd')).toMatchObject({
      due_at: date(at(23, '17:00')),
      effective_due_at: date(at(23, '17:00')),
      due_from: 'source',
      allowed_working_min: (7 + 7.5 * 3) * 60,
    });
    expect((await ruled(other, 'd')).due_at).toEqual(date(at(20, '17:00')));
    expect(stored.map(({ changed }) => changed)).toEqual([
      [{ unit: commune, fact: 'case:dossier', earliestUs: world.nowUs }],
    ]);
  });

  it('leaves closed cases as they were ruled, also when something of no matter is said of them', async () => {
    const commune = await world.commune();
    const source = await world.source(commune);
    await world.say(source, [
      caseSaid(commune, 'dossier d', at(17), 'accepted', { due: { in: { workingDays: 3 } } }),
      caseSaid(commune, 'dossier d', at(19), 'finished'),
    ]);
    const before = await ruled(commune, 'd');
    await off(commune, 18);
    await ask(commune);
    await retelling.run();
    expect(await ruled(commune, 'd')).toEqual(before);
    await world.say(source, [
      caseSaid(commune, 'dossier d', at(20), 'returned'),
      caseSaid(commune, 'dossier d', at(20, '09:00'), null, { attributes: { disliked: true } }),
    ]);
    expect(await ruled(commune, 'd')).toEqual(before);
    expect(stored).toEqual([]);
    // a word that changes its times rules anew: 19, 20, 23
    await world.say(
      source,
      caseSaid(commune, 'dossier d', at(20, '10:00'), null, {
        due: { in: { workingDays: 4 } },
      }),
    );
    expect((await ruled(commune, 'd')).due_at).toEqual(date(at(24, '17:00')));
  });

  it('reaches more cases than are told anew at once', async () => {
    const commune = await world.commune();
    const source = await world.source(commune);
    const ids = Array.from(
      { length: RETOLD_AT_ONCE + 1 },
      (_, index) => `feedback f${index}` as const,
    );
    const due = { due: { in: { workingDays: 3 } } };
    await world.say(
      source,
      ids.map((id) => caseSaid(commune, id, at(17), 'new', due)),
    );
    await off(commune, 19);
    await ask(commune);
    await retelling.run();
    const [row] = await world.query<{ moved: string }>(
      'SELECT count(*) AS moved FROM cases WHERE unit = $1 AND due_at = $2',
      [commune, date(at(23, '17:00'))],
    );
    expect(Number(row?.moved)).toBe(RETOLD_AT_ONCE + 1);
  });

  it('is done once every process has had the time to follow it', async () => {
    const commune = await world.commune();
    await ask(commune);
    await retelling.run();
    expect(await pending()).toBe(1);
    await world.query(
      `UPDATE case_retellings SET requested_at = now() - interval '${SETTLED_SECONDS + 1} s'`,
    );
    await retelling.run();
    expect(await pending()).toBe(0);
  });
});

it('a case that a process told by the old rules meanwhile is told once more', async () => {
  const commune = await world.commune();
  const source = await world.source(commune);
  await world.ruleBook.load();
  await off(commune, 19);
  await ask(commune);
  const here = new RuleBook(world.opened.database);
  const follows = new Retelling({
    database: world.opened.database,
    rules: here.rules,
    reload: () => here.load(),
    nowUs: () => world.nowUs,
    onStored: (batch) => stored.push(batch),
  });
  await follows.run();
  // the writing process has not heard of the change yet
  const due = { due: { in: { workingDays: 3 } } };
  await world.say(source, caseSaid(commune, 'dossier d', at(17), 'accepted', due));
  expect((await ruled(commune, 'd')).due_at).toEqual(date(at(20, '17:00')));
  await world.query(
    `UPDATE case_retellings SET requested_at = now() - interval '${SETTLED_SECONDS + 1} s'`,
  );
  await follows.run();
  expect((await ruled(commune, 'd')).due_at).toEqual(date(at(23, '17:00')));
  expect(await pending()).toBe(0);
});

describe('a policy', () => {
  const policy = (unit: string, days: number) =>
    world.query(
      `INSERT INTO deadline_policies (unit, kind, channel, severity, intake, resolve, set_by)
       VALUES ($1, 'feedback', '', '', $2, $3, 'test')`,
      [
        unit,
        { amount: 2, unit: 'hours', amountOnDayOff: 12 },
        { amount: days, unit: 'workingDays', amountOnDayOff: null },
      ],
    );

  it('of the nation gives 15 working days to feedback that comes without a date [766 §5.2]', async () => {
    const commune = await world.commune();
    await world.say(await world.source(commune), [
      caseSaid(commune, 'feedback f', at(2), 'new'),
      caseSaid(commune, 'task t', at(2), 'assigned'),
    ]);
    // Mon 2: 3–6, 9–13, 16–20, 23
    expect(await ruled(commune, 'f')).toMatchObject({
      due_at: date(at(23, '17:00')),
      due_from: 'policy',
      intake_due_at: null,
    });
    expect(await ruled(commune, 't')).toMatchObject({ due_at: null, due_from: null });
  });

  it('of a province that is set later gives its open feedback another date', async () => {
    const province = await world.province();
    const commune = await world.commune(province);
    await world.say(await world.source(commune), caseSaid(commune, 'feedback f', at(2), 'new'));
    await policy(province, 2);
    await ask(province);
    await retelling.run();
    expect(await ruled(commune, 'f')).toMatchObject({
      due_at: date(at(4, '17:00')),
      intake_due_at: date(at(2, '10:00')),
    });
  });
});

it('the office hours of a commune decide how long its cases took', async () => {
  const commune = await world.commune();
  await world.query(
    `INSERT INTO office_hours (unit, from_day, workday, saturday, set_by)
     VALUES ($1, '2026-11-01', $2, $3, 'test')`,
    [
      commune,
      JSON.stringify([
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '16:30' },
      ]),
      JSON.stringify([{ from: '07:30', to: '11:30' }]),
    ],
  );
  await world.ruleBook.load();
  await world.say(await world.source(commune), [
    caseSaid(commune, 'dossier d', at(20, '11:00'), 'new', { receivedBy: '20195' }),
    // on a Saturday with service, which is no working time
    caseSaid(commune, 'dossier d', at(21, '09:00'), 'accepted', {
      due: { in: { workingDays: 1 } },
    }),
    caseSaid(commune, 'dossier d', at(23, '09:00'), 'supplement'),
    caseSaid(commune, 'dossier d', at(23, '15:30'), 'processing'),
    caseSaid(commune, 'dossier d', at(24, '08:30'), 'finished'),
  ]);
  expect(await ruled(commune, 'd')).toMatchObject({
    due_at: date(at(23, '16:30')),
    // Fri 11:00–12:00, 13:00–16:30
    accept_working_min: 4.5 * 60,
    // Mon 7.5, Tue 0.5
    resolve_working_min: 8 * 60,
    // both, less Mon 09:00–12:00 and 13:00–15:30
    handled_working_min: (4.5 + 8 - 5.5) * 60,
    allowed_working_min: (4.5 + 7.5) * 60,
  });
  // the commune that took it in is not the one that answers for it
  expect(
    await world.query('SELECT unit, received_by FROM cases WHERE id = $1 AND unit = $2', [
      'd',
      commune,
    ]),
  ).toEqual([{ unit: commune, received_by: '20195' }]);
});
