import { DAY_MS, localDay } from '@nhip-xa/domain';
import type { Session } from '../database/database';

/**
 * A local day of readings is closed, and packed, when it lies this many whole days back: what comes
 * late has mostly come by then.
 */
export const PACK_AFTER_DAYS = 3;
/**
 * Readings older than this many days may be packed already. A day less than what the packing goes
 * by: the clocks of two processes may differ.
 */
const MAYBE_PACKED_DAYS = PACK_AFTER_DAYS - 1;
/** Days that hold few readings of a series are packed so many at once: a row costs 100 bytes. */
export const SPARSE_DAYS = 16;
/** An advisory lock like no other: held together by whoever stores old readings, alone by whoever packs or drops. */
const PACKING_LOCK = 4_761_000;

/** The first local day that is not closed. */
export const firstOpenDay = (nowMs: number): number => localDay(nowMs) - PACK_AFTER_DAYS;

/** Readings before this moment are looked for among the packed ones, too. */
export const maybePackedBeforeUs = (nowMs: number): number =>
  (nowMs - MAYBE_PACKED_DAYS * DAY_MS) * 1000;

/** Until the transaction ends nothing is packed or dropped. The next statement sees what was. */
export async function keepPacked(session: Session): Promise<void> {
  await session.query({ text: `SELECT pg_advisory_xact_lock_shared(${PACKING_LOCK})` });
}

/** Until the transaction ends nobody stores old readings. The next statement sees what was. */
export async function movePacked(session: Session): Promise<void> {
  await session.query({ text: `SELECT pg_advisory_xact_lock(${PACKING_LOCK})` });
}

/** The local day of a moment, as SQL. */
export const sqlDay = (at: string): string => `(${at} AT TIME ZONE interval '7 hours')::date`;

/** The midnight at which a local day begins, as SQL. */
export const sqlMidnight = (day: string): string =>
  `(${day}::timestamp AT TIME ZONE interval '7 hours')`;

/** The first of the 16 days that are packed together where they hold few, as SQL. */
export const sqlFirstDay = (day: string): string =>
  `(${day} - (${day} - date '1970-01-01') % ${SPARSE_DAYS})`;

/** The readings in a packed row as a subquery of `at` and `value`, to the microsecond and the bit. */
export const unpacked = (row: string): string => `(
  SELECT ${sqlMidnight(`${row}.day`)}
      + (t.ms::bigint * 1000 + coalesce(t.us, 0)) * interval '1 microsecond' AS at, t.value
  FROM unnest(${row}.at_ms, ${row}.at_us, ${row}.value) AS t (ms, us, value))`;
