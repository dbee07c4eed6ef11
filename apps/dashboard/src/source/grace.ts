import type { TextKey } from '@nhip-xa/web-ui';

/** How long the password before a new one may go on working, as a person chooses. */
export const GRACES = ['none', 'hour', 'day', 'week'] as const;
export type Grace = (typeof GRACES)[number];

export const GRACE_SECONDS: Readonly<Record<Grace, number>> = {
  none: 0,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
};

/** Usual: time to go to the device, and a visit that does not wait for the next week. */
export const GRACE_USUAL: Grace = 'day';

/** What a choice means for the device. */
export const graceWords = (grace: Grace): TextKey =>
  grace === 'none' ? 'secret.noneHow' : 'secret.graceHow';
