import { COMMUNITY_INDICATORS } from './indicators/community';
import { GOVERNMENT_INDICATORS } from './indicators/government';
import { PROSPERITY_INDICATORS } from './indicators/prosperity';
import type { Indicator } from './indicators/row';

export type { Indicator } from './indicators/row';

/** All that the founding documents ask, and which KPIs answer it. */
export const INDICATORS: readonly Indicator[] = [
  ...GOVERNMENT_INDICATORS,
  ...COMMUNITY_INDICATORS,
  ...PROSPERITY_INDICATORS,
];
