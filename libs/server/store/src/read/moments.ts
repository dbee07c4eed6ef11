import { isoOfUs } from '@nhip-xa/domain';

/** A timestamptz column as whole microseconds: the driver's own Date would lose the last three. */
export const usOf = (column: string): string =>
  `(extract(epoch FROM ${column}) * 1000000)::bigint::text`;

/** Microseconds as the driver gives a bigint, as RFC 3339. */
export const isoOf = (us: string): string => isoOfUs(Number(us));
export const isoOrNull = (us: string | null): string | null => (us === null ? null : isoOf(us));

/** A moment in microseconds as PostgreSQL reads it exactly. */
export const sqlMoment = (us: number | undefined): string | null =>
  us === undefined ? null : isoOfUs(us);
