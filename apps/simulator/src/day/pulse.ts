import { isoDay, startOfLocalDay } from '@nhip-xa/domain';
import { chanceOf, type Chance } from '../chance/chance';
import { COMMUNES, type Commune } from '../province/communes';
import { detection } from './detections';
import type { Planned } from './messages';
import { order } from './orders';
import { seeingIn, type World } from './plan';

const SECOND_MS = 1_000;
/** Nowhere in the province anything for longer than this: then something small happens. */
const LONGEST_QUIET_MS = 25 * SECOND_MS;
const FILLS_AFTER_SECONDS = [14, 22] as const;
const ORDER_SHARE = 0.12;
/** How many of these detections wait for their verdict at once, over the province. */
const PENDING_LEAST = 4;
const PENDING_MOST = 12;
/** In the last half hour of a day nothing new is begun, so that no verdict is left over. */
const CLOSING_MS = 30 * 60 * SECOND_MS;

interface Walk {
  world: World;
  day: number;
  chance: Chance;
  count: number;
  /** Verdicts that wait to be given, oldest first. */
  pending: Planned[];
}

/**
 * Small things that fill a day's quiet stretches, so that a wall never stands still: detections,
 * their verdicts, orders.
 * @param planned the day's own messages, in order
 * @param fromMs where the pulse begins, on the day on which the province first came to life
 */
export function pulseOf(
  world: World,
  day: number,
  planned: readonly Planned[],
  fromMs = startOfLocalDay(day),
): Planned[] {
  const chance = chanceOf(world.seed, 'pulse', day);
  const walk: Walk = { world, day, chance, count: 0, pending: [] };
  const endMs = startOfLocalDay(day + 1);
  const fillers: Planned[] = [];
  let atMs = Math.max(fromMs, startOfLocalDay(day));
  for (const nextMs of [...planned.map((each) => each.atMs), endMs]) {
    while (nextMs - atMs > LONGEST_QUIET_MS) {
      atMs += Math.round(walk.chance.between(...FILLS_AFTER_SECONDS) * SECOND_MS);
      fillers.push(...step(walk, atMs, endMs - atMs < CLOSING_MS));
    }
    atMs = Math.max(atMs, nextMs);
  }
  return fillers;
}

function step(walk: Walk, atMs: number, closing: boolean): Planned[] {
  const { chance, pending } = walk;
  walk.count += 1;
  const own = chanceOf(walk.world.seed, 'pulse', walk.day, walk.count);
  const commune = COMMUNES[own.weighted(COMMUNES.map((each) => each.cameras))] as Commune;
  const id = `${commune.code}-${isoDay(walk.day).replaceAll('-', '').slice(2)}-n${walk.count}`;
  const ready =
    pending.length >= PENDING_MOST || (pending.length > PENDING_LEAST && chance.hit(0.5));
  if ((closing || ready) && pending.length > 0) return [{ ...(pending.shift() as Planned), atMs }];
  const cameras = seeingIn(walk.world.trouble)(commune, atMs);
  if (closing || chance.hit(ORDER_SHARE) || cameras.length === 0) {
    return [order(own, commune, `DH-${id}`, atMs)];
  }
  const [seen, verdict] = detection(own, commune, `PH-${id}`, cameras, atMs, atMs);
  if (verdict) pending.push(verdict);
  return seen ? [seen] : [];
}
