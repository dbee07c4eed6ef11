import type { Queries, SqlValue, Work } from '../../database/database';
import { aggregateOf, groupsStatement, isGroups, itemsOf } from './aggregates';
import type { Values } from './statement';
import type { TermQuery } from './term-query';

/** What a term comes to in one unit. */
export interface TermTotal {
  total: number | null;
  /** Items it rests on. */
  n: number;
  /** When that changes by time alone. */
  changesAtMs: number | undefined;
}

type Row = { unit: string } & Record<string, unknown>;

interface Scan {
  queries: TermQuery[];
  rows: Map<string, Row>;
}

/** Reads and reckons what a statement over these facts needs told. */
export async function tellBeforehand(
  database: Queries,
  work: Work,
  values: Values,
  query: TermQuery | undefined,
): Promise<void> {
  if (!query?.beforehand) return;
  const { text, value, reckon } = query.beforehand;
  values.tell(value, reckon(await database.query(work, values.statement(text))));
}

/** Statements over the same facts are read at once, each term with a filter of its own. */
export class ScanBook {
  private readonly scans = new Map<string, Scan>();

  constructor(private readonly values: Values) {}

  /** Puts a term down to be read; what it came to in a unit can be asked after that. */
  add(query: TermQuery): (unit: string) => TermTotal | undefined {
    const key = isGroups(query) ? JSON.stringify(query) : `${query.from} ${query.scan}`;
    const scan = this.scans.get(key) ?? { queries: [], rows: new Map<string, Row>() };
    this.scans.set(key, scan);
    const known = scan.queries.findIndex((one) => JSON.stringify(one) === JSON.stringify(query));
    const index = known < 0 ? scan.queries.push(query) - 1 : known;
    return (unit) => {
      const row = scan.rows.get(unit);
      return row && totalOf(row, index);
    };
  }

  async read(database: Queries, work: Work): Promise<void> {
    await Promise.all(
      [...this.scans.values()].map(async (scan) => {
        await tellBeforehand(database, work, this.values, scan.queries[0]);
        const rows = await database.query<Row>(work, this.values.statement(this.textOf(scan)));
        for (const row of rows) scan.rows.set(row.unit, row);
      }),
    );
  }

  /** The statements as they would be asked, for whoever wants to know what they cost. */
  statements(): { text: string; values: SqlValue[] }[] {
    return [...this.scans.values()].map((scan) => this.values.statement(this.textOf(scan)));
  }

  private textOf({ queries }: Scan): string {
    const [first] = queries as [TermQuery];
    if (isGroups(first)) return groupsStatement(first, this.values.these);
    const columns = queries.flatMap((query, index) => [
      `${aggregateOf(query)} AS t${index}`,
      `${itemsOf(query)} AS n${index}`,
      ...(query.changesAt ? [`min(${query.changesAt}) AS c${index}`] : []),
    ]);
    return `SELECT f.unit, ${columns.join(', ')} FROM ${first.from}
      WHERE f.unit = ANY(${this.values.these}) AND ${first.scan} GROUP BY f.unit`;
  }
}

function totalOf(row: Row, index: number): TermTotal {
  const changes = row[`c${index}`];
  return {
    total: row[`t${index}`] as number | null,
    n: row[`n${index}`] as number,
    changesAtMs: changes instanceof Date ? changes.getTime() : undefined,
  };
}
