import type { KpiValue, MapTopic, Unit } from '@nhip-xa/contract';
import type { ReactElement } from 'react';

export interface WallMapProps {
  unit: Unit;
  /** Live values of the unit by KPI code. */
  values: ReadonlyMap<string, KpiValue>;
  topic: MapTopic;
}

/** The map that stands in the overview; where it draws nothing the decisions take its room. */
export function WallMap(_props: WallMapProps): ReactElement | null {
  return null;
}
