import { LIMITS } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { SqlValue, Work } from '../../database/database';

/** The moment that a reckoning is for; in the past what was not yet is left out. */
export interface Moment {
  atMs: number;
  past: boolean;
}

/** The past has a connection of its own: it must not keep the present waiting. */
export const workOf = (moment: Moment): Work => (moment.past ? 'history' : 'kpi');

/** A span of time, from (inclusive) to (exclusive), in ms since 1970. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** In the present a fact may be as far ahead as clocks may go; the past knows no future. */
export const until = ({ fromMs, toMs }: Span, { atMs, past }: Moment): Span => ({
  fromMs,
  toMs: past ? atMs + 1 : Math.max(toMs, atMs + AHEAD_MS),
});
const AHEAD_MS = LIMITS.clockAheadSeconds * 1_000;

/**
 * Ends a subquery whose columns are to be reckoned once a row: pulled up into the query around it,
 * each would be reckoned wherever it is spoken of.
 */
export const ONCE = 'OFFSET 0';

const TOKEN = /«(\d+)»/g;

/**
 * The values of statements while their texts are written. Equal values have one token, so that equal
 * scans have equal texts; each statement gets the values that it speaks of.
 */
export class Values {
  private readonly values: SqlValue[] = [];
  private readonly tokens = new Map<string, string>();

  constructor(
    readonly units: readonly string[],
    readonly moment: Moment,
  ) {}

  /** The token of a value; its type is to be said where the text does not tell it. */
  add(value: SqlValue): string {
    const key = `${typeof value} ${JSON.stringify(value)}`;
    const known = this.tokens.get(key);
    if (known !== undefined) return known;
    const token = `«${this.values.length}»`;
    this.values.push(value);
    this.tokens.set(key, token);
    return token;
  }

  /** The token of a value that is told only before the statement is asked. */
  later(what: string): string {
    return this.add(`later: ${what}`);
  }

  tell(token: string, value: SqlValue): void {
    this.values[Number(token.slice(1, -1))] = value;
  }

  /** The units of the reckoning. */
  get these(): string {
    return `${this.add(this.units)}::text[]`;
  }

  /** The moment of the reckoning. */
  get at(): string {
    return this.time(this.moment.atMs);
  }

  time(ms: number): string {
    return `${this.add(isoOfMs(ms))}::timestamptz`;
  }

  /** A text with the values that it speaks of, numbered as the database wants them. */
  statement(text: string): { text: string; values: SqlValue[] } {
    const used: number[] = [];
    const numbered = text.replace(TOKEN, (_, digits: string) => {
      const index = Number(digits);
      if (!used.includes(index)) used.push(index);
      return `$${used.indexOf(index) + 1}`;
    });
    return { text: numbered, values: used.map((index) => this.values[index] as SqlValue) };
  }
}
