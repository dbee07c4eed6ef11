import type { Client } from 'pg';
import { Database, type DatabaseConnection } from '@nhip-xa/store';
import { ReadingColumns, writeReadings } from '../../libs/server/store/src/facts/reading-writer';

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
  const { rows: devices } = await look.query<{ series: number[] }>(
    'SELECT array_agg(id) AS series FROM series GROUP BY source_id',
  );
  const { rows } = await look.query<{ us: string }>(
    'SELECT (extract(epoch FROM max(at)) * 1000000)::bigint AS us FROM readings',
  );
  const database = new Database(connection, SILENT);
  const messages = messagesOf(devices, Number(rows[0]?.us));
  let written = 0;
  const beganMs = performance.now();
  while (performance.now() - beganMs < seconds * 1000) {
    const columns = new ReadingColumns();
    for (let n = 0; n < messagesPerBatch; n += 1) {
      const { series, us } = messages.next().value;
      for (const id of series) columns.add(id, us, 3 + (us % 1000) / 1000);
    }
    const { stored } = await database.transaction('intake', (session) =>
      writeReadings(session, columns),
    );
    written += stored;
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
  devices: readonly { series: number[] }[],
  lastUs: number,
): Generator<{ series: number[]; us: number }, never> {
  for (let us = lastUs + 1000; ; us += 1000) for (const { series } of devices) yield { series, us };
}
