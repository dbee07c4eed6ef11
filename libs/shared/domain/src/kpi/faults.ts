import { LIMITS, type KpiDraft, type MeasureTerm } from '@nhip-xa/contract';
import { CASE_KINDS, caseKind } from '../case-kinds';
import { isFactMeasure, isOverKpis, termsOf, type Side } from './definition';
import { takesLastValue } from './facts';
import { judgesGrowth } from './thresholds';

/** What is wrong with a definition: where, and by a name that stays. */
export interface KpiFault {
  code: KpiFaultCode;
  path: string;
  message: string;
}

export const KPI_FAULTS = [
  'code-reserved',
  'window-too-long',
  'multiplier-too-large',
  'side-not-additive',
  'value-missing',
  'fresh-for-missing',
  'roll-up-unfit',
  'growth-unfit',
  'factor-unfit',
  'kind-unknown',
  'state-unknown',
  'formula-unreadable',
  'part-unknown',
  'part-off',
  'spoken-of',
  'cycle',
  'too-many',
  'not-measurable',
  'too-costly',
] as const;
export type KpiFaultCode = (typeof KPI_FAULTS)[number];

export const fault = (code: KpiFaultCode, path: string, message: string): KpiFault => ({
  code,
  path,
  message,
});

/** What is wrong with a definition by itself; empty: nothing. */
export function faultsOfDraft(draft: KpiDraft): KpiFault[] {
  return [
    ...faultsOfCode(draft.code),
    ...faultsOfWindow(draft.window),
    ...faultsOfTerms(draft),
    ...faultsOfSides(draft),
    ...faultsOfRollUp(draft),
    ...faultsOfJudging(draft),
  ];
}

/** Words of the paths under which definitions are asked for. */
const RESERVED: ReadonlySet<string> = new Set(['facts', 'new', 'preview']);
const faultsOfCode = (code: string): KpiFault[] =>
  RESERVED.has(code) ? [fault('code-reserved', 'code', 'a word of the system')] : [];

const MINUTES = { D: 1_440, H: 60, M: 1 };

function faultsOfWindow(window: string): KpiFault[] {
  const [, count, letter] = /^PT?(\d+)([DHM])$/.exec(window) ?? [];
  if (count === undefined) return [];
  const minutes = Number(count) * MINUTES[letter as keyof typeof MINUTES];
  if (minutes <= LIMITS.windowDays * MINUTES.D) return [];
  return [fault('window-too-long', 'window', `at most ${LIMITS.windowDays} days`)];
}

/** Aggregates that need the number of an item. */
const NUMBERS = ['sum', 'mean', 'min', 'max', 'median', 'last'] as const;
const takesNumber = (aggregate: unknown): boolean =>
  (NUMBERS as readonly unknown[]).includes(aggregate) ||
  (typeof aggregate === 'object' && aggregate !== null && 'percentile' in aggregate);

/** Terms that have a number of their own without being told which. */
const hasNumber = (term: MeasureTerm): boolean =>
  term.fact === 'reading' || term.fact === 'system' || term.value !== undefined;

function faultsOfTerms({ measure }: KpiDraft): KpiFault[] {
  return termsOf(measure).flatMap((term) => {
    const found: KpiFault[] = [];
    const numbers = [term.times, term.nothing].filter((number) => number !== undefined);
    if (numbers.some((number) => Math.abs(number) > LIMITS.multiplier)) {
      found.push(fault('multiplier-too-large', 'measure', `at most ${LIMITS.multiplier}`));
    }
    if (term.fact === 'case') found.push(...faultsOfKind(term.kind, term.where?.state));
    if (term.fact !== 'system' && takesNumber(term.aggregate) && !hasNumber(term)) {
      const how = typeof term.aggregate === 'string' ? term.aggregate : 'a percentile';
      found.push(fault('value-missing', 'measure', `${how} needs a value`));
    }
    return found;
  });
}

function faultsOfKind(kind: string, state: string | readonly string[] | undefined): KpiFault[] {
  const known = caseKind(kind);
  if (!known) {
    const kinds = Object.keys(CASE_KINDS).join(', ');
    return [fault('kind-unknown', 'measure', `kinds are ${kinds}`)];
  }
  const wanted = state === undefined ? [] : typeof state === 'string' ? [state] : state;
  const strange = wanted.filter((one) => !Object.hasOwn(known.states, one));
  if (strange.length === 0) return [];
  const states = Object.keys(known.states).join(', ');
  return [fault('state-unknown', 'measure', `states of ${kind} are ${states}`)];
}

/** What adds up over terms, and over units: counts and sums, of readings those over sources. */
function isAdditive(term: MeasureTerm): boolean {
  if (term.fact === 'system') return !/p95|minutes/.test(term.what);
  const { aggregate } = term;
  if (typeof aggregate === 'object') return !('percentile' in aggregate);
  return aggregate === 'count' || aggregate === 'sum';
}

/** What is added up over several terms must add up itself. */
const isMixed = (side: Side): boolean => side.length > 1 && !side.every(isAdditive);

function faultsOfSides({ measure }: KpiDraft): KpiFault[] {
  if (!isFactMeasure(measure)) return [];
  const { numerator, denominator = [], alarm = [], factor } = measure;
  const found: KpiFault[] = [];
  for (const [name, side] of Object.entries({ numerator, denominator, alarm })) {
    if (!isMixed(side)) continue;
    found.push(fault('side-not-additive', `measure.${name}`, 'several terms are counts or sums'));
  }
  if (factor !== undefined && denominator.length === 0) {
    found.push(fault('factor-unfit', 'measure.factor', 'only of a numerator over a denominator'));
  }
  if (factor !== undefined && Math.abs(factor) > LIMITS.multiplier) {
    found.push(fault('multiplier-too-large', 'measure.factor', `at most ${LIMITS.multiplier}`));
  }
  return found;
}

/** [contract 3, roll-up] each way of rolling up fits one form of measure. */
function faultsOfRollUp({ measure, rollUp }: KpiDraft): KpiFault[] {
  const unfit = (message: string): KpiFault[] => [fault('roll-up-unfit', 'rollUp', message)];
  if (isOverKpis(measure)) {
    return rollUp === 'formula' ? [] : unfit('of a formula: formula');
  }
  if (rollUp === 'formula') return unfit('formula is for measures over other KPIs');
  if (!isFactMeasure(measure)) return [];
  const ratio = measure.denominator !== undefined;
  if (rollUp === 'ratio' && !ratio) return unfit('ratio needs a denominator');
  if (rollUp === 'sum' && ratio) return unfit('of a ratio: ratio, max or min');
  if (rollUp === 'sum' && !measure.numerator.every(isAdditive)) {
    return unfit('only counts and sums add up over units; max or min do for the others');
  }
  return [];
}

function faultsOfJudging(draft: KpiDraft): KpiFault[] {
  const found: KpiFault[] = [];
  if (takesLastValue(draft.measure) && draft.freshFor === undefined) {
    found.push(
      fault('fresh-for-missing', 'freshFor', 'a last value needs an age at which it is stale'),
    );
  }
  if (judgesGrowth(draft) && draft.rollUp !== 'sum') {
    found.push(fault('growth-unfit', 'warning', 'growth is judged of sums only'));
  }
  return found;
}
