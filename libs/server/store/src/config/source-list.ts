import { LIMITS, type Page, type Source, type SourceSort } from '@nhip-xa/contract';
import type { PageRequest, SourceFilter } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { pageOf, readCursor } from '../read/paging';
import { SEEN, STANDS, sourceOf, type SeenRow } from './seen-sources';

/** What a list can be ordered by, as a text whose bytes are in that order; equal ones by key. */
const ORDERS: Readonly<Record<string, string>> = {
  key: `s.key`,
  name: `lower(s.name)`,
  kind: `s.kind`,
  state: `coalesce(p.state, 'offline')`,
  // who was never heard comes before everybody
  heardAt: `coalesce(to_char(p.heard_at, 'YYYYMMDDHH24MISSUS'), '')`,
};
const BY_KEY: SourceSort = 'key';
/** What sources are found and ordered by; the rest is looked up for those of the page alone. */
const FOUND = `FROM sources s LEFT JOIN presence p ON p.source_id = s.id JOIN units u ON u.code = s.unit`;

/** Sources of a unit and those below it. A province has thousands: they are sorted as they are read. */
export async function listSources(
  manager: EntityManager,
  filter: SourceFilter,
  page: PageRequest,
): Promise<Page<Source>> {
  const sort = filter.sort ?? BY_KEY;
  const descending = sort.startsWith('-');
  const column = `(${ORDERS[descending ? sort.slice(1) : sort] ?? 's.key'}) COLLATE "C"`;
  const after = readCursor(page.cursor, ['string', 'string']);
  const { conditions, values } = conditionsOf(filter);
  const [sign, way] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  if (after) {
    const first = values.push(after[0], after[1]) - 1;
    conditions.push(`(${column}, s.key COLLATE "C") ${sign} ($${first}, $${first + 1})`);
  }
  const rows = await manager.query<(SeenRow & { sorted: string })[]>(
    `WITH listed AS (
       SELECT s.id, ${column} AS sorted ${FOUND} WHERE ${conditions.join(' AND ')}
       ORDER BY ${column} ${way}, s.key COLLATE "C" ${way} LIMIT ${page.limit + 1})
     ${SEEN.replace('SELECT', 'SELECT l.sorted,')} JOIN listed l ON l.id = s.id
     ORDER BY l.sorted ${way}, s.key COLLATE "C" ${way}`,
    values,
  );
  return pageOf(rows, page, sourceOf, (row) => [row.sorted, row.key]);
}

export async function countSources(manager: EntityManager, filter: SourceFilter): Promise<number> {
  const { conditions, values } = conditionsOf(filter);
  const [row] = await manager.query<{ n: string }[]>(
    `SELECT count(*)::text AS n ${FOUND} WHERE ${conditions.join(' AND ')}`,
    values,
  );
  return Number(row?.n ?? 0);
}

function conditionsOf(filter: SourceFilter): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = [filter.within];
  const conditions = [STANDS, 'u.path @> ARRAY[$1::text]'];
  const add = (condition: (place: string) => string, value: string | undefined): void => {
    if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
  };
  add((place) => `s.kind = ${place}`, filter.kind);
  add((place) => `coalesce(p.state, 'offline') = ${place}`, filter.state);
  add((place) => `s.gateway = ${place}`, filter.gateway);
  add(
    (place) =>
      `(s.flags -> ${place} ->> 'at')::timestamptz > now() - interval '${LIMITS.flagHours} hours'`,
    filter.flag,
  );
  // what people type is looked for as it is, no sign of it is a pattern
  add(
    (place) => `(strpos(s.key, lower(${place})) > 0 OR strpos(lower(s.name), lower(${place})) > 0)`,
    filter.q,
  );
  return { conditions, values };
}
