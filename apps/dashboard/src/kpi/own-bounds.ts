import { isAboveCommunes } from '@nhip-xa/contract';
import type { Definition } from '../shell/definitions';

/** The number of a unit above is a sum, and judged by how many of its units stand badly [contract 3, roll-up]. */
export const isJudgedByUnits = (definition: Pick<Definition, 'rollUp'>, unit: string): boolean =>
  definition.rollUp === 'sum' && isAboveCommunes(unit);

/** Target and bounds that the number of a unit is held against: those of one commune say nothing of a sum. */
export const boundsOf = <Of extends Pick<Definition, 'rollUp' | 'warning' | 'critical'>>(
  definition: Of,
  unit: string,
): Of =>
  isJudgedByUnits(definition, unit) ? { ...definition, warning: null, critical: null } : definition;
