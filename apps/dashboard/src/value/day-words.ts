import { dayOfIso, startOfLocalDay } from '@nhip-xa/domain';
import { date } from '@nhip-xa/web-ui';

/** `20/11/2026` of a day on the wire. */
export const dayWords = (iso: string): string => date(startOfLocalDay(dayOfIso(iso)));
