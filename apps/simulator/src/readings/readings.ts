import type { SourceSpec } from '../province/sources';
import type { Gauge } from '../province/draft';
import type { Trouble } from '../trouble/trouble';
import { heightAt, rainMm, rainTotalMm, waterLevelM } from './river';
import {
  farmFigures,
  followerFigures,
  healthFigures,
  shopFigures,
  societyFigures,
  staffFigures,
} from './statistics';
import { airOf, batteryPercent, detectorOf, hallOf, lanOf, roomOf, soilOf, upOf } from './things';

type Values = Record<string, number>;

const DAY_MINUTES = 1_440;
/** Statistics are asked for once an hour and kept once a day. */
const STATISTICS = { liveSeconds: 3_600, pastMinutes: DAY_MINUTES };

/** How often a gauge speaks: now, and in what it brings along of the past. */
export const PACE: Readonly<Record<Gauge, { liveSeconds: number; pastMinutes: number }>> = {
  water: { liveSeconds: 30, pastMinutes: 15 },
  rain: { liveSeconds: 300, pastMinutes: 60 },
  'rain-total': { liveSeconds: 300, pastMinutes: 30 },
  depth: { liveSeconds: 120, pastMinutes: 60 },
  air: { liveSeconds: 60, pastMinutes: 60 },
  soil: { liveSeconds: 1_800, pastMinutes: 720 },
  up: { liveSeconds: 30, pastMinutes: 15 },
  link: { liveSeconds: 60, pastMinutes: 60 },
  lan: { liveSeconds: 300, pastMinutes: 720 },
  conference: { liveSeconds: 600, pastMinutes: DAY_MINUTES },
  hall: { liveSeconds: 900, pastMinutes: 720 },
  detector: STATISTICS,
  staff: STATISTICS,
  society: STATISTICS,
  shop: STATISTICS,
  followers: STATISTICS,
  health: STATISTICS,
  farm: STATISTICS,
};

/** A gauge asked at a moment. */
interface Asked {
  seed: number;
  trouble: Trouble;
  spec: SourceSpec;
  commune: SourceSpec['commune'];
  /** When it was last asked: what falls in between is told now. */
  fromMs: number;
  atMs: number;
}

/** Depth begins when the water stands at this share of the second alarm level; cm from there to it. */
const FLOODS_FROM = 0.75;
const DEPTH_CM = 120;

const GAUGES: Readonly<Record<Gauge, (asked: Asked) => Values>> = {
  water: ({ seed, trouble, spec, commune, atMs }) =>
    commune.reach
      ? {
          water_level: waterLevelM(
            ...([seed, trouble, commune, commune.reach, spec.create.id, atMs] as const),
          ),
          battery: batteryPercent(atMs),
        }
      : {},
  rain: ({ seed, trouble, commune, fromMs, atMs }) => ({
    rain: rainMm(seed, trouble, commune, fromMs, atMs),
  }),
  'rain-total': ({ seed, trouble, commune, atMs }) => ({
    rain_total: rainTotalMm(seed, trouble, commune, atMs),
  }),
  depth: ({ trouble, commune: { reach }, atMs }) => {
    const height = reach ? heightAt(trouble, reach, atMs) : 0;
    const depth = Math.round(Math.max(0, height - FLOODS_FROM) * DEPTH_CM);
    return { depth, battery: batteryPercent(atMs) };
  },
  air: ({ seed, spec, atMs }) => airOf(seed, spec, atMs),
  soil: ({ seed, spec, atMs }) => soilOf(seed, spec, atMs),
  up: ({ seed, trouble, spec, atMs }) => upOf(seed, trouble, spec, atMs),
  link: ({ seed, trouble, spec, atMs }) => upOf(seed, trouble, spec, atMs),
  lan: ({ seed, spec, atMs }) => lanOf(seed, spec, atMs),
  conference: ({ fromMs, atMs }) => roomOf(fromMs, atMs),
  hall: ({ seed, spec, atMs }) => hallOf(seed, spec, atMs),
  detector: ({ spec }) => detectorOf(spec),
  staff: staffFigures,
  society: societyFigures,
  shop: shopFigures,
  followers: followerFigures,
  health: healthFigures,
  farm: farmFigures,
};

/** What a source reads at a moment: metric → value. Depends on nothing else. */
export function readingsOf(
  seed: number,
  trouble: Trouble,
  spec: SourceSpec,
  fromMs: number,
  atMs: number,
): Values {
  const { gauge, commune } = spec;
  return gauge ? GAUGES[gauge]({ seed, trouble, spec, commune, fromMs, atMs }) : {};
}
