import type { FactMeasure, MeasureTerm } from '@nhip-xa/contract';
import type { Measured } from '@nhip-xa/ports';
import { compileTerm } from './terms/compile';
import type { ScanBook, TermTotal } from './terms/scan-book';
import type { TermContext } from './terms/term-query';

/** What the sides come to in a unit, once their scans are read. */
export type SidesOfUnit = (unit: string) => Pick<
  Measured,
  'numerator' | 'denominator' | 'before' | 'alarm'
> & {
  changesAtMs: number | undefined;
};

/** The sides of a measure as they will be once the scans are read. */
export function sidesOf(
  { numerator, denominator, alarm }: FactMeasure,
  scans: ScanBook,
  context: TermContext,
): SidesOfUnit {
  const upper = sideOf(numerator, scans, context);
  const lower = denominator && sideOf(denominator, scans, context);
  const warned = alarm && sideOf(alarm, scans, context);
  return (unit) => {
    const top = upper(unit);
    const bottom = lower?.(unit);
    const alarmed = warned?.(unit);
    const told: ReturnType<SidesOfUnit> = {
      numerator: top.total,
      denominator: bottom ? bottom.total : top.n,
      changesAtMs: Math.min(
        top.changesAtMs,
        bottom?.changesAtMs ?? Infinity,
        alarmed?.changesAtMs ?? Infinity,
      ),
    };
    if (alarmed) told.alarm = (alarmed.total ?? 0) >= 1;
    return told;
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
