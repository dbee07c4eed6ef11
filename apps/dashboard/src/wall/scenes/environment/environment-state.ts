import type { KpiStatus, SceneData } from '@nhip-xa/contract';
import { aqiBand } from '@nhip-xa/web-ui';
import { alarmLevel } from './flood-words';

export type Environment = SceneData<'environment'>;

/** What the scene says first. */
export type Headline =
  | { kind: 'flood'; level: number; gauges: number }
  | { kind: 'lost-in-flood'; level: number }
  | { kind: 'bulletins'; count: number }
  | { kind: 'air'; band: number }
  | { kind: 'silent'; count: number }
  | { kind: 'calm'; gauges: number }
  | { kind: 'empty' };

/** From this band on the air is told first: it is bad for some people [QĐ 1459/QĐ-TCMT]. */
const POOR_AIR = 3;

/** The gravest of what is so now: water, what was declared, air, silence, calm. */
export function headlineOf({ rivers, rain, air, bulletins }: Environment): Headline {
  const gauges = [...rivers, ...rain, ...air];
  const highest = (fresh: boolean): number =>
    Math.max(0, ...rivers.filter((river) => river.fresh === fresh).map(alarmLevel));
  const level = highest(true);
  if (level > 0) {
    const over = rivers.filter((river) => river.fresh && alarmLevel(river) > 0);
    return { kind: 'flood', level, gauges: over.length };
  }
  if (highest(false) > 0) return { kind: 'lost-in-flood', level: highest(false) };
  if (bulletins.length > 0) return { kind: 'bulletins', count: bulletins.length };
  const band = worstBand(air);
  if (band >= POOR_AIR) return { kind: 'air', band };
  const silent = gauges.filter(({ fresh }) => !fresh).length;
  if (silent > 0) return { kind: 'silent', count: silent };
  return gauges.length > 0 ? { kind: 'calm', gauges: gauges.length } : { kind: 'empty' };
}

const worstBand = (air: Environment['air']): number =>
  Math.max(0, ...air.flatMap(({ aqi, fresh }) => (aqi === null || !fresh ? [] : aqiBand(aqi))));

/** Alarm level 1 warns, from 2 on it is critical, as the KPI flood-level has it [contract 6]. */
const CRITICAL_ALARM = 2;

/** The status in which a river is shown. */
export function riverStatus(river: Environment['rivers'][number]): KpiStatus {
  if (river.value === null) return 'none';
  if (!river.fresh) return 'stale';
  const level = alarmLevel(river);
  return level >= CRITICAL_ALARM ? 'critical' : level > 0 ? 'warning' : 'good';
}
