import type { ListTotal } from '@nhip-xa/contract';
import { StorageUnavailable, type CountLimits } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';

/** The database gave a statement up that took longer than it was given. */
const QUERY_CANCELED = '57014';

/**
 * Counts rows, up to a limit and within a time.
 * @param rows a FROM with its WHERE
 * @returns null where that took too long
 */
export async function countRows(
  database: Database,
  rows: string,
  values: readonly SqlValue[],
  { rowsMost, ms }: CountLimits,
): Promise<ListTotal | null> {
  try {
    const counted = await database.transaction('read', async (session) => {
      await session.query({ text: `SET LOCAL statement_timeout = ${Math.ceil(ms)}` });
      const most = Number.isFinite(rowsMost) ? `LIMIT ${rowsMost + 1}` : '';
      const [row] = await session.query<{ n: string }>({
        text: `SELECT count(*)::text AS n FROM (SELECT 1 ${rows} ${most}) counted`,
        values,
      });
      return Number(row?.n ?? 0);
    });
    return { count: Math.min(counted, rowsMost), more: counted > rowsMost };
  } catch (error) {
    if (isCanceled(error)) return null;
    throw error;
  }
}

const isCanceled = (error: unknown): boolean =>
  error instanceof StorageUnavailable &&
  (error.cause as { code?: string } | undefined)?.code === QUERY_CANCELED;
