import type { KpiValue } from '@nhip-xa/contract';

/** What needs a decision, counted alike wherever it is counted: what is critical or warning now. */
export const needsDecision = ({ status }: Pick<KpiValue, 'status'>): boolean =>
  status === 'critical' || status === 'warning';
