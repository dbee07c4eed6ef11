import type { DatabaseAlone } from './database-alone';
import type { Load } from './load-words';
import type { Machine } from './machine';
import type { Options } from './options';
import type { Parties } from './processes';
import type { ScreenFigures } from './screen-probe';
import type { BytesPerReading, Comparison } from './stored-facts';

/** A phase of load as it was measured. */
export interface Phase {
  load: Load;
  /** Shares of all processors, 0 to 1. */
  processors: Parties;
  storedMessagesPerSecond: number;
  messagesPerBatch: number;
}

/** Everything that one run measured. */
export interface Figures {
  at: string;
  machine: Machine;
  options: Pick<Options, 'seconds' | 'rate' | 'devices' | 'window'>;
  saturated: Phase;
  steady: Phase & { screen: ScreenFigures };
  /** Of the server's process, over the whole run, in MiB. */
  peakMemoryMib: number;
  bytes: BytesPerReading;
  comparison: Comparison;
  alone: DatabaseAlone;
}

export const perSecond = ({ acknowledged, milliseconds }: Load): number =>
  (acknowledged * 1000) / milliseconds;
