import { PLAIN_RULES } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { caseSaid, us } from '../../test/items';
import { World } from '../../test/world';
import { until } from '@nhip-xa/testing';
import type { GivenStatement } from './case-statements';
import { writeCases } from './case-writer';
import { VerdictWriter } from './verdict-writer';

let world: World;
let commune: string;
let source: SourceIdentity;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  source = await world.source(commune);
});

/** A local moment of November 2026, in microseconds. */
const at = (day: number, time = '08:00'): number =>
  us(`2026-11-${String(day).padStart(2, '0')}T${time}:00+07:00`);
const iso = (moment: number): string => new Date(moment / 1000).toISOString();

interface CaseRow {
  state: string;
  opened_at: Date;
  accepted_at: Date | null;
  effective_due_at: Date | null;
  closed_at: Date | null;
  supplements: number;
  attributes: Record<string, unknown>;
  statements: number;
  ts: Date;
}

const told = async (id: string, unit = commune): Promise<CaseRow | undefined> => {
  const [row] = await world.query<CaseRow>(
    `SELECT state, opened_at, accepted_at, effective_due_at, closed_at, supplements, attributes,
       statements, ts FROM cases WHERE unit = $1 AND id = $2`,
    [unit, id],
  );
  return row;
};

/** A dossier that was asked for supplements once: eight statements of it, one a partial one. */
const LIFE = () => [
  caseSaid(commune, 'dossier d1', at(2), 'new', { attributes: { channel: 'online' } }),
  caseSaid(commune, 'dossier d1', at(3), 'accepted', { due: { in: { workingDays: 5 } } }),
  caseSaid(commune, 'dossier d1', at(4), 'processing'),
  caseSaid(commune, 'dossier d1', at(5), 'supplement'),
  caseSaid(commune, 'dossier d1', at(6), null, { attributes: { fee: 20_000 } }),
  caseSaid(commune, 'dossier d1', at(7), 'processing'),
  caseSaid(commune, 'dossier d1', at(9), 'finished'),
  caseSaid(commune, 'dossier d1', at(10), 'returned'),
];

describe('a case', () => {
  it('is told from all that was said, whatever the order and the batches', async () => {
    const life = LIFE();
    for (const index of [6, 1, 7, 0, 3, 5, 2, 4]) await world.say(source, life[index] ?? []);
    const row = await told('d1');
    expect(row).toMatchObject({
      state: 'returned',
      opened_at: new Date(iso(at(2))),
      accepted_at: new Date(iso(at(3))),
      // accepted Tue 3: five working days are 4, 5, 6, 9, 10; moved by the two days of the pause
      effective_due_at: new Date(iso(at(12, '17:00'))),
      closed_at: new Date(iso(at(9))),
      supplements: 1,
      attributes: { channel: 'online', fee: 20_000 },
      statements: 8,
    });
    // all at once, in another unit, is the same
    const other = await world.commune();
    await world.say(
      await world.source(other),
      life.map((said) => ({ ...said, item: { ...said.item, commune: other } })),
    );
    expect(await told('d1', other)).toEqual(row);
  });

  it('keeps each statement once: a repeat changes nothing and stirs nothing', async () => {
    await world.say(source, LIFE());
    const row = await told('d1');
    const again = await world.say(source, LIFE().reverse());
    expect(again.counts).toEqual({ received: 8, stored: 0, repeats: 8, conflicts: 0, rejected: 0 });
    expect(again).toMatchObject({ changed: [], cases: [] });
    expect(await told('d1')).toEqual(row);
  });

  it('of which the same moment and state is told otherwise is a conflict: the first stands', async () => {
    await world.say(source, caseSaid(commune, 'feedback f', at(2), 'new', { category: 'rác' }));
    const { counts } = await world.say(
      source,
      caseSaid(commune, 'feedback f', at(2), 'new', { category: 'đường' }),
    );
    expect(counts).toMatchObject({ stored: 0, repeats: 1, conflicts: 1 });
    const rows = await world.query('SELECT category FROM cases WHERE unit = $1', [commune]);
    expect(rows).toEqual([{ category: 'rác' }]);
  });

  it('of the same moment in another state keeps both statements, and the first state', async () => {
    await world.say(source, caseSaid(commune, 'feedback f', at(2), 'accepted'));
    const { counts } = await world.say(source, caseSaid(commune, 'feedback f', at(2), 'resolved'));
    expect(counts).toMatchObject({ stored: 1, conflicts: 0 });
    expect(await told('f')).toMatchObject({ state: 'accepted', closed_at: null, statements: 2 });
  });

  it('within one batch is stored in the order of the batch', async () => {
    await world.say(source, [
      caseSaid(commune, 'feedback f', at(2), 'resolved'),
      caseSaid(commune, 'feedback f', at(2), 'accepted'),
      caseSaid(commune, 'feedback f', at(2), 'resolved'),
    ]);
    expect(await told('f')).toMatchObject({ state: 'resolved', statements: 2 });
  });

  it('is another in another commune, and another of another kind', async () => {
    const province = await world.province();
    const [a, b] = [await world.commune(province), await world.commune(province)];
    const { counts } = await world.say(await world.source(province), [
      caseSaid(a, 'dossier 1', at(2), 'accepted'),
      caseSaid(b, 'dossier 1', at(2), 'accepted'),
      caseSaid(a, 'feedback 1', at(2), 'accepted'),
    ]);
    expect(counts.stored).toBe(3);
  });

  it('is the same whichever source of the commune tells of it', async () => {
    const other = await world.source(commune);
    await world.say(source, caseSaid(commune, 'dossier d', at(2), 'accepted'));
    await world.say(other, caseSaid(commune, 'dossier d', at(3), 'finished'));
    expect(await told('d')).toMatchObject({ state: 'finished', statements: 2 });
  });

  it('tells what is new: that it is there, and its states, but not what came late', async () => {
    const tell = async (day: number, state: string | null) =>
      (await world.say(source, caseSaid(commune, 'dossier d', at(day), state))).cases.map(
        ({ state: now, isNew }) => [now, isNew],
      );
    expect(await tell(5, 'accepted')).toEqual([['accepted', true]]);
    expect(await tell(6, null)).toEqual([]);
    expect(await tell(7, 'finished')).toEqual([['finished', false]]);
    expect(await tell(6, 'processing')).toEqual([]);
  });

  it('that two processes tell of at once, while nobody knew it, keeps both words', async () => {
    const { database } = world.opened;
    const statement = (day: number, state: string): GivenStatement => ({
      unit: commune,
      kind: 'dossier',
      id: 'new',
      tsUs: at(day),
      state,
      fields: {},
      sourceId: source.id,
      byPerson: null,
      receivedUs: world.nowUs,
      topic: '',
    });
    let commit: () => void = () => undefined;
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    let written: () => void = () => undefined;
    const firstWritten = new Promise<void>((resolve) => (written = resolve));
    const first = database.transaction('intake', async (session) => {
      await writeCases(session, [statement(3, 'finished')], PLAIN_RULES);
      written();
      await mayCommit;
    });
    await firstWritten;
    const second = database.transaction('intake', (session) =>
      writeCases(session, [statement(2, 'accepted')], PLAIN_RULES),
    );
    await until('the second waits for the first', async () => {
      const waiting = await world.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      return waiting.length > 0;
    });
    commit();
    await first;
    const { changed } = await second;
    expect(changed).toEqual([]);
    expect(await told('new')).toMatchObject({ state: 'finished', statements: 2 });
  });
});

describe('a verdict', () => {
  const author = { who: 'chu-tich', role: 'chairman', via: null };
  const stored: string[][] = [];
  const verdicts = () =>
    new VerdictWriter(
      world.opened.database,
      () => PLAIN_RULES,
      () => (world.nowUs += 1),
      ({ cases }) => stored.push(cases.map(({ state }) => state ?? '')),
    );

  it('closes the detection, is told, and is not undone by its camera', async () => {
    const camera = await world.source(commune, { kind: 'camera' });
    await world.say(camera, caseSaid(commune, 'detection x', at(20, '11:00'), 'pending'));
    await expect(verdicts().give(commune, 'detection', 'x', 'rejected', author)).resolves.toBe(
      true,
    );
    expect(stored.at(-1)).toEqual(['rejected']);
    await world.say(camera, caseSaid(commune, 'detection x', world.nowUs + 1, 'pending'));
    await world.say(camera, caseSaid(commune, 'detection x', world.nowUs + 2, 'confirmed'));
    expect(await told('x')).toMatchObject({ state: 'rejected' });
    await expect(verdicts().give(commune, 'detection', 'x', 'confirmed', author)).resolves.toBe(
      false,
    );
  });

  it('stands although the camera clock is ahead', async () => {
    const camera = await world.source(commune, { kind: 'camera' });
    const ahead = world.nowUs + 200_000_000;
    await world.say(camera, caseSaid(commune, 'detection y', ahead, 'pending'));
    await verdicts().give(commune, 'detection', 'y', 'confirmed', author);
    const row = await told('y');
    expect(row).toMatchObject({ state: 'confirmed' });
    expect(row?.closed_at?.getTime()).toBeGreaterThanOrEqual(Math.floor(ahead / 1000));
  });

  it('on what is not there is none', async () => {
    await expect(verdicts().give(commune, 'detection', 'none', 'confirmed', author)).resolves.toBe(
      false,
    );
  });
});
