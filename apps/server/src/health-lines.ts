import type { HealthLine, HealthLineName } from '@nhip-xa/contract';
import type { AboutProcess, DatabaseStanding, SeenProcess } from '@nhip-xa/ports';

/** From where on a figure is a warning and critical; each with its unit and reason. */
export const HEALTH_LIMITS = {
  /** Days until a certificate ends: a month to order another, a week to be quick. */
  certificateDays: { warning: 30, critical: 7 },
  /** Messages taken and not yet stored: some seconds' work, and what devices begin to feel. */
  inHand: { warning: 5_000, critical: 20_000 },
  /** Messages on the local disk: one is a database that was away. */
  spooled: { warning: 1, critical: null },
  /** Seconds since the spool began to take. */
  spoolSeconds: { warning: 60, critical: 900 },
  /** Share of the spool that is filled; full means that nothing is acknowledged. */
  spoolShare: { warning: 0.5, critical: 0.9 },
  /** Units whose KPIs wait to be reckoned: a province's all at once is a start, ten of them are not. */
  kpiWaiting: { warning: 2_000, critical: 20_000 },
  /** Milliseconds of one evaluation: screens are to change within half a second of a fact. */
  kpiEvaluationMs: { warning: 1_000, critical: 5_000 },
  /** Share of the connections that the database allows; beyond them nobody comes in. */
  connectionShare: { warning: 0.7, critical: 0.9 },
  /** Seconds of the oldest transaction: it keeps what was deleted from being cleared away. */
  transactionSeconds: { warning: 60, critical: 600 },
  /** Settings that lose what was acknowledged when the power goes. */
  unsafeSettings: { warning: null, critical: 1 },
  /** Share of the disk that is free. */
  diskShare: { warning: 0.1, critical: 0.03 },
  /** Days until the disk is full if it goes on so: to order one, and to act. */
  daysLeft: { warning: 60, critical: 14 },
  /** Seconds without a sign of life; after ten a process is given up. */
  processSeconds: { warning: 5, critical: 10 },
  /** Days since the last backup that was noted. */
  backupDays: { warning: 2, critical: 14 },
} as const;

interface Bounds {
  warning: number | null;
  critical: number | null;
}

export interface HealthSeen {
  nowMs: number;
  broker: 'embedded' | 'external';
  database: 'embedded' | 'external';
  version: string;
  unsafeSettings: number;
  standing: DatabaseStanding;
}

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** Every line of how the installation is, with its threshold. */
export function healthLines(seen: HealthSeen): HealthLine[] {
  const { processes } = seen.standing;
  return [
    ...processes.flatMap(({ id, about }) => (about ? brokerLines(id, about, seen) : [])),
    ...processes.flatMap(({ id, about }) => (about ? lagLines(id, about, seen) : [])),
    pastLine(seen.standing),
    ...databaseLines(seen),
    ...processes.flatMap(({ id, about }) => (about ? diskLines(id, about) : [])),
    ...roomLines(seen),
    ...processes.map((each) => processLine(each, seen)),
    ...wallLines(seen.standing),
    backupLine(seen),
  ];
}

function brokerLines(id: string, about: AboutProcess, seen: HealthSeen): HealthLine[] {
  // one that takes nothing in has no broker
  if (about.brokerConnected === null) return [];
  const ends = about.certificateEndsMs;
  const days = ends === null ? null : (ends - seen.nowMs) / DAY_MS;
  return [
    {
      ...line('broker-connected', about.brokerConnected ? 1 : 0, id),
      ...falling({ warning: null, critical: 0 }, Number(about.brokerConnected)),
    },
    {
      ...line('broker-connections', about.connections, id),
      ...(seen.broker === 'external' && EXTERNAL),
    },
    {
      ...line('broker-items', about.itemsPerSecond, id),
      ...(about.itemsPerSecond === null && UNKNOWN),
    },
    days === null
      ? { ...line('certificate', null, id), why: 'none' }
      : { ...line('certificate', days, id), ...falling(HEALTH_LIMITS.certificateDays, days) },
  ];
}

function lagLines(id: string, about: AboutProcess, { nowMs }: HealthSeen): HealthLine[] {
  const { inHand, spooled, spoolBytes, spoolBytesMost, spoolSinceMs, kpiEvaluationMs } = about;
  const age = spoolSinceMs === null ? 0 : Math.max(0, (nowMs - spoolSinceMs) / SECOND_MS);
  const filled =
    spoolBytesMost === 0
      ? { ...line('spool-filled', null, id), why: 'none' as const }
      : {
          ...line('spool-filled', spoolBytes, id, spoolBytesMost),
          ...rising(shareOf(HEALTH_LIMITS.spoolShare, spoolBytesMost), spoolBytes),
        };
  return [
    { ...line('in-hand', inHand, id), ...rising(HEALTH_LIMITS.inHand, inHand) },
    { ...line('spooled', spooled, id), ...rising(HEALTH_LIMITS.spooled, spooled) },
    { ...line('spool-age', age, id), ...rising(HEALTH_LIMITS.spoolSeconds, age) },
    filled,
    {
      ...line('kpi-waiting', about.kpiWaiting, id),
      ...rising(HEALTH_LIMITS.kpiWaiting, about.kpiWaiting),
    },
    kpiEvaluationMs === null
      ? { ...line('kpi-evaluation', null, id), ...UNKNOWN }
      : {
          ...line('kpi-evaluation', kpiEvaluationMs, id),
          ...rising(HEALTH_LIMITS.kpiEvaluationMs, kpiEvaluationMs),
        },
  ];
}

/** Communes whose past is done, of those whose past is reckoned anew: a figure, nothing to mend. */
function pastLine({ processes }: DatabaseStanding): HealthLine {
  const told = processes.flatMap(({ about }) => about?.past ?? []);
  const waiting = new Set(told.flatMap(({ from }) => Object.keys(from)));
  if (waiting.size === 0) return { ...line('past-reckoning', null), why: 'none', state: 'good' };
  const done = new Set(told.flatMap((one) => one.done).filter((code) => !waiting.has(code)));
  return line('past-reckoning', done.size, null, waiting.size + done.size);
}

function databaseLines({ standing, unsafeSettings }: HealthSeen): HealthLine[] {
  const { connections, connectionsMost, oldestTransactionSeconds: oldest } = standing;
  const seconds = Math.max(0, oldest ?? 0);
  return [
    // who reads this was let in by it
    { ...line('database-reached', 1), state: 'good' },
    line('database-size', standing.bytes),
    {
      ...line('database-connections', connections, null, connectionsMost),
      ...rising(shareOf(HEALTH_LIMITS.connectionShare, connectionsMost), connections),
    },
    {
      ...line('database-transaction', seconds),
      ...rising(HEALTH_LIMITS.transactionSeconds, seconds),
    },
    {
      ...line('database-durable', unsafeSettings),
      ...rising(HEALTH_LIMITS.unsafeSettings, unsafeSettings),
    },
  ];
}

function diskLines(
  id: string,
  { diskFreeBytes: free, diskBytes: whole }: AboutProcess,
): HealthLine[] {
  if (free === null || whole === null) return [{ ...line('disk-free', null, id), ...UNKNOWN }];
  const bounds = shareOf(HEALTH_LIMITS.diskShare, whole);
  return [{ ...line('disk-free', free, id, whole), ...falling(bounds, free) }];
}

/** How long the disk lasts, where the database lies on one that we see. */
function roomLines({ standing, database }: HealthSeen): HealthLine[] {
  const growth = standing.growthBytesPerDay;
  const grows = { ...line('growth', growth), ...(growth === null && UNKNOWN) };
  if (database === 'external') return [grows, { ...line('days-left', null), ...EXTERNAL }];
  const free = standing.processes
    .map(({ about }) => about?.diskFreeBytes ?? null)
    .filter((bytes) => bytes !== null);
  if (growth === null || free.length === 0) {
    return [grows, { ...line('days-left', null), ...UNKNOWN }];
  }
  // one that does not grow lasts
  if (growth <= 0) return [grows, { ...line('days-left', null), why: 'none', state: 'good' }];
  const days = Math.min(...free) / growth;
  return [grows, { ...line('days-left', days), ...falling(HEALTH_LIMITS.daysLeft, days) }];
}

function processLine(
  { id, seenAtMs, about }: SeenProcess,
  { nowMs, version }: HealthSeen,
): HealthLine {
  const seconds = Math.max(0, (nowMs - seenAtMs) / SECOND_MS);
  const told = {
    ...line('process', seconds, id),
    ...rising(HEALTH_LIMITS.processSeconds, seconds),
  };
  // two versions beside each other are an upgrade that was not finished
  const isOther = about?.version !== version;
  return isOther && told.state === 'good' ? { ...told, state: 'warning', why: 'unknown' } : told;
}

function wallLines({ walls, wallsAlive }: DatabaseStanding): HealthLine[] {
  if (walls === 0) return [{ ...line('walls', 0, null, 0), why: 'none' }];
  const state = wallsAlive < walls ? 'warning' : 'good';
  return [{ ...line('walls', wallsAlive, null, walls), state, warning: walls - 1 }];
}

/** The newest that any process has a mark of. */
function backupLine({ standing, nowMs }: HealthSeen): HealthLine {
  const marks = standing.processes
    .map(({ about }) => about?.backupAtMs ?? null)
    .filter((atMs) => atMs !== null);
  const bounds = HEALTH_LIMITS.backupDays;
  if (marks.length === 0) {
    return { ...line('backup', null), ...bounds, state: 'warning', why: 'unknown' };
  }
  const days = Math.max(0, (nowMs - Math.max(...marks)) / DAY_MS);
  return { ...line('backup', days), ...rising(bounds, days) };
}

const EXTERNAL = { value: null, state: 'none', why: 'external' } as const;
const UNKNOWN = { value: null, state: 'none', why: 'unknown' } as const;

const line = (
  name: HealthLineName,
  value: number | null,
  process: string | null = null,
  of: number | null = null,
): HealthLine => ({
  ...{ line: name, process, value, of },
  ...{ state: 'none', warning: null, critical: null, why: null },
});

const shareOf = ({ warning, critical }: { warning: number; critical: number }, whole: number) => ({
  warning: warning * whole,
  critical: critical * whole,
});

/** More is worse. */
const rising = (
  { warning, critical }: Bounds,
  value: number,
): Bounds & Pick<HealthLine, 'state'> => ({
  warning,
  critical,
  state:
    critical !== null && value >= critical
      ? 'critical'
      : warning !== null && value >= warning
        ? 'warning'
        : 'good',
});

/** Less is worse. */
const falling = (
  { warning, critical }: Bounds,
  value: number,
): Bounds & Pick<HealthLine, 'state'> => ({
  warning,
  critical,
  state:
    critical !== null && value <= critical
      ? 'critical'
      : warning !== null && value <= warning
        ? 'warning'
        : 'good',
});
