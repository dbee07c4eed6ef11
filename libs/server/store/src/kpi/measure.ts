import {
  HOUR_MS,
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
import { NOT_FED, summariseFeeders, type FeederSummary } from './feeder-summary';
import { sidesOf, type SidesOfUnit } from './sides';
import { ScanBook } from './terms/scan-book';
import { endsWithSilence, silencesOf } from './terms/silence';
import { until, Values, workOf, type Moment } from './terms/statement';
import type { OfficeTime, Silences } from './terms/term-query';
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
  // before the facts: whoever is seen to feed a number, what it sent is in it. The other way round a
  // number whose first fact comes just now would be told as nought
  const feeders = await summariseFeeders(database, asked, units, moment);
  const [typed, people] = await Promise.all([
    typedNumbers(database, asked, units, moment),
    populations(database, units, moment),
    scans.read(database, workOf(moment)),
  ]);
  const silenced = await measureSilenced(database, asked, feeders, values, reckoning);
  return planned.flatMap((one) => {
    const { code } = one;
    const told = { ...one, sides: silenced.get(code) ?? one.sides };
    return units.map((unit): Measured => {
      const fed = feeders.get(code)?.get(unit) ?? NOT_FED;
      const given = typed.get(code)?.get(unit);
      // what a person typed stands where no system sends it
      if (given && !fed.fed) return { unit, kpi: code, ...given };
      return measuredOf(unit, fed.silences.size > 0 ? told : one, fed, people.get(unit) ?? null);
    });
  });
}

// field by field: thousands are made at once, and copying unknown fields takes several times as long
function measuredOf(
  unit: string,
  { code, sides, movesAtMs }: Planned,
  fed: FeederSummary,
  population: number | null,
): Measured {
  const told = sides?.(unit);
  const measured: Measured = {
    unit,
    kpi: code,
    numerator: told?.numerator ?? null,
    denominator: told?.denominator ?? null,
    reporting: fed.reporting,
    expected: fed.expected,
    stale: fed.stale,
    fed: fed.fed,
    freshAtMs: fed.freshAtMs,
    // what nobody feeds does not move
    nextAtMs: earliest(
      fed.fed ? Math.min(movesAtMs, told?.changesAtMs ?? Infinity) : Infinity,
      fed.changesAtMs ?? Infinity,
    ),
    population,
  };
  if (told?.before !== undefined) measured.before = told.before;
  if (told?.alarm !== undefined) measured.alarm = told.alarm;
  return measured;
}

const earliest = (one: number, other: number): number | null => {
  const least = Math.min(one, other);
  return Number.isFinite(least) ? least : null;
};

/**
 * Measures anew, in the units where all sources of a rain or a slope fell silent, what such windows
 * came to then. A statement of its own: the others are planned for the windows of the moment alone.
 */
async function measureSilenced(
  database: Queries,
  asked: readonly Measurable[],
  feeders: ReadonlyMap<string, ReadonlyMap<string, FeederSummary>>,
  { units, moment }: Values,
  reckoning: Reckoning,
): Promise<ReadonlyMap<string, Planned['sides']>> {
  const silent = asked
    .filter(({ definition }) => endsWithSilence(definition.measure))
    .map((one) => {
      const its = feeders.get(one.definition.code);
      const of = (unit: string) => its?.get(unit) ?? NOT_FED;
      return { one, units: units.filter((unit) => of(unit).silences.size > 0), of };
    });
  const concerned = [...new Set(silent.flatMap((each) => each.units))];
  if (concerned.length === 0) return new Map();
  const values = new Values(concerned, moment);
  const scans = new ScanBook(values);
  const planned = silent.map(({ one, units: its, of }) =>
    plan(one, scans, values, {
      ...reckoning,
      silences: silencesOf(its.map((unit) => [unit, of(unit).silences])),
    }),
  );
  await scans.read(database, workOf(moment));
  return new Map(planned.map(({ code, sides }) => [code, sides]));
}

interface Planned {
  code: string;
  /** What the sides come to in a unit, once the scans are read; absent for formulas. */
  sides?: SidesOfUnit | undefined;
  /** When the window covers something else by the calendar alone. */
  movesAtMs: number;
}

function plan(
  { definition }: Measurable,
  scans: ScanBook,
  values: Values,
  reckoning: Reckoning & { silences?: Silences },
): Planned {
  const { code, measure: measured, window } = definition;
  if (!isFactMeasure(measured)) return { code, movesAtMs: Infinity };
  const { moment } = values;
  const { movesAtMs, ...span } = windowSpan(window, moment.atMs);
  const context = { definition, values, ...reckoning };
  const now = sidesOf(measured, scans, { ...context, span: until(span, moment) });
  const before = judgesGrowth(definition)
    ? sidesOf(measured, scans, {
        ...context,
        silences: new Map(),
        span: spanBefore(window, moment.atMs),
      })
    : undefined;
  const dueSoon = termsOf(measured).some((term) => term.fact === 'case' && term.where?.dueSoon);
  const tomorrowMs = startOfLocalDay(localDay(moment.atMs) + 1);
  return {
    code,
    // what is due soon is so by the next working day, which a midnight moves
    movesAtMs: Math.min(movesAtMs, dueSoon ? tomorrowMs : Infinity, rollsAtMs(definition, moment)),
    sides: before ? (unit) => ({ ...now(unit), before: before(unit).numerator }) : now,
  };
}

/** How often a window that rolls with the moment is reckoned again without a fact. */
const ROLLS_MS = 60_000;

/** How often growth is judged again: the same elapsed part of the period before grows with time. */
const GROWS_MS = HOUR_MS;

/** A rolling window loses its oldest facts by time alone, and a time that was there only grows. */
function rollsAtMs(definition: Measurable['definition'], { atMs }: Moment): number {
  const next = (everyMs: number): number => (Math.floor(atMs / everyMs) + 1) * everyMs;
  const { window, measure: of } = definition;
  if (window.startsWith('PT')) return next(ROLLS_MS);
  if (termsOf(of).some((term) => term.fact === 'source' && term.value)) return next(ROLLS_MS);
  return judgesGrowth(definition) ? next(GROWS_MS) : Infinity;
}
