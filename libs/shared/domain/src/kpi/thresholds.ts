import type { KpiDefinition, KpiStatus, Threshold } from '@nhip-xa/contract';

/** What a rule may judge besides the value itself. */
export interface Judged {
  value: number;
  /** Change in percent against the same elapsed part of the period before; absent: unknown. */
  growthPercent?: number | undefined;
  /** Value per thousand people; absent: nobody said how many there are. */
  perThousand?: number | undefined;
  /** Whatever the value: something that must not be, is. */
  alarm?: boolean | undefined;
}

/** Whether something lies beyond a threshold. What is not known crosses nothing. */
export function crosses(threshold: Threshold, judged: Judged): boolean {
  const { value, growthPercent: growth, perThousand } = judged;
  if ('>=' in threshold) return value >= threshold['>='];
  if ('>' in threshold) return value > threshold['>'];
  if ('<=' in threshold) return value <= threshold['<='];
  if ('<' in threshold) return value < threshold['<'];
  if ('==' in threshold) return value === threshold['=='];
  if ('outside' in threshold) return value < threshold.outside[0] || value > threshold.outside[1];
  if ('growthBelow' in threshold) return growth !== undefined && growth < threshold.growthBelow;
  if ('growthAbove' in threshold) return growth !== undefined && growth > threshold.growthAbove;
  if ('perThousandBelow' in threshold) {
    return perThousand !== undefined && perThousand < threshold.perThousandBelow;
  }
  return perThousand !== undefined && perThousand > threshold.perThousandAbove;
}

type Judgement = Extract<KpiStatus, 'good' | 'warning' | 'critical'>;

/** The status of a fresh, unrounded value by the rules that hold for it. */
export function statusOf(
  rules: Pick<KpiDefinition, 'warning' | 'critical'>,
  judged: Judged,
): Judgement {
  if (judged.alarm) return 'critical';
  if (rules.critical && crosses(rules.critical, judged)) return 'critical';
  if (rules.warning && crosses(rules.warning, judged)) return 'warning';
  return 'good';
}

const isGrowth = (threshold: Threshold | null): boolean =>
  threshold !== null && ('growthBelow' in threshold || 'growthAbove' in threshold);

/** Whether its rules compare with the period before. */
export const judgesGrowth = (rules: Pick<KpiDefinition, 'warning' | 'critical'>): boolean =>
  isGrowth(rules.warning) || isGrowth(rules.critical);

/**
 * The rules moved inwards by as much as a value must lie within them before an alert closes; rules
 * of growth or per thousand people stay.
 */
export function tightened(threshold: Threshold | null, by: number): Threshold | null {
  if (threshold === null) return null;
  if ('>=' in threshold) return { '>=': threshold['>='] - by };
  if ('>' in threshold) return { '>': threshold['>'] - by };
  if ('<=' in threshold) return { '<=': threshold['<='] + by };
  if ('<' in threshold) return { '<': threshold['<'] + by };
  if ('outside' in threshold) {
    return { outside: [threshold.outside[0] + by, threshold.outside[1] - by] };
  }
  return threshold;
}
