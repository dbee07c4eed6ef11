import { StorageUnavailable } from '@nhip-xa/ports';
import type { Database } from './database';

/** A database that has not answered `SELECT 1` within this many ms is away, whatever its ports say. */
const PROBE_MS = 2_000;

/**
 * Asks whether the database answers at all. One that stands still neither answers nor refuses: who
 * asks is told in time, and however many ask there is never more than one question under way.
 */
export class Probe {
  private asking: Promise<unknown> | undefined;
  private wasSilent = false;

  constructor(private readonly database: Database) {}

  /** @throws StorageUnavailable when there is no answer in time */
  async ask(): Promise<void> {
    this.asking ??= this.query().finally(() => {
      this.asking = undefined;
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((_, reject) => {
      const silent = new StorageUnavailable(`the database is silent for ${PROBE_MS} ms`);
      timer = setTimeout(reject, PROBE_MS, silent);
    });
    try {
      await Promise.race([this.asking, late]);
    } catch (error) {
      this.wasSilent = true;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async query(): Promise<void> {
    await this.database.query('probe', { text: 'SELECT 1' });
    if (this.wasSilent) this.database.doubtConnections();
    this.wasSilent = false;
  }
}
