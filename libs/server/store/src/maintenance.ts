import { isoOfMs } from '@nhip-xa/domain';
import type { Database } from './database/database';
import type { Partitions } from './database/partitions';
import { EVENT_ID_DAYS } from './facts/event-writer';
import { UNDATED_DAYS } from './facts/undated-messages';

/** How long rejected messages and incredible times are kept, in days. */
const REJECTED_DAYS = 90;
const CLAIMED_DAYS = 90;

/** What has a time after which nobody asks for it. */
const EXPIRING = [
  { table: 'event_ids', column: 'seen_at', days: EVENT_ID_DAYS },
  { table: 'undated_messages', column: 'received_at', days: UNDATED_DAYS },
  { table: 'rejected_messages', column: 'at', days: REJECTED_DAYS },
  { table: 'claimed_times', column: 'received_at', days: CLAIMED_DAYS },
] as const;

/** The hourly work: partitions of the days ahead, old days joined, what has expired removed. */
export class Maintenance {
  constructor(
    private readonly database: Database,
    private readonly partitions: Partitions,
    private readonly nowMs: () => number,
  ) {}

  async run(): Promise<void> {
    const nowMs = this.nowMs();
    await this.partitions.makeAhead(nowMs);
    await this.partitions.joinOldDays(nowMs);
    for (const { table, column, days } of EXPIRING) {
      await this.database.query('intake', {
        text: `DELETE FROM ${table} WHERE ${column} < $1::timestamptz - $2::int * interval '1 day'`,
        values: [isoOfMs(nowMs), days],
      });
    }
  }
}
