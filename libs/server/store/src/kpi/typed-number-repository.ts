import type { Page, TypeNumber, TypedNumber } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { Author, PageRequest, TypedFilter, TypedNumberStore } from '@nhip-xa/ports';
import { writeDownStatement } from '../config/audit';
import { rowId } from '../config/row-id';
import type { Database, Session } from '../database/database';
import { pageOf, readCursor } from '../read/paging';

interface Row {
  id: string;
  unit: string;
  kpi: string;
  numerator: number;
  denominator: number | null;
  period_from: Date;
  period_to: Date;
  expires_at: Date;
  note: string;
  typed_by: string;
  typed_at: Date;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}

/** Numbers that people type, and what becomes of them; nothing is ever changed or forgotten. */
export class TypedNumberRepository implements TypedNumberStore {
  constructor(
    private readonly database: Database,
    private readonly nowMs: () => number,
  ) {}

  async list({ within, kpi }: TypedFilter, page: PageRequest): Promise<Page<TypedNumber>> {
    const after = readCursor(page.cursor, ['number']);
    const rows = await this.database.query<Row>('read', {
      text: `SELECT t.* FROM typed_numbers t JOIN units u ON u.code = t.unit
             WHERE u.path @> ARRAY[$1] AND ($2::text IS NULL OR t.kpi = $2)
               AND ($3::bigint IS NULL OR t.id < $3) ORDER BY t.id DESC LIMIT ${page.limit + 1}`,
      values: [within, kpi ?? null, after?.[0] ?? null],
    });
    return pageOf(rows, page, typedOf, (row) => [Number(row.id)]);
  }

  async one(id: string): Promise<TypedNumber | undefined> {
    const number = rowId(id);
    if (number === undefined) return undefined;
    const [row] = await this.database.query<Row>('read', {
      text: 'SELECT * FROM typed_numbers WHERE id = $1',
      values: [number],
    });
    return row && typedOf(row);
  }

  type(given: TypeNumber, author: Author): Promise<TypedNumber> {
    return this.database.transaction('read', async (session) => {
      const [row] = await session.query<Row>({
        text: `INSERT INTO typed_numbers (unit, kpi, period_from, period_to, numerator, denominator,
                 note, typed_by, typed_at, expires_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING *`,
        values: [
          given.unit,
          given.kpi,
          given.from,
          given.to,
          given.numerator,
          given.denominator ?? null,
          given.note,
          author.who,
          isoOfMs(this.nowMs()),
          given.until,
        ],
      });
      const typed = typedOf(row as Row);
      await writeDown(session, author, 'kpi.type', undefined, typed);
      return typed;
    });
  }

  withdraw(id: string, author: Author): Promise<'withdrawn' | 'over' | undefined> {
    return this.database.transaction('read', async (session) => {
      const number = rowId(id);
      if (number === undefined) return undefined;
      const [before] = await session.query<Row>({
        text: 'SELECT * FROM typed_numbers WHERE id = $1 FOR UPDATE',
        values: [number],
      });
      if (!before) return undefined;
      if (before.withdrawn_at) return 'over';
      const [after] = await session.query<Row>({
        text: 'UPDATE typed_numbers SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 RETURNING *',
        values: [number, isoOfMs(this.nowMs()), author.who],
      });
      await writeDown(session, author, 'kpi.untype', typedOf(before), typedOf(after as Row));
      return 'withdrawn';
    });
  }
}

const writeDown = (
  session: Session,
  author: Author,
  action: string,
  before: TypedNumber | undefined,
  after: TypedNumber,
): Promise<unknown> => {
  const { unit, kpi } = after;
  return session.query(
    writeDownStatement(author, { action, unit, target: `kpi ${kpi}`, before, after }),
  );
};

const typedOf = (row: Row): TypedNumber => ({
  id: row.id,
  unit: row.unit,
  kpi: row.kpi,
  numerator: row.numerator,
  denominator: row.denominator,
  from: row.period_from.toISOString(),
  to: row.period_to.toISOString(),
  until: row.expires_at.toISOString(),
  note: row.note,
  by: row.typed_by,
  at: row.typed_at.toISOString(),
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  withdrawnBy: row.withdrawn_by,
});
