import { DAY_MS, isoDay, localDay, startOfLocalMonth } from '@nhip-xa/domain';
import type { Queries, Statement } from './database';

interface Span {
  fromMs: number;
  toMs: number;
}

/** The same question about each part of a span. */
export type StatementOf = (part: Span) => Statement;

/**
 * The rows that were read of months that are over, in memory: they are read again only where something
 * was told otherwise of such a month since (`month_corrections`), so that a year is its last month and
 * what is kept of the others.
 */
export class SettledMonths<Row extends object> {
  private readonly kept = new Map<string, { revision: number; rows: Row[] }>();

  constructor(private readonly database: Queries) {}

  /**
   * The rows of each part of a span, which together are all of it.
   * @param facts what is asked about: of these the corrections are written down
   * @param statementOf the same question about a part of the span
   */
  async within(facts: readonly string[], span: Span, statementOf: StatementOf): Promise<Row[][]> {
    // asked before what it is the revision of: what comes between is counted once more next time
    const { settledMs, revisions } = await this.corrections(facts);
    const parts: Row[][] = [];
    for (const part of partsOf(span, settledMs)) {
      const asked = statementOf(part);
      const { month } = part;
      const rows = month === undefined ? this.ask(asked) : this.keep(asked, revisions[month] ?? 0);
      parts.push(await rows);
    }
    return parts;
  }

  /** The rows of a whole span, of which nothing is kept. */
  ask(asked: Statement): Promise<Row[]> {
    return this.database.query<Row>('read', asked);
  }

  private async keep(asked: Statement, revision: number): Promise<Row[]> {
    const key = JSON.stringify(asked);
    const known = this.kept.get(key);
    const rows = known?.revision === revision ? known.rows : await this.ask(asked);
    // what was asked for last is forgotten last
    this.kept.delete(key);
    this.kept.set(key, { revision, rows });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT_MONTHS) break;
      this.kept.delete(oldest);
    }
    return rows;
  }

  private async corrections(facts: readonly string[]): Promise<Corrections> {
    const [row] = await this.database.query<{ nowMs: number; revisions: Record<string, number> }>(
      'read',
      { name: 'month-corrections', text: CORRECTIONS, values: [facts] },
    );
    const { nowMs = 0, revisions = {} } = row ?? {};
    return { settledMs: nowMs - SETTLES_MS, revisions };
  }
}

interface Corrections {
  /** Months that were over by then are settled. */
  settledMs: number;
  /** By the first day of the month. */
  revisions: Readonly<Record<string, number>>;
}

/** Five questions about a year; a month of a province has up to some thousand different handling times. */
const KEPT_MONTHS = 60;

/** A writer that began before the end of a month, and writes down nothing of it, is done after that. */
const SETTLES_MS = DAY_MS;

/** $1 facts. By the clock of the database, which says what is written down. */
const CORRECTIONS = `
  SELECT (extract(epoch FROM now()) * 1000)::float8 AS "nowMs", (
    SELECT coalesce(jsonb_object_agg(m.month, m.n), '{}') FROM (
      SELECT c.month, sum(c.n) AS n FROM month_corrections c WHERE c.fact = ANY ($1) GROUP BY c.month) m
  ) AS revisions`;

/** A part of a span; `month` is the first day of the local month that it is all of. */
interface Part extends Span {
  month?: string;
}

/** Cuts a span at the local months that were over at a moment; what lies outside them stays whole. */
export function partsOf({ fromMs, toMs }: Span, settledMs: number): Part[] {
  const parts: Part[] = [];
  for (let atMs = fromMs; atMs < toMs;) {
    const month = monthOf(atMs);
    const isOver = month.toMs <= settledMs;
    const endMs = isOver ? Math.min(month.toMs, toMs) : toMs;
    const isWhole = isOver && month.fromMs === atMs && month.toMs === endMs;
    parts.push({ fromMs: atMs, toMs: endMs, ...(isWhole && { month: month.first }) });
    atMs = endMs;
  }
  return parts;
}

/** The local month that holds a moment. */
function monthOf(ms: number): Span & { first: string } {
  const day = isoDay(localDay(ms));
  const [year = 0, month = 0] = day.split('-').map(Number);
  return {
    first: `${day.slice(0, 7)}-01`,
    fromMs: startOfLocalMonth(year, month - 1),
    toMs: startOfLocalMonth(year, month),
  };
}
