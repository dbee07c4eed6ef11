import {
  feedingGroupsOf,
  reckonOwn,
  rollUp,
  type KpiDefinition,
  type Reckoned,
} from '@nhip-xa/domain';
import type { Measurable, Measured } from '@nhip-xa/ports';
import { builtIn, type World } from './world';

export const measurable = (definition: KpiDefinition): Measurable => ({
  definition,
  groups: feedingGroupsOf(definition.measure),
});

/** A commune's KPI as it stands at the world's present, or stood at a moment. */
export async function reckoned(
  world: World,
  kpi: string,
  unit: string,
  pastMs?: number,
): Promise<Reckoned & Pick<Measured, 'nextAtMs' | 'stale'>> {
  const definition = builtIn(kpi);
  const [measured] =
    pastMs === undefined
      ? await world.kpis.measure([measurable(definition)], [unit], world.nowMs)
      : await world.kpis.measurePast([measurable(definition)], [unit], pastMs);
  if (!measured) throw new Error(`nothing measured of ${unit}`);
  const { nextAtMs, stale } = measured;
  return { ...reckonOwn(definition, measured, measured), nextAtMs, stale };
}

/** The roll-up of communes as they stand now. */
export async function rolledUp(
  world: World,
  definition: KpiDefinition,
  communes: readonly string[],
): Promise<Reckoned> {
  const measured = await world.kpis.measure([measurable(definition)], communes, world.nowMs);
  return rollUp(
    definition,
    measured.map((one) => ({ unit: one.unit, ...reckonOwn(definition, one, one) })),
  );
}
