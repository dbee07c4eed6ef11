import { isoDay } from '@nhip-xa/domain';
import { chanceOf, type Chance } from '../chance/chance';
import type { Commune } from '../province/communes';
import { cameraId } from '../province/things';
import type { Life, Planned } from './messages';
import { arrivals, RHYTHMS } from './rhythm';

const CLASSES = [
  'illegal-dumping',
  'crowd',
  'smoke',
  'intrusion',
  'stray-animal',
  'wrong-parking',
  'flooded-road',
] as const;

const PER_CAMERA_AND_DAY = 1.2;
const CONFIRMED_SHARE = 0.84;
/** Minutes until somebody on duty has looked at it. */
const VERDICT_MINUTES = [1, 5] as const;
const MINUTE_MS = 60_000;

/** The cameras of a commune that see anything at a moment; a dead one reports nothing. */
export type SeeingCameras = (commune: Commune, atMs: number) => readonly string[];

export const allCameras = (commune: Commune): string[] =>
  Array.from({ length: commune.cameras }, (_, index) => cameraId(index + 1));

/** Every detection of a local day, and the verdict that follows within minutes. */
export function detectionsOf(
  seed: number,
  commune: Commune,
  day: number,
  seeing: SeeingCameras,
): Life[] {
  const chance = chanceOf(seed, commune.code, 'detections', day);
  const moments = arrivals(chance, day, commune.cameras * PER_CAMERA_AND_DAY, RHYTHMS.unseen);
  return moments.flatMap((atMs, index) => {
    const own = chanceOf(seed, commune.code, 'detection', day, index);
    const id = `PH-${commune.code}-${isoDay(day).replaceAll('-', '').slice(2)}-${index + 1}`;
    const verdictMs = atMs + Math.round(own.between(...VERDICT_MINUTES)) * MINUTE_MS;
    const cameras = seeing(commune, atMs);
    return cameras.length === 0 ? [] : [detection(own, commune, id, cameras, atMs, verdictMs)];
  });
}

/** A detection by one of the cameras given, and what a person made of it. */
export function detection(
  chance: Chance,
  commune: Commune,
  id: string,
  cameras: readonly string[],
  atMs: number,
  verdictMs: number,
): Life {
  const source = `${commune.code}.${chance.pick(cameras)}`;
  const from = { source, commune: commune.code, channel: 'case' } as const;
  const pending: Planned = {
    ...from,
    atMs,
    say: {
      kind: 'detection',
      id,
      state: 'pending',
      openedAtMs: atMs,
      attributes: {
        class: chance.pick(CLASSES),
        confidence: Math.round(chance.between(0.55, 0.98) * 100) / 100,
      },
    },
  };
  const state = chance.hit(CONFIRMED_SHARE) ? 'confirmed' : 'rejected';
  return [pending, { ...from, atMs: verdictMs, say: { kind: 'detection', id, state } }];
}
