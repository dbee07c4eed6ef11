import type { KpiValue, MapTopic, Unit } from '@nhip-xa/contract';

/** What every scene of a wall is given; what it shows besides, it asks for by `sceneQuery`. */
export interface SceneProps {
  unit: Unit;
  /** Live values of the unit by KPI code. */
  values: ReadonlyMap<string, KpiValue>;
  /** What colours the communes of a map. */
  topic: MapTopic;
}
