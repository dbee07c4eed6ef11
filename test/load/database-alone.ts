import type { Client } from 'pg';
import { Database, type DatabaseConnection } from '@nhip-xa/store';
import {
  ReadingColumns,
  writeReadingsAlone,
} from '../../libs/server/store/src/facts/reading-writer';
import { UnitLedger } from '../../libs/server/store/src/facts/unit-ledger';

export interface DatabaseAlone {
  readingsPerSecond: number;
  readingsPerBatch: number;
}

const SILENT = { error: () => undefined, warn: () => undefined, info: () => undefined };

/**
 * What the database does with the server's own statement, through the server's own driver, in
 * batches as large as the server's were on average, into the same tables, with nothing beside it.
 */
export async function databaseAlone(
  connection: DatabaseConnection,
  look: Client,
  messagesPerBatch: number,
  seconds: number,
): Promise<DatabaseAlone> {
  const { rows: devices } = await look.query<Device>(
    `SELECT s.source_id AS id, o.unit, array_agg(s.id) AS series
     FROM series s JOIN sources o ON o.id = s.source_id GROUP BY 1, 2`,
  );
  const { rows } = await look.query<{ us: string }>(
    'SELECT (extract(epoch FROM max(at)) * 1000000)::bigint AS us FROM readings',
  );
  const database = new Database(connection, SILENT);
  const messages = messagesOf(devices, Number(rows[0]?.us));
  let written = 0;
  let seq = 0;
  const beganMs = performance.now();
  while (performance.now() - beganMs < seconds * 1000) {
    const columns = new ReadingColumns();
    const ledger = new UnitLedger([]);
    for (let n = 0; n < messagesPerBatch; n += 1) {
      const { id, unit, series, us } = messages.next().value;
      ledger.take(id, unit, series.length);
      for (const own of series) columns.add(own, id, us, 3 + (us % 1000) / 1000);
    }
    const move = { writer: 'alone', after: seq, upTo: ++seq };
    const stored = await database.connected('intake', (session) =>
      writeReadingsAlone(session, { columns, ledger, move, nowMs: Date.now(), allNew: true }),
    );
    for (const count of stored?.stored.values() ?? []) written += count;
  }
  const readingsPerSecond = (written * 1000) / (performance.now() - beganMs);
  await database.close();
  return {
    readingsPerSecond,
    readingsPerBatch: messagesPerBatch * (devices[0]?.series.length ?? 0),
  };
}

/** Message after message, device after device, each round a millisecond later. */
function* messagesOf(
  devices: readonly Device[],
  lastUs: number,
): Generator<Device & { us: number }, never> {
  for (let us = lastUs + 1000; ; us += 1000) for (const device of devices) yield { ...device, us };
}

interface Device {
  id: number;
  unit: string;
  series: number[];
}
