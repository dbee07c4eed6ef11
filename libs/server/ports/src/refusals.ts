import type { AddressClass, RefusalReason } from '@nhip-xa/contract';

/** Somebody who named a source was not let in at the MQTT door. */
export interface RefusedEntry {
  /** Key of the source that was named; it exists. */
  key: string;
  reason: RefusalReason;
  atMs: number;
  /** What kind of network it came from. */
  from: AddressClass;
}

/**
 * The last refusal of each source, whichever process refused. It is also part of a source as the API
 * answers it (`refused`).
 */
export interface RefusalReader {
  /** By key; a source that is not among them was not refused within `refusalDays`. */
  lastOf(keys: readonly string[]): Promise<ReadonlyMap<string, RefusedEntry>>;
}
