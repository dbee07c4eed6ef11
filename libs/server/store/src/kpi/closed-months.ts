import { DAY_MS, isoDay, localDay, startOfLocalMonth } from '@nhip-xa/domain';
import type { Queries, Statement } from '../database/database';
import type { Span } from './terms/statement';

/**
 * The rows that were read of months that are over, in memory: they are read again only where what was
 * closed in such a month was told otherwise since (`case_corrections`), so that a year is its last
 * month and what is kept of the others.
 */
export class ClosedMonths<Row extends object> {
  private readonly kept = new Map<string, { revision: number; rows: Row[] }>();

  constructor(private readonly database: Queries) {}

  /**
   * The rows of each part of a span, which together are all of it.
   * @param statementOf the same question about a part of the span
   */
  async within(kind: string, span: Span, statementOf: (part: Span) => Statement): Promise<Row[][]> {
    const { settledMs, revisions } = await this.corrections(kind);
    const parts: Row[][] = [];
    for (const part of partsOf(span, settledMs)) {
      const asked = statementOf(part);
      const { month } = part;
      const revision = month === undefined ? undefined : (revisions.get(month) ?? 0);
      parts.push(await (revision === undefined ? this.ask(asked) : this.keep(asked, revision)));
    }
    return parts;
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

  /** The rows of a whole span, of which nothing is kept. */
  ask(asked: Statement): Promise<Row[]> {
    return this.database.query<Row>('read', asked);
  }

  /** Asked before what it is the revision of: what comes between is counted once more next time. */
  private async corrections(
    kind: string,
  ): Promise<{ settledMs: number; revisions: Map<string, number> }> {
    const [row] = await this.database.query<{ now_ms: number; revisions: Record<string, number> }>(
      'read',
      { name: 'case-corrections', text: CORRECTIONS, values: [kind] },
    );
    const { now_ms: nowMs = 0, revisions = {} } = row ?? {};
    return { settledMs: nowMs - SETTLES_MS, revisions: new Map(Object.entries(revisions)) };
  }
}

/** Five KPIs over a year; a month of a province has up to some thousand different handling times. */
const KEPT_MONTHS = 60;

/** A writer that began before the end of a month, and says nothing of it, is done after that. */
const SETTLES_MS = DAY_MS;

const CORRECTIONS = `
  SELECT (extract(epoch FROM now()) * 1000)::float8 AS now_ms, (
    SELECT coalesce(jsonb_object_agg(m.month, m.n), '{}') FROM (
      SELECT c.month, sum(c.n) AS n FROM case_corrections c WHERE c.kind = $1 GROUP BY c.month) m
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
    const whole = month.fromMs === atMs && month.toMs <= Math.min(toMs, settledMs);
    const endMs = whole || month.toMs <= settledMs ? Math.min(month.toMs, toMs) : toMs;
    parts.push({ fromMs: atMs, toMs: endMs, ...(whole && { month: month.first }) });
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
