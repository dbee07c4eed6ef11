import type { KpiValue } from '@nhip-xa/contract';
import type { Definition } from '../shell/definitions';

/** What each way to look at the history of a number gets. */
export interface HistoryProps {
  value: KpiValue;
  definition: Definition;
}
