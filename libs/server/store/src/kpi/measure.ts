import { LIMITS, type FactMeasure, type MeasureTerm } from '@nhip-xa/contract';
import {
  isFactMeasure,
  isOverAllKpis,
  judgesGrowth,
  localDay,
  spanBefore,
  startOfLocalDay,
  termsOf,
  windowSpan,
  type KpiBook,
} from '@nhip-xa/domain';
import type { Measurable, Measured } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { NOT_FED, summariseFeeders } from './feeders';
import { compileTerm } from './terms/compile';
import { ScanBook, type TermTotal } from './terms/scan-book';
import { Values, workOf, type Moment, type Span } from './terms/statement';
import type { OfficeTime, TermContext } from './terms/term-query';
import { populations } from './populations';
import { typedNumbers } from './typed-numbers';

/** The statements by which a definition is measured; its feeders are asked for besides. */
export function statementsOf(
  asked: Measurable,
  units: readonly string[],
  moment: Moment,
  reckoning: Reckoning,
): ReturnType<ScanBook['statements']> {
  const values = new Values(units, moment);
  const scans = new ScanBook(values);
  plan(asked, scans, values, reckoning);
  return scans.statements();
}

/** What a measuring needs to know besides the facts. */
export interface Reckoning {
  office: OfficeTime;
  /** Codes of the KPIs over all others, and of those that are switched off. */
  overAll: readonly string[];
}

export const reckoningOf = (book: KpiBook, office: OfficeTime): Reckoning => ({
  office,
  overAll: book.all
    .filter(({ measure, enabled }) => isOverAllKpis(measure) || !enabled)
    .map(({ code }) => code),
});

/**
 * Measures definitions over many units at a moment: a statement for their feeders, and one for each
 * scan that several of their terms share.
 */
export async function measure(
  database: Queries,
  asked: readonly Measurable[],
  units: readonly string[],
  moment: Moment,
  reckoning: Reckoning,
): Promise<Measured[]> {
  if (asked.length === 0 || units.length === 0) return [];
  const values = new Values(units, moment);
  const scans = new ScanBook(values);
  const planned = asked.map((one) => plan(one, scans, values, reckoning));
  const [feeders, typed, people] = await Promise.all([
    summariseFeeders(database, asked, units, moment),
    typedNumbers(database, asked, units, moment),
    populations(database, units, moment),
    scans.read(database, workOf(moment)),
  ]);
  return planned.flatMap(({ code, sides, movesAtMs }) =>
    units.map((unit): Measured => {
      const { changesAtMs, ...summary } = feeders.get(`${unit} ${code}`) ?? NOT_FED;
      const given = typed.get(`${unit} ${code}`);
      // what a person typed stands where no system sends it
      if (given && !summary.fed) return { unit, kpi: code, ...given };
      const told = sides?.(unit);
      const { changesAtMs: turnsAtMs, ...numbers } = told ?? NO_SIDES;
      return {
        unit,
        kpi: code,
        ...summary,
        ...numbers,
        population: people.get(unit) ?? null,
        // what nobody feeds does not move
        nextAtMs: earliest(summary.fed ? [movesAtMs, turnsAtMs, changesAtMs] : [changesAtMs]),
      };
    }),
  );
}

const NO_SIDES = { numerator: null, denominator: null, changesAtMs: undefined };

interface Planned {
  code: string;
  /** What the sides come to in a unit, once the scans are read; absent for formulas. */
  sides?: (unit: string) => Pick<Measured, 'numerator' | 'denominator' | 'before' | 'alarm'> & {
    changesAtMs: number | undefined;
  };
  /** When the window covers something else by the calendar alone. */
  movesAtMs: number;
}

function plan(
  { definition }: Measurable,
  scans: ScanBook,
  values: Values,
  reckoning: Reckoning,
): Planned {
  const { code, measure: measured, window } = definition;
  if (!isFactMeasure(measured)) return { code, movesAtMs: Infinity };
  const { moment } = values;
  const { movesAtMs, ...span } = windowSpan(window, moment.atMs);
  const context = { definition, values, ...reckoning };
  const now = sidesOf(measured, scans, { ...context, span: until(span, moment) });
  const before = judgesGrowth(definition)
    ? sidesOf(measured, scans, { ...context, span: spanBefore(window, moment.atMs) })
    : undefined;
  const dueSoon = termsOf(measured).some((term) => term.fact === 'case' && term.where?.dueSoon);
  const tomorrowMs = startOfLocalDay(localDay(moment.atMs) + 1);
  return {
    code,
    // what is due soon is so by the next working day, which a midnight moves
    movesAtMs: Math.min(movesAtMs, dueSoon ? tomorrowMs : Infinity, rollsAtMs(definition, moment)),
    sides: (unit) => ({
      ...now(unit),
      ...(before && { before: before(unit).numerator }),
    }),
  };
}

/** In the present a fact may be as far ahead as clocks may go; the past knows no future. */
export const until = ({ fromMs, toMs }: Span, { atMs, past }: Moment): Span => ({
  fromMs,
  toMs: past ? atMs + 1 : Math.max(toMs, atMs + AHEAD_MS),
});
const AHEAD_MS = LIMITS.clockAheadSeconds * 1_000;

/** How often a window that rolls with the moment is reckoned again without a fact. */
const ROLLS_MS = 60_000;

/** A rolling window loses its oldest facts by time alone, and a time that was there only grows. */
const rollsAtMs = ({ window, measure: of }: Measurable['definition'], { atMs }: Moment): number =>
  window.startsWith('PT') || termsOf(of).some((term) => term.fact === 'source' && term.value)
    ? (Math.floor(atMs / ROLLS_MS) + 1) * ROLLS_MS
    : Infinity;

/** The sides of a measure as they will be once the scans are read. */
function sidesOf(
  { numerator, denominator, alarm }: FactMeasure,
  scans: ScanBook,
  context: TermContext,
): NonNullable<Planned['sides']> {
  const upper = sideOf(numerator, scans, context);
  const lower = denominator && sideOf(denominator, scans, context);
  const warned = alarm && sideOf(alarm, scans, context);
  return (unit) => {
    const top = upper(unit);
    const bottom = lower?.(unit);
    const alarmed = warned?.(unit);
    return {
      numerator: top.total,
      denominator: bottom ? bottom.total : top.n,
      ...(alarmed && { alarm: (alarmed.total ?? 0) >= 1 }),
      changesAtMs: Math.min(...[top, bottom, alarmed].map((side) => side?.changesAtMs ?? Infinity)),
    };
  };
}

interface SideTotal {
  total: number | null;
  n: number;
  changesAtMs: number;
}

/** A side is what its terms come to, added up; null where a term comes to nothing. */
function sideOf(
  side: readonly MeasureTerm[],
  scans: ScanBook,
  context: TermContext,
): (unit: string) => SideTotal {
  const read = side.map((term) => ({ term, of: scans.add(compileTerm(term, context)) }));
  return (unit) => {
    let sum: number | null = 0;
    let n = 0;
    let changesAtMs = Infinity;
    for (const { term, of } of read) {
      const told = of(unit);
      const number = numberOf(term, told);
      sum = sum === null || number === null ? null : sum + (term.minus ? -number : number);
      n += told?.n ?? 0;
      changesAtMs = Math.min(changesAtMs, told?.changesAtMs ?? Infinity);
    }
    return { total: sum, n, changesAtMs };
  };
}

function numberOf(term: MeasureTerm, told: TermTotal | undefined): number | null {
  const total = told?.total ?? term.nothing ?? (countsFromZero(term) ? 0 : null);
  return total === null ? null : total * (term.times ?? 1);
}

/** [contract 1, feeding] with a feeder and nothing to count it is 0; a mean of nothing is nothing. */
function countsFromZero(term: MeasureTerm): boolean {
  if (term.fact === 'system') return !MIDDLES.has(term.what);
  const { aggregate } = term;
  if (typeof aggregate === 'object') return !('percentile' in aggregate);
  return aggregate === 'count' || aggregate === 'sum';
}

const MIDDLES: ReadonlySet<string> = new Set(['screen-latency-p95', 'alert-acknowledge-minutes']);

function earliest(moments: readonly (number | undefined)[]): number | null {
  const least = Math.min(...moments.map((moment) => moment ?? Infinity));
  return Number.isFinite(least) ? least : null;
}
