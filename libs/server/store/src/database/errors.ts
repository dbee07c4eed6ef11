import { DataRefused, StorageUnavailable } from '@nhip-xa/ports';

/** Classes of SQLSTATE that say: this can never be stored as it is (data, constraints, too much). */
const BAD_DATA = /^(22|23|54)/;
/** A row that fits no partition: looks like bad data, is a missing partition. */
const CHECK_VIOLATION = '23514';
const UNIQUE_VIOLATION = '23505';
const NO_PARTITION = 'no partition of relation';

interface DriverError {
  code?: string;
  message?: string;
}

/**
 * Tells what a database error means for the data: `DataRefused` when some value can never be
 * stored, `StorageUnavailable` when it is the database that cannot (connection, disk, locks,
 * shutdown, a missing partition). An error in our own SQL stays what it is.
 */
export function asStorageError(error: unknown): Error {
  if (!(error instanceof Error)) return new StorageUnavailable(String(error));
  if (error instanceof StorageUnavailable || error instanceof DataRefused) return error;
  const { code = '', message = '' } = error as DriverError;
  if (isNoPartition(error)) return unavailable(error);
  if (BAD_DATA.test(code)) return new DataRefused(message, { cause: error });
  return code.startsWith('42') ? error : unavailable(error);
}

function isNoPartition({ code, message = '' }: DriverError): boolean {
  return code === CHECK_VIOLATION && message.includes(NO_PARTITION);
}

/** Whether a row could not be stored because the table of its day is not there. */
export const isPartitionMissing = (error: unknown): boolean =>
  error instanceof StorageUnavailable && isNoPartition(error.cause ?? {});

const unavailable = (cause: Error): StorageUnavailable =>
  new StorageUnavailable(cause.message, { cause });

/** Something that was written as new stands there already. */
export const isRepeated = (error: unknown): boolean =>
  error instanceof DataRefused &&
  (error.cause as DriverError | undefined)?.code === UNIQUE_VIOLATION;
