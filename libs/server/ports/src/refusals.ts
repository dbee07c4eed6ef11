import type { AddressClass, RefusalReason } from '@nhip-xa/contract';

/** Somebody who named a source was not let in at the MQTT door; the last is told as `refused` of the source. */
export interface RefusedEntry {
  /** Key of the source that was named; it exists. */
  key: string;
  reason: RefusalReason;
  atMs: number;
  /** What kind of network it came from. */
  from: AddressClass;
}
