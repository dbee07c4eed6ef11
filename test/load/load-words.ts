import type { Account } from './mqtt-connection';
import type { Summary } from './latencies';

/** What the load process is told to do, one after the other. */
export type Order =
  | { do: 'connect'; host: string; port: number; accounts: Account[]; logFile: string }
  | { do: 'saturate'; window: number; warmUpMs: number; milliseconds: number }
  | { do: 'steady'; rate: number; warmUpMs: number; milliseconds: number }
  | { do: 'end' };

/** What came of a phase, counted between its begin and its end. */
export interface Load {
  milliseconds: number;
  acknowledged: number;
  acknowledgement: Summary;
  /** Messages whose acknowledgement had not come within the time after the phase. */
  unacknowledged: number;
}

/** What the load process says: that the measured time begins, that it ends, and what came of it. */
export type Word =
  | { say: 'connected' }
  | { say: 'begin' }
  | { say: 'end' }
  | { say: 'load'; load: Load }
  | { say: 'failed'; why: string };
