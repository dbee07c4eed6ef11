import { HOUR_MS, isoDay, localDay, startOfLocalDay } from '@nhip-xa/domain';
import type { SourceSpec } from '../province/sources';
import { waterLevelM } from '../readings/river';
import type { Trouble } from '../trouble/trouble';
import { TENTHS_MOST, type Light, type Scene, type View } from './scenery';

/** A picture that a camera takes: what it looks at, and what is written into it. */
export interface Shot {
  view: View;
  commune: string;
  /** As the camera's clock has it: `26/11 08:05`. */
  clock: string;
  /** At the river: `NƯỚC 3,45 M`. */
  level: string | null;
}

const MINUTE_MS = 60_000;
/** Local hours of the day at which the light changes. */
const LIGHTS: readonly (readonly [fromHour: number, light: Light])[] = [
  [18.5, 'night'],
  [17.5, 'twilight'],
  [6, 'day'],
  [5, 'twilight'],
  [0, 'night'],
];

/** The station at the bridge, whose level the picture shows. */
const STATION = 'nuoc-1';

export interface Moment {
  seed: number;
  trouble: Trouble;
  /** What the camera's clock shows. */
  nowMs: number;
  /** What the river does. */
  planMs: number;
}

/** What a camera sees at a moment. */
export function shotOf(spec: SourceSpec, scene: Scene, moment: Moment): Shot {
  const { commune, create } = spec;
  const level = scene === 'bridge' ? levelOf(spec, moment) : null;
  return {
    view: {
      scene,
      light: lightAt(moment.nowMs),
      // every second camera looks from the other side
      mirrored: Number(create.id.slice(-1)) % 2 === 0,
      tenths: level?.tenths ?? 0,
    },
    commune: commune.name.vi,
    clock: clockAt(moment.nowMs),
    level: level && `Nước ${level.metres.toFixed(2).replace('.', ',')} m`,
  };
}

function levelOf(
  { commune }: SourceSpec,
  { seed, trouble, planMs }: Moment,
): { metres: number; tenths: number } | null {
  const { reach } = commune;
  if (!reach) return null;
  const metres = waterLevelM(seed, trouble, commune, reach, STATION, planMs);
  const share = (metres - reach.baseM) / (reach.marksM[1] - reach.baseM);
  return { metres, tenths: Math.min(TENTHS_MOST, Math.max(0, Math.round(share * 10))) };
}

const sinceMidnightMs = (atMs: number): number => atMs - startOfLocalDay(localDay(atMs));

export function lightAt(atMs: number): Light {
  const hour = sinceMidnightMs(atMs) / HOUR_MS;
  return LIGHTS.find(([from]) => hour >= from)?.[1] ?? 'night';
}

function clockAt(atMs: number): string {
  const minutes = Math.floor(sinceMidnightMs(atMs) / MINUTE_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [, month, day] = isoDay(localDay(atMs)).split('-');
  return `${day}/${month} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
