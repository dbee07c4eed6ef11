import { LIMITS, pageQuery, unitCode } from '@nhip-xa/contract';
import { durationMs, parseTime } from '@nhip-xa/domain';
import { z } from 'zod';

/** How the parameters of a query are read; what cannot be read is a 400, never ignored. */

/** The farthest moment from 1970 that is still read, in microseconds: the year 2255, exact in a double. */
const FARTHEST_US = 9_000_000_000_000_000;

/** RFC 3339 with a zone, or epoch milliseconds [contract, first page], as microseconds. */
export const momentUs = z
  .string()
  .max(40)
  .transform((text, context) => {
    // an unescaped + of a zone arrives as a space
    const time = parseTime(text.replace(/ (\d{2}:?\d{2})$/, '+$1'));
    if (time && !time.zoneless && Math.abs(time.us) <= FARTHEST_US) return time.us;
    context.addIssue({ code: 'custom', message: 'a moment: RFC 3339 with a zone, or epoch ms' });
    return z.NEVER;
  });

export const momentMs = momentUs.transform((us) => Math.floor(us / 1000));

/** ISO 8601 duration of days, hours, minutes, seconds, as milliseconds. */
export const stepMs = z
  .string()
  .max(40)
  .transform((text, context) => {
    const ms = durationMs(text);
    if (ms !== undefined) return ms;
    context.addIssue({ code: 'custom', message: 'an ISO 8601 duration such as PT1H' });
    return z.NEVER;
  });

export const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1');

/** A text that can be stored: PostgreSQL takes no NUL. */
export const plainText = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\0]*$/);

export const page = z.strictObject(pageQuery.shape);
export const ofUnit = { unit: unitCode.optional() };
export const spanUs = { from: momentUs.optional(), to: momentUs.optional() };
export const spanMs = { from: momentMs.optional(), to: momentMs.optional() };

/** A step must leave a bounded number of points between from and to. */
export const tooManyPoints = (fromMs: number, toMs: number, step: number): boolean =>
  (toMs - fromMs) / step > LIMITS.historyPoints;
