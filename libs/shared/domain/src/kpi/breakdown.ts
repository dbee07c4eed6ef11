import {
  NATION,
  isAboveCommunes,
  type BreakdownRow,
  type CaseTerm,
  type KpiBreakdown,
  type MeasureTerm,
} from '@nhip-xa/contract';
import { isFactMeasure, isRatio, type KpiDefinition } from './definition';
import { valueOf } from './reckon';

/** A KPI that counts cases, by what they are about: which of them make it what it is. */

type Measured = Pick<KpiDefinition, 'measure' | 'better' | 'targetValue'>;

/** What cases about one thing come to; undefined as a subject: all that had no place of their own. */
export interface SubjectSides {
  subject: string | null | undefined;
  numerator: number;
  denominator: number;
  /** How many things they are about: 1, or more where they had no place of their own. */
  subjects: number;
}

const isCase = (term: MeasureTerm): term is CaseTerm => term.fact === 'case';
/** What adds up: a middle, or how many are different, is not the sum of its parts. */
const addsUp = ({ aggregate, nothing = 0 }: CaseTerm): boolean =>
  (aggregate === 'count' || aggregate === 'sum') && nothing === 0;

/** The terms of a KPI that counts cases alone, so that it can be told by what they are about. */
export function caseSidesOf({
  measure,
}: Pick<KpiDefinition, 'measure'>): { numerator: CaseTerm[]; denominator: CaseTerm[] } | undefined {
  if (!isFactMeasure(measure)) return undefined;
  const { numerator, denominator = [] } = measure;
  const cases = [...numerator, ...denominator].filter(isCase).filter(addsUp);
  if (cases.length < numerator.length + denominator.length) return undefined;
  return { numerator: numerator.filter(isCase), denominator: denominator.filter(isCase) };
}

/**
 * Why a number cannot be told by what its cases are about: it counts none, or not only; a middle, or
 * how many are different, is not the sum of its parts; the number of a unit above is that of its worst;
 * the cases of the nation, of thousands of communes, are more than is read at one look.
 */
export type NotBrokenDown = 'no-cases' | 'no-sum' | 'of-the-worst' | 'of-the-nation';

/** @param unit of which it is; of one above the communes the roll-up has to add up as well */
export function whyNotBrokenDown(
  definition: Pick<KpiDefinition, 'measure' | 'rollUp'>,
  unit?: string,
): NotBrokenDown | undefined {
  const { measure, rollUp } = definition;
  if (!isFactMeasure(measure)) return 'no-cases';
  const terms = [...measure.numerator, ...(measure.denominator ?? [])];
  if (!terms.every(isCase)) return 'no-cases';
  if (caseSidesOf(definition) === undefined) return 'no-sum';
  if (unit === undefined || !isAboveCommunes(unit)) return undefined;
  if (rollUp !== 'sum' && rollUp !== 'ratio') return 'of-the-worst';
  return unit === NATION ? 'of-the-nation' : undefined;
}

/** Whether it can be told by what its cases are about. */
export const breaksDown = (
  definition: Pick<KpiDefinition, 'measure' | 'rollUp'>,
  unit?: string,
): boolean => whyNotBrokenDown(definition, unit) === undefined;

/** What they are about: procedures where some are dossiers. */
export const brokenDownBy = (definition: Pick<KpiDefinition, 'measure'>): KpiBreakdown['by'] => {
  const { numerator, denominator } = caseSidesOf(definition) ?? { numerator: [], denominator: [] };
  const kinds = [...numerator, ...denominator].map(({ kind }) => kind);
  return kinds.includes('dossier') ? 'procedure' : 'category';
};

/** Whether the cases in its denominator that are not in its numerator can be named: both count cases. */
export function hasRest(definition: Pick<KpiDefinition, 'measure'>): boolean {
  const sides = caseSidesOf(definition);
  if (!sides || sides.denominator.length === 0) return false;
  return [...sides.numerator, ...sides.denominator].every(
    ({ aggregate, minus, times }) => aggregate === 'count' && !minus && times === undefined,
  );
}

type Sides = Pick<BreakdownRow, 'numerator' | 'denominator'>;
type Judged = Sides & Pick<BreakdownRow, 'value' | 'gap' | 'pull'>;

/** Which way is worse: 1 down, -1 up, 0 either. */
const WORSE = { higher: 1, lower: -1, range: 0 } as const;

const sumOf = (all: readonly Sides[]): Sides => ({
  numerator: all.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: all.reduce((sum, { denominator }) => sum + denominator, 0),
});

/**
 * How some of the cases stand against the target. They pull by (target − value) × their share in the
 * denominator, so that all pulls add up to the unit's own gap.
 */
function judged(definition: Measured, part: Sides, whole: Sides): Judged {
  const { better, targetValue } = definition;
  const value = valueOf(definition, part.numerator, part.denominator);
  const sign = WORSE[better];
  const isJudged = isRatio(definition) && sign !== 0;
  const own = valueOf(definition, whole.numerator, whole.denominator);
  const aim = targetValue ?? own;
  const factor = valueOf(definition, 1, 1) ?? 1;
  const lacks = aim === null ? null : sign * (aim * part.denominator - factor * part.numerator);
  return {
    ...part,
    value,
    gap: !isJudged || value === null || targetValue === null ? null : sign * (targetValue - value),
    pull: !isJudged || lacks === null || whole.denominator === 0 ? null : lacks / whole.denominator,
  };
}

const textOf = (subject: string | null): string => subject ?? '';

/** The rows of a breakdown, those that pull most first, what all others come to; not what they are called. */
export function brokenDown(
  definition: Measured,
  all: readonly SubjectSides[],
  rowsMost: number,
): Pick<KpiBreakdown, 'others'> & { items: Omit<BreakdownRow, 'name'>[] } & Judged {
  const whole = sumOf(all);
  const rows = all.flatMap(({ subject, numerator, denominator }) =>
    subject === undefined
      ? []
      : [{ subject, ...judged(definition, { numerator, denominator }, whole) }],
  );
  rows.sort(
    (a, b) =>
      (b.pull ?? 0) - (a.pull ?? 0) ||
      b.numerator - a.numerator ||
      b.denominator - a.denominator ||
      textOf(a.subject).localeCompare(textOf(b.subject)),
  );
  const items = rows.slice(0, rowsMost);
  const placeless = all.filter(({ subject }) => subject === undefined);
  const rest = [...rows.slice(rowsMost), ...placeless];
  const subjects =
    rows.length - items.length + placeless.reduce((sum, one) => sum + one.subjects, 0);
  const others = rest.length === 0 ? null : { subjects, ...judged(definition, sumOf(rest), whole) };
  return { ...judged(definition, whole, whole), items, others };
}
