import type { HealthDetails, HistoryState } from '@nhip-xa/contract';

/** What a process tells of itself now and then, for whoever asks another of them. */
export interface AboutProcess {
  role: string;
  version: string;
  node: string;
  host: string;
  startedAtMs: number;
  memoryBytes: number;
  /** Null: this process takes no messages in, or the broker is another's. */
  connections: number | null;
  /** Null: it has no broker to look for. */
  brokerConnected: boolean | null;
  /** Items that came in a second over the last minute. */
  itemsPerSecond: number | null;
  inHand: number;
  spooled: number;
  spoolBytes: number;
  spoolBytesMost: number;
  /** Since when it takes what cannot be stored; null: it is empty. */
  spoolSinceMs: number | null;
  kpiWaiting: number;
  /** Absent: it is of a version that does not tell. */
  past?: PastWork;
  /** The slowest evaluation of the last minute, in ms; null: there was none. */
  kpiEvaluationMs: number | null;
  diskFreeBytes: number | null;
  diskBytes: number | null;
  /** Null: no certificate. */
  certificateEndsMs: number | null;
  /** When a backup was noted in the data folder last; null: never. */
  backupAtMs: number | null;
}

/** How far a process is with reckoning the past anew from facts that came late. */
export interface PastWork {
  /** Communes that are done since there was such work; empty when there is none. */
  done: readonly string[];
}

/** What of the past of a unit is still to be reckoned, by whichever process. */
export interface PastWorkReader {
  of(unit: string): Promise<HistoryState>;
}

export interface SeenProcess {
  id: string;
  seenAtMs: number;
  /** Null: it is of another version. */
  about: AboutProcess | null;
}

/** What the database tells of itself and of the installation. */
export interface DatabaseStanding {
  version: string;
  bytes: number;
  connections: number;
  connectionsMost: number;
  /** Seconds since the oldest transaction that is open began; null: none is. */
  oldestTransactionSeconds: number | null;
  /** Bytes that it grew by in a day, over the last two weeks at most; null: too young to say. */
  growthBytesPerDay: number | null;
  walls: number;
  wallsAlive: number;
  processes: SeenProcess[];
  /** Communes whose past is still to be reckoned anew. */
  lateCommunes: readonly string[];
}

export interface InstallationReader {
  standing(nowMs: number): Promise<DatabaseStanding>;
}

/** How the installation is, for whoever runs it. */
export interface InstallationHealth {
  details(): Promise<HealthDetails>;
}
