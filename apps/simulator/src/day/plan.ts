import { localDay, startOfLocalDay } from '@nhip-xa/domain';
import { COMMUNES, type Commune } from '../province/communes';
import type { Trouble } from '../trouble/trouble';
import { allCameras, type SeeingCameras } from './detections';
import { byTime, type Planned } from './messages';
import {
  CASE_STREAMS,
  DETECTIONS_LIVE_DAYS,
  detectionsSeen,
  EVENT_STREAMS,
  type Reach,
} from './streams';
import { bulletinsOf } from './watch';

/** All that a plan depends on. */
export interface World {
  seed: number;
  trouble: Trouble;
  /** The local day on which the pretend province began; no case is older. */
  firstDay: number;
}

/** The cameras that have power at a moment. */
export const seeingIn =
  (trouble: Trouble): SeeingCameras =>
  (commune, atMs) =>
    allCameras(commune).filter(
      (id) => !trouble.strikes('power-cut', `${commune.code}.${id}`, atMs),
    );

const days = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** The cases of a commune whose lives reach between two moments, all that is said of them. */
function casesOf(world: World, commune: Commune, fromMs: number, toMs: number): Planned[] {
  const { seed, trouble, firstDay } = world;
  const streams = [
    ...CASE_STREAMS,
    { of: detectionsSeen(seeingIn(trouble)), livesDays: DETECTIONS_LIVE_DAYS },
  ];
  const lives = streams.flatMap(({ of, livesDays }) =>
    days(Math.max(firstDay, localDay(fromMs) - livesDays), localDay(toMs - 1)).flatMap((day) =>
      of(seed, commune, day),
    ),
  );
  return [...lives, ...bulletinsOf(trouble, commune)].flat();
}

/** The events of a commune between two moments (the second not included), of streams that reach so far. */
export const eventsBetween = (
  seed: number,
  commune: Commune,
  fromMs: number,
  toMs: number,
  reaches: readonly Reach[] = ['month', 'quarter', 'year'],
): Planned[] =>
  EVENT_STREAMS.filter(({ reach }) => reaches.includes(reach))
    .flatMap(({ of }) =>
      days(localDay(fromMs), localDay(toMs - 1)).flatMap((day) => of(seed, commune, day)),
    )
    .filter(({ atMs }) => fromMs <= atMs && atMs < toMs);

/** What a commune's systems say between two moments (the second not included), in order. */
export function planBetween(
  world: World,
  commune: Commune,
  fromMs: number,
  toMs: number,
): Planned[] {
  const cases = casesOf(world, commune, fromMs, toMs).filter(
    ({ atMs }) => fromMs <= atMs && atMs < toMs,
  );
  return [...cases, ...eventsBetween(world.seed, commune, fromMs, toMs)].sort(byTime);
}

/** The plan of a commune's local day: the same world and day give the same messages. */
export const planDay = (world: World, commune: Commune, day: number): Planned[] =>
  planBetween(world, commune, startOfLocalDay(day), startOfLocalDay(day + 1));

/** The plan of the whole province's local day. */
export const planProvinceDay = (world: World, day: number): Planned[] =>
  COMMUNES.flatMap((commune) => planDay(world, commune, day)).sort(byTime);
