import { localDay, startOfLocalDay } from '@nhip-xa/domain';
import { COMMUNES, type Commune } from '../province/communes';
import { backlogOf } from '../trouble/standing';
import type { Trouble } from '../trouble/trouble';
import { allCameras, detectionsOf, type SeeingCameras } from './detections';
import { dossiersOf } from './dossiers';
import { feedbackOf } from './feedback';
import { byTime, type Life, type Planned } from './messages';
import { ordersOf } from './orders';

/** All that a plan depends on. */
export interface World {
  seed: number;
  trouble: Trouble;
  /** The local day on which the pretend province began; no case is older. */
  firstDay: number;
}

/** No case lives longer than this, counted in local days. */
const LONGEST_LIFE_DAYS = 40;

/** The cameras that have power at a moment. */
export const seeingIn =
  (trouble: Trouble): SeeingCameras =>
  (commune, atMs) =>
    allCameras(commune).filter(
      (id) => !trouble.strikes('power-cut', `${commune.code}.${id}`, atMs),
    );

/** The cases that begin in a commune on a local day. */
function livesOf(world: World, commune: Commune, day: number): Life[] {
  const { seed, trouble } = world;
  return [
    ...dossiersOf(seed, commune, day),
    ...feedbackOf(seed, commune, day),
    ...detectionsOf(seed, commune, day, seeingIn(trouble)),
    ...backlogOf(seed, commune, day),
  ];
}

const days = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** The orders of a commune between two moments (the second not included), in order. */
export const ordersBetween = (
  seed: number,
  commune: Commune,
  fromMs: number,
  toMs: number,
): Planned[] =>
  days(localDay(fromMs), localDay(toMs - 1))
    .flatMap((day) => ordersOf(seed, commune, day))
    .filter(({ atMs }) => fromMs <= atMs && atMs < toMs);

/** What a commune's systems say between two moments (the second not included), in order. */
export function planBetween(
  world: World,
  commune: Commune,
  fromMs: number,
  toMs: number,
): Planned[] {
  const first = Math.max(world.firstDay, localDay(fromMs) - LONGEST_LIFE_DAYS);
  const cases = days(first, localDay(toMs - 1))
    .flatMap((day) => livesOf(world, commune, day))
    .flat()
    .filter(({ atMs }) => fromMs <= atMs && atMs < toMs);
  return [...cases, ...ordersBetween(world.seed, commune, fromMs, toMs)].sort(byTime);
}

/** The plan of a commune's local day: the same world and day give the same messages. */
export const planDay = (world: World, commune: Commune, day: number): Planned[] =>
  planBetween(world, commune, startOfLocalDay(day), startOfLocalDay(day + 1));

/** The plan of the whole province's local day. */
export const planProvinceDay = (world: World, day: number): Planned[] =>
  COMMUNES.flatMap((commune) => planDay(world, commune, day)).sort(byTime);
