import type { KpiValue } from '@nhip-xa/contract';
import { hasRest, isRatio } from '@nhip-xa/domain';
import type { EvidenceSide } from '../api/kpi-queries';
import type { Definition } from '../shell/definitions';

/**
 * The sides of a number, the one first by which it is worse: of a ratio of which more is better what is
 * left out of its numerator, else what it counts. Of a typed one the two numbers are all there is.
 */
export function sidesOf(definition: Definition, isTyped = false): readonly EvidenceSide[] {
  if (!isRatio(definition) && definition.rollUp !== 'ratio') return ['numerator'];
  if (isTyped || !hasRest(definition)) return ['numerator', 'denominator'];
  return definition.better === 'higher'
    ? ['rest', 'numerator', 'denominator']
    : ['numerator', 'rest', 'denominator'];
}

/** How many stand on each side of a ratio of counts; null where it has no sides. */
export function countsOf({
  numerator,
  denominator,
}: Pick<KpiValue, 'numerator' | 'denominator'>): Readonly<Record<EvidenceSide, number>> | null {
  if (numerator === null || denominator === null) return null;
  return { numerator, denominator, rest: denominator - numerator };
}
