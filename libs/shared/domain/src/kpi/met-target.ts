import type { KpiDefinition, KpiStatus } from '@nhip-xa/contract';

/**
 * Whether a value that is good has not reached its target all the same: it lies within its warning
 * threshold. What has no target as a number, or one that is a range, cannot miss it.
 */
export function isBelowTarget(
  { better, targetValue }: Pick<KpiDefinition, 'better' | 'targetValue'>,
  { status, value }: { status: KpiStatus; value: number | null },
): boolean {
  if (status !== 'good' || value === null || targetValue === null) return false;
  if (better === 'range') return false;
  return better === 'higher' ? value < targetValue : value > targetValue;
}

/** Whether there is anything that a value could meet or miss. */
export const hasLevels = ({
  target,
  targetValue,
  warning,
  critical,
}: Pick<KpiDefinition, 'target' | 'targetValue' | 'warning' | 'critical'>): boolean =>
  target.trim() !== '' || targetValue !== null || warning !== null || critical !== null;
