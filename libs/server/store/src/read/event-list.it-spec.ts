import type { EventFact, EventSort } from '@nhip-xa/contract';
import type { EventFilter } from '@nhip-xa/ports';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { eventStatement } from './events';
import { StoredFacts } from './fact-readers';
import { unitsWithin } from './subtree';

const EVENTS = 200_000;
/** The newest. */
const LAST = '2026-11-20T00:00:00Z';

let opened: OpenedDatabase;
let facts: StoredFacts;

beforeAll(async () => {
  opened = await openDatabase();
  facts = new StoredFacts(opened.database);
  await opened.dataSource.query(SEED);
}, 120_000);
afterAll(() => opened.close());

/** A province of 100 communes, 2,000 events each, one every two minutes; one of a thousand is a visit. */
const SEED = `
  INSERT INTO units (code, level, parent, path, name_vi)
    VALUES ('48', 'province', 'VN', '{VN,48}', 'Đà Nẵng');
  INSERT INTO units (code, level, parent, path, name_vi)
    SELECT (20000 + n)::text, 'commune', '48', ARRAY['VN', '48', (20000 + n)::text], 'Xã ' || n
    FROM generate_series(0, 99) n;
  INSERT INTO sources (key, unit, local_id, kind, name, secret_hash)
    SELECT (20000 + n) || '.s', (20000 + n)::text, 's', 'service', 'Nguồn', ''
    FROM generate_series(0, 99) n;
  INSERT INTO events (unit, source_id, id, type, at, received_at)
    SELECT s.unit, s.id, 'e' || n, CASE WHEN n % 1000 = 1 THEN 'assist.visit' ELSE 'trade.order' END,
      timestamptz '${LAST}' - make_interval(mins => 2 * n), now()
    FROM generate_series(0, ${EVENTS - 1}) n JOIN sources s ON s.unit = (20000 + n % 100)::text;
  ANALYZE events; ANALYZE units; ANALYZE sources;`;

async function all(filter: Partial<EventFilter>, limit: number): Promise<EventFact[]> {
  const found: EventFact[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await facts.events({ within: '48', ...filter }, { cursor, limit });
    found.push(...page.items);
    if (page.next === null) return found;
    cursor = page.next;
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

async function planOf(filter: Partial<EventFilter>): Promise<PlanNode[]> {
  const whole = { within: '48', ...filter };
  const units = await unitsWithin(opened.database, whole.within);
  const { text, values } = eventStatement(whole, units, undefined, 101);
  const [row] = await opened.database.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>('read', {
    text: `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`,
    values,
  });
  const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
  return nodes(row!['QUERY PLAN'][0]!.Plan);
}

describe('a list of events', () => {
  it.each<EventSort>(['at', '-at'])('%s: each once and in order, page by page', async (sort) => {
    const found = await all({ within: '20007', sort }, 300);
    const moments = found.map(({ ts }) => ts);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2_000);
    const sorted = [...moments].sort();
    expect(moments).toEqual(sort === 'at' ? sorted : sorted.reverse());
  });

  it('is of a source, of a type, and of ids that begin alike', async () => {
    expect(await all({ source: '20007.s' }, 1_000)).toHaveLength(2_000);
    expect(await all({ source: '20007.s', within: '20008' }, 10)).toEqual([]);
    // n % 1000 = 1 among 200,000
    expect(await all({ type: 'assist.visit' }, 150)).toHaveLength(200);
    // e19999, e199990 … e199999
    expect(await all({ q: 'e19999' }, 5)).toHaveLength(11);
  });

  it('lies between two moments, oldest first too', async () => {
    const to = Date.parse(LAST) * 1000;
    const fromUs = to - 20 * 60_000_000;
    const ids = (await all({ fromUs, toUs: to, sort: 'at' }, 3)).map(({ id }) => id);
    // every two minutes of twenty, the last one excluded
    expect(ids).toEqual(['e10', 'e9', 'e8', 'e7', 'e6', 'e5', 'e4', 'e3', 'e2', 'e1']);
  });
});

describe('a page of a province of 200,000 events', () => {
  const FILTERS: readonly (readonly [string, Partial<EventFilter>])[] = [
    ['newest first', {}],
    ['oldest first', { sort: 'at' }],
    ['of a commune', { within: '20007' }],
    ['of a source', { source: '20007.s' }],
    ['of a rare type', { type: 'assist.visit' }],
  ];

  it.each(FILTERS)('%s: is read from an index, and little else with it', async (_, filter) => {
    const read = (await planOf(filter)).filter(({ 'Relation Name': name }) =>
      /^events/.test(name ?? ''),
    );
    expect(read.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    const rows = read.reduce(
      (sum, node) =>
        sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    );
    expect(rows).toBeLessThan(5_000);
  });
});
