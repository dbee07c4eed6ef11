import { HOUR_MS, startOfLocalDay } from '@nhip-xa/domain';
import type { Commune } from '../province/communes';
import { PORTAL } from '../province/services';
import { backlogOf } from '../trouble/standing';
import { dossierArrivals } from './dossiers';
import type { Planned } from './messages';
import { arrivals, RHYTHMS } from './rhythm';
import { tellerOf } from './teller';

const SYNC_EVERY_MS = HOUR_MS / 2;
const SYNCS_A_DAY = 48;
/** The portal has counted some seconds after the half hour. */
const SYNC_TAKES_MS = 20_000;

/** How many dossiers the portal took over in each half hour of a local day. */
export function syncsOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('sync', PORTAL, seed, commune, day);
  const waiting = backlogOf(seed, commune, day).flatMap(([first]) => first ?? []);
  const opened = [
    ...dossierArrivals(seed, commune, day),
    ...waiting.filter(({ channel, say }) => channel === 'case' && say.id.startsWith('HS-')),
  ].map(({ atMs }) => atMs);
  const midnightMs = startOfLocalDay(day);
  return Array.from({ length: SYNCS_A_DAY - 1 }, (_, index) => index).flatMap((index) => {
    const fromMs = midnightMs + index * SYNC_EVERY_MS;
    const toMs = fromMs + SYNC_EVERY_MS;
    const dossiers = opened.filter((atMs) => fromMs <= atMs && atMs < toMs).length;
    if (dossiers === 0) return [];
    return teller.event(toMs + SYNC_TAKES_MS, {
      ...{ id: teller.idOf('DB', index + 1), type: 'sync.report' },
      attributes: { dossiers },
    });
  });
}

const DELIVERED_PER_DOSSIER = 0.03;
const ON_TIME = 0.97;

/** Results that the post brought home on a local day. */
export function postalOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('postal', PORTAL, seed, commune, day);
  const mean = commune.dossiersPerDay * DELIVERED_PER_DOSSIER;
  return arrivals(teller.chance, day, mean, RHYTHMS.counter).map((atMs, index) =>
    teller.event(atMs, {
      ...{ id: teller.idOf('BC', index + 1), type: 'post.delivery' },
      attributes: { onTime: teller.own(index).hit(ON_TIME) },
    }),
  );
}
