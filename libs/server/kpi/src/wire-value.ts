import type { KpiValue } from '@nhip-xa/contract';
import { isBelowTarget, isoOfMs, type KpiDefinition } from '@nhip-xa/domain';
import type { StoredKpi } from '@nhip-xa/ports';

/** A value that is not kept, as the wire shows it: it has no owner and no day before. */
export const wireValue = (definition: KpiDefinition, value: StoredKpi): KpiValue => ({
  kpi: definition.code,
  unit: value.unit,
  value: value.value,
  numerator: value.numerator,
  denominator: value.denominator,
  uom: definition.uom,
  status: value.status,
  since: isoOfMs(value.sinceMs),
  owner: '',
  at: isoOfMs(value.atMs),
  freshAt: value.freshAtMs === null ? null : isoOfMs(value.freshAtMs),
  coverage: { reporting: value.reporting, expected: value.expected },
  trend: null,
  ...(value.from !== null && { from: value.from }),
  ...(isBelowTarget(definition, value) && { belowTarget: true }),
});
