import { CASE_SORTS, type CaseFact, type CaseSort } from '@nhip-xa/contract';
import { BadCursor, type CaseFilter } from '@nhip-xa/ports';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { pageStatement } from './case-list';
import { ordersOf } from './case-orders';
import { StoredFacts } from './fact-readers';
import { unitsWithin } from './subtree';

/** 2026-11-20 12:00 in Vietnam. */
const NOW_US = Date.parse('2026-11-20T05:00:00Z') * 1000;
const CASES = 200_000;
const SORTS = CASE_SORTS.flatMap((name): CaseSort[] => [name, `-${name}`]);

let opened: OpenedDatabase;
let facts: StoredFacts;

beforeAll(async () => {
  opened = await openDatabase();
  facts = new StoredFacts(opened.database);
  await opened.dataSource.query(SEED);
}, 300_000);
afterAll(() => opened.close());

/**
 * A province of 100 communes, 2,000 cases each, a case every two minutes; nine of ten are closed. Of
 * the last commune nothing comes but three cases of another province.
 */
const SEED = `
  INSERT INTO units (code, level, parent, path, name_vi) VALUES
    ('48', 'province', 'VN', '{VN,48}', 'Đà Nẵng'), ('01', 'province', 'VN', '{VN,01}', 'Hà Nội'),
    ('00004', 'commune', '01', '{VN,01,00004}', 'Ba Đình');
  INSERT INTO units (code, level, parent, path, name_vi)
    SELECT (20000 + n)::text, 'commune', '48', ARRAY['VN', '48', (20000 + n)::text], 'Xã ' || n
    FROM generate_series(0, 99) n;
  INSERT INTO sources (key, unit, local_id, kind, name, secret_hash)
    VALUES ('48.portal', '48', 'portal', 'service', 'Một cửa', '');
  INSERT INTO cases (unit, kind, id, source_id, ts, state, opened_at, effective_due_at, closed_at,
      open_from, open_to, attributes, category, statements)
    SELECT (20000 + n % 100)::text, CASE WHEN n % 5 = 0 THEN 'feedback' ELSE 'dossier' END,
      'H-' || lpad(n::text, 6, '0'), 1, opened,
      CASE WHEN n % 10 = 0 THEN 'processing' WHEN n % 1000 = 1 THEN 'stopped' ELSE 'finished' END,
      opened, CASE WHEN n % 4 = 0 THEN NULL ELSE opened + interval '5 days' END,
      CASE WHEN n % 10 = 0 THEN NULL ELSE opened + make_interval(days => 1 + n % 6) END,
      opened, CASE WHEN n % 10 = 0 THEN NULL ELSE opened + make_interval(days => 1 + n % 6) END,
      jsonb_build_object('procedure', 'TT-' || n % 500, 'channel', 'online'), 'N', 1
    FROM (SELECT n, timestamptz '2026-11-20 00:00Z' - make_interval(mins => 2 * n) AS opened
          FROM generate_series(0, ${CASES - 1}) n) made;
  INSERT INTO cases (unit, kind, id, ts, state, opened_at, open_from, statements)
    SELECT '00004', 'dossier', 'X-' || n, '2026-01-01Z', NULL, '2026-01-01Z', '2026-01-01Z', 1
    FROM generate_series(1, 3) n;
  ANALYZE cases; ANALYZE units; ANALYZE sources;`;

const filterOf = (filter: Partial<CaseFilter>): CaseFilter => ({
  within: '48',
  nowUs: NOW_US,
  ...filter,
});

/** Goes through a list page by page. */
async function all(filter: Partial<CaseFilter>, limit: number): Promise<CaseFact[]> {
  const found: CaseFact[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await facts.cases(filterOf(filter), { cursor, limit });
    found.push(...items);
    if (next === null) return found;
    cursor = next;
  }
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** Every node of how a page is read. */
async function planOf(filter: Partial<CaseFilter>): Promise<PlanNode[]> {
  const whole = filterOf(filter);
  const units = await unitsWithin(opened.database, whole.within);
  const [order] = ordersOf(whole.sort ?? '-openedAt', whole.atUs !== undefined);
  const { text, values } = pageStatement(whole, units, order!, { place: undefined, limit: 101 });
  const [row] = await opened.database.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>('read', {
    text: `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`,
    values,
  });
  const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
  return nodes(row!['QUERY PLAN'][0]!.Plan);
}

/** Rows of cases that a plan went through. */
const rowsRead = (plan: readonly PlanNode[]): number =>
  plan
    .filter((node) => node['Relation Name'] === 'cases')
    .reduce(
      (sum, node) =>
        sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    );

describe('the order of a list of cases', () => {
  const key = (sort: CaseSort, fact: CaseFact): string | null =>
    fact[sort.replace('-', '') as keyof CaseFact] as string | null;

  it.each(SORTS)('%s: each once, in order, those without it last', async (sort) => {
    // 2,000 cases of one commune, all of one kind
    const found = await all({ within: '20005', kind: 'feedback', sort }, 300);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found).toHaveLength(2_000);
    const keys = found.map((fact) => key(sort, fact));
    const having = keys.filter((one) => one !== null);
    expect(keys.slice(0, having.length)).toEqual(having);
    const sorted = [...having].sort();
    expect(having).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
  });

  it('stays in the subtree, and is refused a cursor of another order', async () => {
    await expect(all({ within: '01' }, 2)).resolves.toHaveLength(3);
    const { next } = await facts.cases(filterOf({ sort: 'id' }), { limit: 1 });
    const other = facts.cases(filterOf({ sort: 'state' }), { cursor: next!, limit: 1 });
    await expect(other).rejects.toThrow(BadCursor);
  });

  it('goes from cases that have what is sorted by to those that have not, across a page', async () => {
    const filter = { q: 'H-00000', sort: 'closedAt' } as const;
    // ten ids, of which H-000000 alone is open
    const ids = (await all(filter, 3)).map(({ id }) => id);
    expect(ids).toHaveLength(10);
    expect(ids.at(-1)).toBe('H-000000');
  });
});

describe('the filters of a list of cases', () => {
  const count = async (filter: Partial<CaseFilter>): Promise<number> =>
    (await facts.countCases(filterOf(filter), { rowsMost: Infinity, ms: 10_000 }))?.count ?? -1;

  it('choose what they say', async () => {
    // every tenth is open; one of a thousand was stopped
    expect(await count({ state: 'processing' })).toBe(20_000);
    expect(await count({ state: 'stopped' })).toBe(200);
    expect(await count({ procedure: 'TT-7' })).toBe(400);
    expect(await count({ channel: 'counter' })).toBe(0);
    expect(await count({ category: 'N', kind: 'feedback' })).toBe(40_000);
    expect(await count({ source: '48.portal' })).toBe(200_000);
    expect(await count({ source: '48.other' })).toBe(0);
    expect(await count({ q: 'H-19999' })).toBe(10);
    expect(await count({ q: 'h-19999' })).toBe(0);
    expect(await count({ q: 'H-%' })).toBe(0);
  });

  it('late: closed after six days where five were given', async () => {
    // n % 6 = 5 is closed on the sixth day; of those n % 4 = 0 has no date and n % 10 = 0 is open.
    // 5, 11, 17, 23, … : odd, so neither; 200,000 / 6 = 33,333 of 0 … 199,999
    expect(await count({ late: true })).toBe(33_333);
    expect(await count({ late: false })).toBe(200_000 - 33_333);
  });

  it('are counted exactly up to a limit', async () => {
    const limits = { rowsMost: 100, ms: 5_000 };
    await expect(facts.countCases(filterOf({}), limits)).resolves.toEqual({
      count: 100,
      more: true,
    });
    await expect(facts.countCases(filterOf({ q: 'H-00001' }), limits)).resolves.toEqual({
      count: 10,
      more: false,
    });
  });

  it('are not counted for longer than they may', async () => {
    const slow = facts.countCases(filterOf({ within: '48' }), { rowsMost: Infinity, ms: 1 });
    await expect(slow).resolves.toBeNull();
  });
});

/** 2026-11-10 07:00 in Vietnam: case 7,200 was opened in that minute, a case every two minutes. */
const THEN_US = Date.parse('2026-11-10T00:00:00Z') * 1000;
const FIRST_THEN = 7_200;
const A_DAY = 720;

describe('a list of cases at a moment of the past', () => {
  const then = (filter: Partial<CaseFilter>): Partial<CaseFilter> => ({ atUs: THEN_US, ...filter });
  const count = async (filter: Partial<CaseFilter>): Promise<number> => {
    const limits = { rowsMost: Infinity, ms: 10_000 };
    return (await facts.countCases(filterOf(then(filter)), limits))?.count ?? -1;
  };
  /** Cases of the province of which something holds, each by its number. */
  const counted = (holds: (n: number) => boolean): number => {
    let found = 0;
    for (let n = FIRST_THEN; n < CASES; n += 1) if (holds(n)) found += 1;
    return found;
  };
  /** Closed after 1 to 6 days; every tenth is open to this day. */
  const closedThen = (n: number): boolean =>
    n % 10 !== 0 && n - FIRST_THEN >= A_DAY * (1 + (n % 6));
  const hasDue = (n: number): boolean => n % 4 !== 0;
  const pastDue = (n: number): boolean => hasDue(n) && n - FIRST_THEN > A_DAY * 5;

  it('has what had been opened, as it stood', async () => {
    expect(await count({})).toBe(CASES - FIRST_THEN);
    expect(await count({ open: true })).toBe(counted((n) => !closedThen(n)));
    expect(await count({ open: false })).toBe(counted(closedThen));
    expect(await count({ overdue: true })).toBe(counted((n) => !closedThen(n) && pastDue(n)));
    expect(await count({ late: true })).toBe(
      counted((n) => closedThen(n) && hasDue(n) && n % 6 === 5),
    );
    // those that closed within the day before it
    const closedFromUs = THEN_US - 86_400_000_000;
    const closed = (n: number) => closedThen(n) && n - FIRST_THEN <= A_DAY * (2 + (n % 6));
    expect(await count({ closedFromUs })).toBe(counted(closed));
  });

  it('shows each as it stood, in order, each once, whatever the page', async () => {
    const within = '20005';
    for (const sort of ['-closedAt', 'effectiveDueAt', '-openedAt'] as const) {
      const found = await all(then({ within, sort }), 300);
      // every hundredth is the commune's
      expect(new Set(found.map(({ id }) => id)).size).toBe((CASES - FIRST_THEN) / 100);
      const iso = new Date(THEN_US / 1000).toISOString();
      expect(found.filter(({ closedAt }) => closedAt !== null && closedAt > iso)).toEqual([]);
      // 20005 has 5, 105, 205, …: none of them a tenth one
      const isOpen = ({ id }: CaseFact): boolean => !closedThen(Number(id.slice(2)));
      expect(found.filter((fact) => fact.open !== isOpen(fact))).toEqual([]);
    }
  });

  const PAGES: readonly (readonly [string, Partial<CaseFilter>])[] = [
    ...SORTS.filter((sort) => !sort.endsWith('state')).map((sort) => [sort, { sort }] as const),
    ['open by their date', { open: true, sort: 'effectiveDueAt' }],
    ['overdue by their date', { overdue: true, sort: 'effectiveDueAt' }],
    ['overdue, last opened first', { overdue: true }],
    ['late, last closed first', { late: true, sort: '-closedAt' }],
    ['a state of open cases', { state: 'processing', kind: 'dossier' }],
    ['open of a commune', { within: '20005', open: true }],
  ];
  it.each(PAGES)('%s: is read from an index, and little else with it', async (_, filter) => {
    const plan = await planOf(then(filter));
    expect(
      plan.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'cases'),
    ).toEqual([]);
    expect(rowsRead(plan)).toBeLessThan(8_000);
  });
});

describe('a page of a province of 200,000 cases', () => {
  const FILTERS: readonly (readonly [string, Partial<CaseFilter>])[] = [
    ...SORTS.map((sort) => [sort, { sort }] as const),
    ...SORTS.map((sort) => [`a kind by ${sort}`, { sort, kind: 'dossier' }] as const),
    ['open by its date', { open: true, sort: 'effectiveDueAt' }],
    ['overdue by its date', { overdue: true, sort: 'effectiveDueAt' }],
    ['late, last closed first', { late: true, sort: '-closedAt' }],
    ['of a commune, a kind', { within: '20005', kind: 'feedback' }],
    ['a rare state', { state: 'stopped', sort: '-openedAt' }],
    ['a number', { q: 'H-1234', sort: 'id' }],
    ['a procedure', { procedure: 'TT-7', sort: '-openedAt' }],
  ];

  it.each(FILTERS)('%s: is read from an index, and little else with it', async (_, filter) => {
    const plan = await planOf(filter);
    expect(
      plan.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'cases'),
    ).toEqual([]);
    // a sort is one of the page, or of what is equal in what the index has in order
    expect(rowsRead(plan)).toBeLessThan(5_000);
  });
});
