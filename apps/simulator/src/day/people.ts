import { dayOfIso, HOUR_MS, isoDay, startOfLocalDay, weekday } from '@nhip-xa/domain';
import type { Commune } from '../province/communes';
import { schoolsOf, staffOf } from '../province/figures';
import { FARM, HEALTH, LEARNING, SOCIETY } from '../province/services';
import type { Planned } from './messages';
import { arrivals, RHYTHMS } from './rhythm';
import { tellerOf } from './teller';

const LEARNERS_PER_THOUSAND = 0.95;
const COURSES = ['basic-skills', 'e-payment', 'e-commerce', 'safety'] as const;

/** Citizens who learned something online on a local day. */
export function learningOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('learning', LEARNING, seed, commune, day);
  const mean = (commune.population / 1_000) * LEARNERS_PER_THOUSAND;
  const learners = Math.round(commune.population / 2);
  return arrivals(teller.chance, day, mean, RHYTHMS.shopping).map((atMs, index) => {
    const chance = teller.own(index);
    const learner = `hv-${chance.whole(1, learners)}`;
    return teller.event(atMs, {
      ...{ id: teller.idOf('HOC', index + 1), type: 'learning.session' },
      attributes: { learner, audience: 'citizen', course: chance.pick(COURSES) },
    });
  });
}

/** Courses for staff lie between the 10th and the 100th day of a year. */
const FIRST_COURSE_DAY = 10;
const COURSE_DAYS = 90;
const COURSE_HOUR = 14;
/** One in so many of the staff has no course this year. */
const WITHOUT_COURSE = 25;
/** Numbers of staff that follow one another have their courses so many days apart. */
const APART_DAYS = 37;

/** Staff whose yearly course is on a local day. */
export function staffCoursesOf(seed: number, commune: Commune, day: number): Planned[] {
  const newYear = dayOfIso(`${isoDay(day).slice(0, 4)}-01-01`);
  const place = day - newYear - FIRST_COURSE_DAY;
  if (place < 0 || place >= COURSE_DAYS) return [];
  const teller = tellerOf('courses', LEARNING, seed, commune, day);
  const offset = Number(commune.code);
  return Array.from({ length: staffOf(commune) }, (_, index) => index + 1)
    .filter((number) => number % WITHOUT_COURSE !== 0)
    .filter((number) => (number * APART_DAYS + offset) % COURSE_DAYS === place)
    .map((number) =>
      teller.event(startOfLocalDay(day) + COURSE_HOUR * HOUR_MS + number * 1_000, {
        ...{ id: teller.idOf('TAP-HUAN', number), type: 'learning.session' },
        attributes: { learner: `cb-${number}`, audience: 'staff', course: 'digital-office' },
      }),
    );
}

const LESSON_HOUR = 8;

/** Each school teaches online on its day of the week. */
export function lessonsOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('lessons', LEARNING, seed, commune, day);
  return Array.from({ length: schoolsOf(commune) }, (_, index) => index + 1)
    .filter((number) => weekday(day) === 1 + (number % 5))
    .map((number) =>
      teller.event(startOfLocalDay(day) + LESSON_HOUR * HOUR_MS + number * 60_000, {
        ...{ id: teller.idOf('LOP', number), type: 'learning.session' },
        attributes: { school: `truong-${number}`, audience: 'pupil', pupils: 24 + number },
      }),
    );
}

const SESSIONS_PER_THOUSAND = 0.24;
const ADVICE_SHARE = 0.4;

/** Tele-consultations and advice of a local day. */
export function telehealthOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('telehealth', HEALTH, seed, commune, day);
  const mean = (commune.population / 1_000) * SESSIONS_PER_THOUSAND;
  return arrivals(teller.chance, day, mean, RHYTHMS.reports).map((atMs, index) => {
    const chance = teller.own(index);
    const advice = chance.hit(ADVICE_SHARE);
    return teller.event(atMs, {
      ...{ id: teller.idOf('KCB', index + 1), type: 'telehealth.session' },
      attributes: {
        form: advice ? 'advice' : 'consultation',
        hoursSaved: advice ? 1 : chance.whole(4, 10) / 2,
        kmSaved: advice ? chance.whole(2, 10) : chance.whole(15, 80),
      },
    });
  });
}

const SPRAYINGS_A_DAY = 0.4;

export function sprayingsOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('sprayings', FARM, seed, commune, day);
  return arrivals(teller.chance, day, SPRAYINGS_A_DAY, RHYTHMS.reports).map((atMs, index) =>
    teller.event(atMs, {
      ...{ id: teller.idOf('PHUN', index + 1), type: 'farm.spraying' },
      attributes: { by: 'drone', area: teller.own(index).whole(2, 14) },
    }),
  );
}

const JOBS_A_DAY = 0.5;

export function jobsOf(seed: number, commune: Commune, day: number): Planned[] {
  const teller = tellerOf('jobs', SOCIETY, seed, commune, day);
  return arrivals(teller.chance, day, JOBS_A_DAY, RHYTHMS.counter).map((atMs, index) =>
    teller.event(atMs, {
      ...{ id: teller.idOf('VL', index + 1), type: 'job.match' },
      attributes: { trade: teller.own(index).pick(['transport', 'sewing', 'sales', 'building']) },
    }),
  );
}
