import { X509Certificate } from 'node:crypto';
import { readFile, stat, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@nhip-xa/platform';
import type { AboutProcess } from '@nhip-xa/ports';
import type { Broker } from './brokers';
import type { Pipeline } from './intake.pipeline';
import type { Pace } from './pace';
import { VERSION } from './version';

/** Its time says when a backup was made last: whatever makes one touches it (docs/operating.md). */
export const BACKUP_MARK = 'last-backup';

export interface AboutParts {
  config: Config;
  pipeline: Pick<Pipeline, 'intake' | 'kpis'>;
  broker: Pick<Broker, 'isConnected' | 'connections'>;
  pace: Pace;
  startedAtMs: number;
}

/** What this process knows of itself. */
export async function aboutProcess(parts: AboutParts): Promise<AboutProcess> {
  const { config, pipeline, broker, pace, startedAtMs } = parts;
  const standing = pipeline.intake.standing();
  const { spool } = standing;
  const takesIn = config.role !== 'api';
  pace.sample(standing.received);
  return {
    role: config.role,
    version: VERSION,
    node: process.versions.node,
    host: hostname(),
    startedAtMs,
    memoryBytes: process.memoryUsage.rss(),
    connections: takesIn ? broker.connections() : null,
    brokerConnected: takesIn ? broker.isConnected() : null,
    itemsPerSecond: pace.itemsPerSecond,
    inHand: pipeline.intake.inHand,
    spooled: spool.messages,
    spoolBytes: spool.bytes,
    spoolBytesMost: spool.bytesMost,
    spoolSinceMs: spool.since === null ? null : Date.parse(spool.since),
    kpiWaiting: pipeline.kpis.waiting,
    past: pipeline.kpis.pastWork,
    kpiEvaluationMs: pace.slowestEvaluationMs,
    ...(await diskOf(config.dataFolder)),
    certificateEndsMs: await certificateEnd(config),
    backupAtMs: await backupOf(config.dataFolder),
  };
}

async function diskOf(folder: string): Promise<Pick<AboutProcess, 'diskFreeBytes' | 'diskBytes'>> {
  const disk = await statfs(folder).catch(() => undefined);
  return {
    diskFreeBytes: disk ? disk.bavail * disk.bsize : null,
    diskBytes: disk ? disk.blocks * disk.bsize : null,
  };
}

/** The file is read anew: whoever renews it sees by this that it is the right one. */
async function certificateEnd({ mqttTlsPort, tls }: Config): Promise<number | null> {
  if (mqttTlsPort === undefined || !tls) return null;
  try {
    return Date.parse(new X509Certificate(await readFile(tls.certFile)).validTo);
  } catch {
    return null;
  }
}

const backupOf = (folder: string): Promise<number | null> =>
  stat(join(folder, BACKUP_MARK)).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
