import type { KpiDefinition } from '@nhip-xa/contract';
import { ADMINISTRATION_KPIS } from './further/administration';
import { CHANNEL_KPIS } from './further/channels';
import { ECONOMY_KPIS } from './further/economy';
import { INFRASTRUCTURE_KPIS } from './further/infrastructure';
import { MEETING_KPIS } from './further/meetings';
import { SERVICE_KPIS } from './further/services';
import { SOCIETY_KPIS } from './further/society';
import { STATISTIC_KPIS } from './further/statistics';
import { VALUE_KPIS } from './further/value';

/**
 * What the founding documents ask for beyond the catalogue: shipped switched off, labelled with the
 * row of the 92 that each answers.
 */
export const FURTHER_KPIS: readonly KpiDefinition[] = [
  ...SERVICE_KPIS,
  ...ADMINISTRATION_KPIS,
  ...MEETING_KPIS,
  ...CHANNEL_KPIS,
  ...INFRASTRUCTURE_KPIS,
  ...ECONOMY_KPIS,
  ...SOCIETY_KPIS,
  ...STATISTIC_KPIS,
  ...VALUE_KPIS,
];
