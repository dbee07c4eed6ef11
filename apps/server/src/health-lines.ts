import type { HealthLine } from '@nhip-xa/contract';
import type { AboutProcess, DatabaseStanding, SeenProcess } from '@nhip-xa/ports';
import { EXTERNAL, UNKNOWN, falling, line, rising, shareOf } from './health-line';
import { HEALTH_LIMITS } from './health-limits';

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
function pastLine({ processes, lateCommunes }: DatabaseStanding): HealthLine {
  const told = processes.flatMap(({ about }) => about?.past ?? []);
  const waiting = new Set(lateCommunes);
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
