import { kpiDraft, type KpiDefinition, type KpiDraft } from '@nhip-xa/contract';
import {
  BUILT_IN_KPIS,
  KpiBook,
  PLAIN_RULES,
  completed,
  draftOf,
  feedingGroupsOf,
} from '@nhip-xa/domain';
import { createLogger } from '@nhip-xa/platform';
import { NotMeasurable, SYSTEM_AUTHOR } from '@nhip-xa/ports';
import { caseSaid, us } from '../../test/items';
import { openAnother, openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { World } from '../../test/world';
import { DefinitionRepository } from '../config/definitions';
import { DefinitionBook } from './definition-book';
import { officeTimeOf } from './office-time';
import { PgKpiProbe } from './pg-kpi-probe';
import { PgKpiReader } from './pg-kpi-reader';

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await openDatabase();
});
afterAll(() => opened.close());

const logger = createLogger({ level: 'silent' });
const [FIRST, SECOND] = BUILT_IN_KPIS as [KpiDefinition, KpiDefinition];
const NO_CHECK = (): void => undefined;

const bookOver = (database: OpenedDatabase, builtIns: readonly KpiDefinition[]): DefinitionBook =>
  new DefinitionBook(database.database, builtIns, logger);

async function openedBook(
  database: OpenedDatabase,
  builtIns: readonly KpiDefinition[],
): Promise<DefinitionBook> {
  const book = bookOver(database, builtIns);
  await book.open();
  return book;
}

const other = (definition: KpiDefinition, more: Partial<KpiDraft>): KpiDraft => ({
  ...draftOf(definition),
  ...more,
});

describe('what comes with the product', () => {
  it('is brought in once, by however many processes that start at once', async () => {
    const database = await openAnother(opened);
    const books = await Promise.all(
      Array.from({ length: 4 }, () => openedBook(database, BUILT_IN_KPIS)),
    );
    for (const { book } of books) expect(book().all).toEqual(BUILT_IN_KPIS);
    const [row] = await database.database.query<{ count: number }>('read', {
      text: 'SELECT count(*)::int FROM kpi_definitions',
    });
    expect(row?.count).toBe(BUILT_IN_KPIS.length);
    await database.close();
  });

  it('gets its next version where the product says something else', async () => {
    const database = await openAnother(opened);
    await openedBook(database, [FIRST, SECOND]);
    const newer = { ...FIRST, target: '≤ 1' };
    const { book, versionOf } = await openedBook(database, [newer, SECOND]);
    expect(book().all).toMatchObject([{ target: '≤ 1', version: 2 }, { version: 1 }]);
    expect(versionOf).toBeDefined();
    await database.close();
  });

  it('leaves what a person changed, and waits among the versions', async () => {
    const database = await openAnother(opened);
    const definitions = new DefinitionRepository(database.config);
    await openedBook(database, [FIRST]);
    await definitions.replace(other(FIRST, { target: '≤ 5' }), NO_CHECK, SYSTEM_AUTHOR);
    const book = await openedBook(database, [{ ...FIRST, target: '≤ 1' }]);
    expect(book.book().one(FIRST.code)).toMatchObject({ target: '≤ 5', version: 2 });
    const versions = await definitions.versions(FIRST.code);
    expect(versions.map(({ by, current, definition }) => [by, current, definition.target])).toEqual(
      [
        [null, false, '≤ 1'],
        ['system', true, '≤ 5'],
        [null, false, '0'],
      ],
    );
    await database.close();
  });

  it('stays off where it was switched off', async () => {
    const database = await openAnother(opened);
    await openedBook(database, [FIRST]);
    const definitions = new DefinitionRepository(database.config);
    await definitions.replace(other(FIRST, { enabled: false }), NO_CHECK, SYSTEM_AUTHOR);
    const { book } = await openedBook(database, [{ ...FIRST, target: '≤ 1' }]);
    expect(book().one(FIRST.code)).toMatchObject({ target: '≤ 1', enabled: false });
    await database.close();
  });
});

it('reads the others where one cannot be read', async () => {
  const database = await openAnother(opened);
  const book = await openedBook(database, [FIRST, SECOND]);
  await database.database.query('read', {
    text: `UPDATE kpi_definitions SET definition = '{"code": "x"}' WHERE code = $1`,
    values: [SECOND.code],
  });
  expect(await book.reload()).toBe(true);
  expect(book.book().all.map(({ code }) => code)).toEqual([FIRST.code]);
  expect(await book.reload()).toBe(false);
  await database.close();
});

it('follows rules of units, and tells whether anything is other than before', async () => {
  const database = await openAnother(opened);
  const book = await openedBook(database, [FIRST]);
  expect(await book.reload()).toBe(false);
  await database.database.query('read', {
    text: `INSERT INTO unit_rules (unit, kpi, rule, set_by, why)
      VALUES ('VN', $1, '{"targetValue": 3, "owner": "A"}', 'x', 'y')`,
    values: [FIRST.code],
  });
  expect(await book.reload()).toBe(true);
  expect(book.book().ruledIn('VN', FIRST).targetValue).toBe(3);
  expect(book.book().ruledIn('48', FIRST).targetValue).toBe(0);
  expect(book.book().ownerOf('VN', FIRST.code)).toBe('A');
  await database.close();
});

describe('over facts', () => {
  let world: World;
  let commune: string;
  const NOON = us('2026-11-20T12:00:00+07:00');
  beforeAll(async () => {
    world = await World.open(opened);
    world.nowUs = NOON;
    commune = await world.commune();
  });
  afterAll(() => world.close());

  const office = officeTimeOf(() => PLAIN_RULES);
  const probe = (): PgKpiProbe =>
    new PgKpiProbe(
      world.opened.database,
      () => world.book,
      office,
      () => world.nowMs,
    );

  const sumOf = (code: string, attribute: string): KpiDefinition =>
    completed(
      kpiDraft.parse({
        ...draftOf(FIRST),
        code,
        measure: {
          numerator: [{ fact: 'case', kind: 'dossier', aggregate: 'sum', value: { attribute } }],
        },
      }),
      { version: 1, builtIn: false, enabled: true },
    );

  it('numbers that the database cannot reckon with spoil their own KPI alone', async () => {
    const source = await world.source(commune);
    const dossier = (id: string) =>
      caseSaid(commune, `dossier ${id}`, NOON - 1_000_000, 'accepted', {
        attributes: { fee: 1.7e308, small: 2 },
      });
    await world.say(source, [dossier('a'), dossier('b')]);
    const spoilt = sumOf('spoilt', 'fee');
    const fine = sumOf('fine', 'small');
    const asked = [spoilt, fine].map((definition) => ({
      definition,
      groups: feedingGroupsOf(definition.measure),
    }));
    // 1.7e308 twice is more than a number can be; 2 and 2 are 4
    const measured = await world.kpis.measure(asked, [commune], world.nowMs);
    expect(measured).toMatchObject([
      { kpi: 'spoilt', numerator: null, fed: false },
      { kpi: 'fine', numerator: 4, fed: true },
    ]);
    await expect(
      probe().measure(asked[0] as never, [commune], { atMs: world.nowMs, past: false }),
    ).rejects.toBeInstanceOf(NotMeasurable);
  });

  it('the planner tells what a definition costs for all communes', async () => {
    const cost = await probe().cost(FIRST);
    expect(cost.estimated).toBeGreaterThan(0);
    expect(cost).toMatchObject({ allowed: true, limit: 2_000_000 });
    expect(cost.units).toBeGreaterThan(0);
    // two sides are two scans: more than one
    const twice = await probe().cost(SECOND);
    expect(twice.estimated).toBeGreaterThan(cost.estimated);
  });

  it('a value of the past is told by the version that gave it', async () => {
    const definitions = new DefinitionRepository(world.opened.config);
    const book = await openedBook(world.opened, [FIRST]);
    await definitions.replace(
      other(FIRST, { words: { vi: 'Lời mới', en: 'New words' } }),
      NO_CHECK,
      SYSTEM_AUTHOR,
    );
    await book.reload();
    world.book = new KpiBook(book.book().all);
    await world.opened.database.query('read', {
      text: `INSERT INTO kpi_history (unit, kpi, value, numerator, denominator, status, since, at,
          fresh_at, reporting, expected, version, corrected)
        SELECT $1, $2, v, v, 1, 'good', at, at, at, 1, 1, v, false
        FROM (VALUES (1, timestamptz '2026-11-18T05:00:00Z'), (2, '2026-11-19T05:00:00Z')) h (v, at)`,
      values: [commune, FIRST.code],
    });
    const reader = new PgKpiReader(
      world.opened.database,
      () => world.book,
      office,
      () => world.nowMs,
      (code, version) => book.versionOf(code, version),
    );
    const definition = world.book.one(FIRST.code) as KpiDefinition;
    const groups = feedingGroupsOf(definition.measure);
    const told = async (iso: string) =>
      (
        await reader.evidence({
          unit: commune,
          definition,
          groups,
          atMs: Date.parse(iso),
          side: 'numerator',
          limit: 10,
        })
      )?.definition;
    expect(await told('2026-11-18T12:00:00Z')).toMatchObject({ version: 1, words: FIRST.words });
    expect(await told('2026-11-19T12:00:00Z')).toMatchObject({
      version: 2,
      words: { vi: 'Lời mới', en: 'New words' },
    });
  });
});
