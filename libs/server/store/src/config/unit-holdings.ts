import type { Page, UnitHoldings } from '@nhip-xa/contract';
import type { HoldingsFilter, PageRequest, UnitHoldingsReader } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { pageOf, readCursor } from '../read/paging';
import type { ConfigDatabase } from './config-database';
import { UnitRow } from './unit.entity';
import { unitOf } from './units';

type Counts = Pick<UnitHoldings, 'below' | 'sources' | 'users' | 'displays'>;

/** Vietnamese letters and what they are folded to, one for one; lower case. */
const LETTERS = 'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ';
const FOLDED = 'aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy';
const fold = (text: string): string => `translate(lower(${text}), '${LETTERS}', '${FOLDED}')`;

/** What hangs on a unit and on all that lies below it: counted from the few, not from the units. */
const HANGING = `
  SELECT top, what, count(*)::int AS n FROM (
    SELECT unit, 'sources' AS what FROM sources WHERE removed_at IS NULL AND kind <> 'typed'
    UNION ALL SELECT unit, 'users' FROM users
    UNION ALL SELECT unit, 'displays' FROM displays WHERE revoked_at IS NULL) held
  JOIN units u ON u.code = held.unit CROSS JOIN LATERAL unnest(u.path) AS top
  WHERE top = ANY ($1::text[]) GROUP BY top, what
  UNION ALL
  SELECT parent, 'below', count(*)::int FROM units WHERE parent = ANY ($1::text[]) GROUP BY parent`;

/** Units with how much hangs on each of them. */
export class UnitHoldingsRepository implements UnitHoldingsReader {
  constructor(private readonly database: ConfigDatabase) {}

  async list(filter: HoldingsFilter, page: PageRequest): Promise<Page<UnitHoldings>> {
    const after = readCursor(page.cursor, ['string'])?.[0] as string | undefined;
    return this.database.read(async (manager) => {
      const rows = await unitsOf(manager, filter, after, page.limit + 1);
      const counts = await countsOf(
        manager,
        rows.map(({ code }) => code),
      );
      const none: Counts = { below: 0, sources: 0, users: 0, displays: 0 };
      return pageOf(
        rows,
        page,
        (row) => ({ ...unitOf(row), ...none, ...counts.get(row.code) }),
        (row) => [row.code],
      );
    });
  }
}

function unitsOf(
  manager: EntityManager,
  { within, q, level, simulated }: HoldingsFilter,
  after: string | undefined,
  limit: number,
): Promise<UnitRow[]> {
  const query = manager.createQueryBuilder(UnitRow, 'unit').orderBy('unit.code').take(limit);
  if (q === undefined && level === undefined) query.where('unit.parent = :within', { within });
  else query.where('unit.path @> ARRAY[:within]::text[]', { within });
  if (q !== undefined) {
    query.andWhere(
      `(unit.code LIKE :code || '%' OR strpos(${fold('unit.name_vi')}, ${fold(':q')}) > 0
        OR strpos(lower(unit.name_en), lower(:q)) > 0)`,
      { q: q.normalize('NFC'), code: q.replace(/[\\%_]/g, '\\$&') },
    );
  }
  if (level !== undefined) query.andWhere('unit.level = :level', { level });
  if (simulated !== undefined) query.andWhere('unit.simulated = :simulated', { simulated });
  if (after !== undefined) query.andWhere('unit.code > :after', { after });
  return query.getMany();
}

async function countsOf(
  manager: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Partial<Counts>>> {
  const rows = await manager.query<{ top: string; what: keyof Counts; n: number }[]>(HANGING, [
    codes,
  ]);
  const counts = new Map<string, Partial<Counts>>();
  for (const { top, what, n } of rows) counts.set(top, { ...counts.get(top), [what]: n });
  return counts;
}
