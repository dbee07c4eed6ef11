import type { Commune } from './communes';

/** How many there are of what a commune's statistics count; all of it follows from its people. */
const PEOPLE_PER_HOUSEHOLD = 3.8;
const ADULT_SHARE = 0.68;
const STAFF_LEAST = 28;
const STAFF_PER_THOUSAND = 0.9;
const PEOPLE_PER_SCHOOL = 6_500;

export const householdsOf = ({ population }: Commune): number =>
  Math.round(population / PEOPLE_PER_HOUSEHOLD);
export const adultsOf = ({ population }: Commune): number => Math.round(population * ADULT_SHARE);
export const staffOf = ({ population }: Commune): number =>
  STAFF_LEAST + Math.round((population / 1_000) * STAFF_PER_THOUSAND);
export const schoolsOf = ({ population }: Commune): number =>
  Math.max(2, Math.round(population / PEOPLE_PER_SCHOOL));
