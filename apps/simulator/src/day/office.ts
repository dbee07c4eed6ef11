import { dueMoment, HOUR_MS, isWorkingDay, startOfLocalDay, weekday } from '@nhip-xa/domain';
import { QUIET_COMMUNE, type Commune } from '../province/communes';
import { DOCUMENTS } from '../province/services';
import type { Life, Planned } from './messages';
import { afterOfficeHours, arrivals, CALENDAR, RHYTHMS } from './rhythm';
import { tellerOf, type Teller } from './teller';

const DOCUMENTS_PER_THOUSAND = 0.3;
const TASKS_A_DAY = 0.9;
const MEETINGS_A_DAY = 1.4;
const SIGNED_SHARE = 0.9995;
const PAPER_SHARE = 0.025;
/** Documents and tasks are late so many times as often as dossiers. */
const LATE_TIMES = 2;
const QUARTER_HOUR_MS = 900_000;

/** When work that began at a moment is done: in time, or now and then in the days after. */
function doneMs(teller: Teller, index: number, fromMs: number, dueMs: number): number {
  const chance = teller.own(index);
  if (chance.hit(teller.commune.lateShare * LATE_TIMES)) {
    return afterOfficeHours(dueMs, chance.between(1, 12));
  }
  const usual = afterOfficeHours(fromMs, chance.between(1, 18));
  return Math.min(usual, dueMs - QUARTER_HOUR_MS);
}

/** Every document that comes in or goes out on a local day, with its life. */
export function documentsOf(seed: number, commune: Commune, day: number): Life[] {
  const teller = tellerOf('documents', DOCUMENTS, seed, commune, day);
  const mean = 2 + (commune.population / 1_000) * DOCUMENTS_PER_THOUSAND;
  return arrivals(teller.chance, day, mean, RHYTHMS.counter).map((atMs, index) => {
    const chance = teller.own(index);
    const direction = chance.hit(0.55) ? 'in' : 'out';
    const dueIn = { workingDays: chance.pick([3, 5, 7, 10]) };
    const id = teller.idOf('VB', index + 1);
    const signed = direction === 'out' && (isSpotless(commune) || chance.hit(SIGNED_SHARE));
    return [
      teller.case(atMs, {
        ...{ kind: 'document', id, state: 'processing', openedAtMs: atMs, dueIn },
        attributes: { direction },
      }),
      teller.case(doneMs(teller, index, atMs, dueMoment(CALENDAR, atMs, dueIn)), {
        ...{ kind: 'document', id, state: 'finished' },
        attributes: {
          paperCopy: chance.hit(PAPER_SHARE),
          ...(direction === 'out' && { signed }),
        },
      }),
    ];
  });
}

const isSpotless = ({ code }: Commune): boolean => code === QUIET_COMMUNE;

/** Every task given on a local day, with its life. */
export function tasksOf(seed: number, commune: Commune, day: number): Life[] {
  const teller = tellerOf('tasks', DOCUMENTS, seed, commune, day);
  return arrivals(teller.chance, day, TASKS_A_DAY, RHYTHMS.counter).map((atMs, index) => {
    const dueIn = { workingDays: teller.own(index).pick([5, 10, 15]) };
    const task = { kind: 'task', id: teller.idOf('NV', index + 1) } as const;
    const begunMs = afterOfficeHours(atMs, 1);
    const dueMs = dueMoment(CALENDAR, atMs, dueIn);
    return [
      teller.case(atMs, {
        ...{ ...task, state: 'assigned', openedAtMs: atMs, dueIn },
        attributes: { owner: teller.own(index).pick(['van-phong', 'kinh-te', 'van-hoa']) },
      }),
      teller.case(begunMs, { ...task, state: 'processing' }),
      teller.case(doneMs(teller, index, begunMs, dueMs), { ...task, state: 'finished' }),
    ];
  });
}

const TUESDAY = 2;
const COMMITTEE_HOUR = 14;

/** Every meeting of a local day, as the office's calendar tells it when it is over. */
export function meetingsOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('meetings', DOCUMENTS, seed, commune, day);
  const moments = arrivals(teller.chance, day, MEETINGS_A_DAY, RHYTHMS.counter);
  // the steering committee meets every fourth Tuesday
  const committee =
    weekday(day) === TUESDAY && Math.floor(day / 7) % 4 === 0 && isWorkingDay(CALENDAR, day);
  const all = committee ? [...moments, startOfLocalDay(day) + COMMITTEE_HOUR * HOUR_MS] : moments;
  return all.map((atMs, index) => {
    const chance = teller.own(index);
    const online = chance.hit(0.64);
    const participants = chance.whole(6, 28);
    const isCommittee = committee && index === all.length - 1;
    return teller.event(atMs, {
      ...{ id: teller.idOf('HOP', index + 1), type: 'meeting.session' },
      attributes: {
        ...{ online, participants, hours: chance.whole(2, 5) / 2 },
        ...(online && { travelHoursAvoided: participants }),
        ...(isCommittee && { body: 'steering-committee' }),
      },
    });
  });
}
