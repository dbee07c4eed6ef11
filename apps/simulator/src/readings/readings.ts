import { DAY_MS, HOUR_MS, LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import { chanceOf } from '../chance/chance';
import type { Gauge, SourceSpec } from '../province/sources';
import type { Trouble } from '../trouble/trouble';
import { rainMm, waterLevelM } from './river';

/** How often a gauge speaks: now, and in what it brings along of the past. */
export const PACE: Readonly<Record<Gauge, { liveSeconds: number; pastMinutes: number }>> = {
  water: { liveSeconds: 30, pastMinutes: 15 },
  rain: { liveSeconds: 300, pastMinutes: 60 },
  air: { liveSeconds: 60, pastMinutes: 60 },
  up: { liveSeconds: 30, pastMinutes: 15 },
};

/** What a source reads at a moment: metric → value. Depends on nothing else. */
export function readingsOf(
  seed: number,
  trouble: Trouble,
  spec: SourceSpec,
  fromMs: number,
  atMs: number,
): Record<string, number> {
  const { commune, gauge, create } = spec;
  switch (gauge) {
    case 'water': {
      if (!commune.reach) return {};
      const level = waterLevelM(seed, trouble, commune, commune.reach, create.id, atMs);
      return { water_level: level, battery: batteryPercent(atMs) };
    }
    case 'rain':
      return { rain: rainMm(seed, trouble, commune, fromMs, atMs) };
    case 'air':
      return airOf(seed, spec, atMs);
    case 'up':
      return upOf(seed, trouble, spec, atMs);
    default:
      return {};
  }
}

const localHour = (atMs: number): number => (((atMs + LOCAL_OFFSET_MS) % DAY_MS) / HOUR_MS) % 24;

/** Charged by the sun: fullest in the afternoon. */
const batteryPercent = (atMs: number): number =>
  Math.round(84 + 12 * Math.sin(((localHour(atMs) - 9) / 24) * 2 * Math.PI));

/** Dust is thickest at the two rush hours and in still nights; days differ. */
function airOf(seed: number, spec: SourceSpec, atMs: number): Record<string, number> {
  const day = Math.floor((atMs + LOCAL_OFFSET_MS) / DAY_MS);
  const today = chanceOf(seed, 'air', day);
  const dustOfDay = today.between(14, 30);
  const warmthOfDay = today.between(17, 24);
  const hour = localHour(atMs);
  const rush = Math.exp(-(((hour - 7.5) / 2) ** 2)) + Math.exp(-(((hour - 18.5) / 2.5) ** 2));
  const jitter = chanceOf(seed, spec.key, 'air', Math.floor(atMs / 60_000));
  const pm25 = dustOfDay * (0.8 + 0.7 * rush) + jitter.between(-1.5, 1.5);
  const warmth = Math.sin(((hour - 9) / 24) * 2 * Math.PI);
  return {
    pm25: tenth(pm25),
    pm10: tenth(pm25 * 1.6 + jitter.between(-2, 2)),
    temperature: tenth(warmthOfDay + 4.5 * warmth + jitter.between(-0.2, 0.2)),
    humidity: Math.round(76 - 14 * warmth + jitter.between(-1, 1)),
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function upOf(
  seed: number,
  trouble: Trouble,
  spec: SourceSpec,
  atMs: number,
): Record<string, number> {
  if (trouble.strikes('service-down', spec.key, atMs)) return { up: 0 };
  const chance = chanceOf(seed, spec.key, 'rtt', Math.floor(atMs / 1_000));
  return { up: 1, rtt: Math.round(18 * Math.exp(chance.between(0, 1.6))) };
}
