import { dueMoment, isoDay } from '@nhip-xa/domain';
import { chanceOf, type Chance } from '../chance/chance';
import type { Commune } from '../province/communes';
import { ONE_STOP } from '../province/services';
import { villageCode } from '../province/sources';
import type { CaseSay, Life, Planned } from './messages';
import { officeHoursOf, PROCEDURES, type Procedure } from './procedures';
import { dossierQuality } from './quality';
import { afterOfficeHours, arrivals, CALENDAR, RHYTHMS } from './rhythm';

type Channel = 'online' | 'counter' | 'post';

const REFUSED_SHARE = 0.012;
const WITHDRAWN_SHARE = 0.008;
const SUPPLEMENT_SHARE = 0.09;
const PAYMENT_SHARE = 0.3;
const POST_SHARE = 0.06;
const ASSISTED_SHARE = 0.12;

/** The share of its period that ordinary work takes: what is due today is done while one waits. */
const PACE_OF_SHORT = [0.05, 0.3] as const;
const PACE_OF_LONG = [0.15, 0.7] as const;
const SHORT_HOURS = 8;
const paceOf = ({ dueIn }: Procedure): readonly [number, number] =>
  officeHoursOf(dueIn) <= SHORT_HOURS ? PACE_OF_SHORT : PACE_OF_LONG;

interface Dossier {
  seed: number;
  commune: Commune;
  id: string;
  channel: Channel;
  procedure: Procedure;
  chance: Chance;
  openedMs: number;
  acceptedMs: number;
  dueMs: number;
}

/** When dossiers are handed in on a local day, and whether online. */
export function dossierArrivals(
  seed: number,
  commune: Commune,
  day: number,
): { atMs: number; online: boolean }[] {
  const chance = chanceOf(seed, commune.code, 'dossiers', day);
  const online = commune.dossiersPerDay * commune.onlineShare;
  return [
    ...arrivals(chance, day, online, RHYTHMS.online).map((atMs) => ({ atMs, online: true })),
    ...arrivals(chance, day, commune.dossiersPerDay - online, RHYTHMS.counter).map((atMs) => ({
      atMs,
      online: false,
    })),
  ].sort((a, b) => a.atMs - b.atMs);
}

/** Every dossier handed in on a local day, with its whole life. */
export function dossiersOf(seed: number, commune: Commune, day: number): Life[] {
  return dossierArrivals(seed, commune, day).map(({ atMs, online: byNet }, index) => {
    const own = chanceOf(seed, commune.code, 'dossier', day, index);
    const channel = byNet ? 'online' : own.hit(POST_SHARE) ? 'post' : 'counter';
    const number = String(index + 1).padStart(4, '0');
    const id = `HS-${commune.code}-${isoDay(day).replaceAll('-', '').slice(2)}-${number}`;
    return lifeOf({ seed, ...receive(own, commune, id, channel, atMs) });
  });
}

function receive(
  chance: Chance,
  commune: Commune,
  id: string,
  channel: Channel,
  openedMs: number,
): Omit<Dossier, 'seed'> {
  const procedure = PROCEDURES[chance.weighted(PROCEDURES.map((each) => each.weight))] as Procedure;
  const acceptedMs =
    channel === 'counter' ? openedMs : afterOfficeHours(openedMs, chance.between(0.2, 2.5));
  const dueMs = dueMoment(CALENDAR, acceptedMs, procedure.dueIn);
  return { chance, commune, id, channel, procedure, openedMs, acceptedMs, dueMs };
}

const say = (
  dossier: Dossier,
  atMs: number,
  state: string,
  more: Partial<CaseSay> = {},
): Planned => ({
  source: `${dossier.commune.code}.${ONE_STOP}`,
  commune: dossier.commune.code,
  atMs,
  channel: 'case',
  say: { kind: 'dossier', id: dossier.id, state, ...more },
});

function lifeOf(dossier: Dossier): Life {
  const { chance, acceptedMs, channel } = dossier;
  if (channel === 'online' && chance.hit(REFUSED_SHARE)) {
    return [opening(dossier, 'new', dossier.openedMs), say(dossier, acceptedMs, 'refused')];
  }
  const begun =
    channel === 'counter'
      ? [opening(dossier, 'accepted', acceptedMs)]
      : [opening(dossier, 'new', dossier.openedMs), say(dossier, acceptedMs, 'accepted')];
  const workFromMs = afterOfficeHours(acceptedMs, chance.between(0.1, 0.8));
  return [...begun, say(dossier, workFromMs, 'processing'), ...handling(dossier, workFromMs)];
}

function opening(dossier: Dossier, state: string, atMs: number): Planned {
  const { chance, commune, channel, procedure } = dossier;
  return say(dossier, atMs, state, {
    openedAtMs: dossier.openedMs,
    dueIn: procedure.dueIn,
    category: procedure.field,
    village: villageCode(commune, chance.whole(1, commune.villages)),
    attributes: {
      procedure: procedure.title,
      channel,
      service: procedure.service,
      fee: procedure.feeVnd,
      ...(channel === 'online' && chance.hit(ASSISTED_SHARE) ? { assisted: true } : {}),
    },
  });
}

function handling(dossier: Dossier, workFromMs: number): Planned[] {
  const { chance, procedure } = dossier;
  if (chance.hit(dossier.commune.lateShare)) return ending(dossier, lateEndMs(dossier));
  const workHours = officeHoursOf(procedure.dueIn) * chance.between(...paceOf(procedure));
  if (chance.hit(WITHDRAWN_SHARE)) {
    return [say(dossier, afterOfficeHours(workFromMs, workHours / 2), 'withdrawn')];
  }
  const paused = pause(dossier, workFromMs, workHours);
  if (paused) return paused;
  return ending(
    dossier,
    Math.min(afterOfficeHours(workFromMs, workHours), beforeMs(dossier.dueMs)),
  );
}

const QUARTER_HOUR_MS = 900_000;
const beforeMs = (dueMs: number): number => dueMs - QUARTER_HOUR_MS;

/** Finished in the first office hours after the deadline. */
const lateEndMs = ({ chance, dueMs }: Dossier): number =>
  afterOfficeHours(dueMs, chance.between(0.5, 2));

/** One request for papers or for the fee on the way; the clock stands still meanwhile. */
function pause(dossier: Dossier, workFromMs: number, workHours: number): Planned[] | undefined {
  const { chance, procedure, dueMs } = dossier;
  const forPapers = 'workingDays' in procedure.dueIn && chance.hit(SUPPLEMENT_SHARE);
  const forFee = !forPapers && procedure.feeVnd > 0 && chance.hit(PAYMENT_SHARE);
  if (!forPapers && !forFee) return undefined;
  const share = chance.between(0.2, 0.7);
  const fromMs = Math.min(afterOfficeHours(workFromMs, workHours * share), beforeMs(dueMs));
  const toMs = afterOfficeHours(fromMs, forPapers ? chance.between(3, 25) : chance.between(0.1, 3));
  const endMs = afterOfficeHours(toMs, workHours * (1 - share));
  // the deadline moves by the pause; work that would still be late is finished at once
  const movedDueMs = dueMs + (toMs - fromMs);
  return [
    say(dossier, fromMs, forPapers ? 'supplement' : 'payment'),
    say(dossier, toMs, 'processing'),
    ...ending(
      dossier,
      endMs < movedDueMs ? endMs : toMs + Math.round(chance.between(60, 600)) * 1e3,
      forFee,
    ),
  ];
}

/** @param paid the fee was paid on the way */
function ending(dossier: Dossier, endMs: number, paid = false): Planned[] {
  const { seed, chance, channel, id, procedure } = dossier;
  const { finished, returned } = dossierQuality(seed, id, channel, procedure);
  const waitHours = channel === 'online' ? 0.1 : chance.between(0.2, 6);
  return [
    say(dossier, endMs, 'finished', {
      attributes: { ...finished, ...(paid && { payment: 'online' }) },
    }),
    say(dossier, afterOfficeHours(endMs, waitHours), 'returned', { attributes: returned }),
  ];
}
