import { isoOfMs } from '@nhip-xa/domain';
import type { Database } from './database/database';
import type { Partitions } from './database/partitions';
import { EVENT_ID_DAYS } from './facts/event-writer';
import { UNDATED_DAYS } from './facts/undated-messages';
import { keptNow } from './past/keeping-forecast';
import { Packing } from './past/packing';
import { Thinning } from './past/thinning';

/** How long incredible times are kept, in days. */
const CLAIMED_DAYS = 90;
/** Turns of KPIs are news for a day; a few weeks more, for whoever looks into what happened. */
const TURN_DAYS = 40;
/** The longest window over which screens are judged is far shorter. */
const DRAW_DAYS = 1;
/** A screen silent for so long hangs on no wall any more. */
const SCREEN_DAYS = 30;

/** What has a time after which nobody asks for it. */
const EXPIRING = [
  { table: 'event_ids', column: 'seen_at', days: EVENT_ID_DAYS },
  { table: 'undated_messages', column: 'received_at', days: UNDATED_DAYS },
  { table: 'rejected_messages', column: 'at', days: keptNow('rejected-days', '$1::timestamptz') },
  { table: 'kpi_turns', column: 'at', days: TURN_DAYS },
  // one that no newer one replaced says nothing of the present, and may show people
  { table: 'frames', column: 'at', days: keptNow('frame-days', '$1::timestamptz') },
  { table: 'screen_draws', column: 'at', days: DRAW_DAYS },
  { table: 'display_screens', column: 'last_seen_at', days: SCREEN_DAYS },
  { table: 'claimed_times', column: 'received_at', days: CLAIMED_DAYS },
] as const;

/** The hourly work: partitions of the days ahead, closed days packed, what has expired removed. */
export class Maintenance {
  private readonly packing: Packing;
  private readonly thinning: Thinning;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly partitions: Partitions,
    private readonly nowMs: () => number,
  ) {
    const stopped = (): boolean => this.stopped;
    this.packing = new Packing(database, partitions, stopped);
    this.thinning = new Thinning(database, stopped);
  }

  async run(): Promise<void> {
    const nowMs = this.nowMs();
    await this.partitions.makeAhead(nowMs);
    await this.partitions.joinOldDays(nowMs);
    await this.removeExpired(nowMs);
    await this.removeSurplus(nowMs);
    await this.noteSize();
    await this.removeIdleProposals();
    await this.removeOrphans();
    await this.joinCorrections();
    await this.packing.pack(nowMs);
    await this.packing.drop(nowMs);
    await this.thinning.thin(nowMs);
  }

  /** For every few minutes: history is kept by the minute. */
  thinMinutes(): Promise<void> {
    return this.thinning.thinMinutes(this.nowMs());
  }

  /** Long work ends after the transaction that is under way; the next run goes on from there. */
  stop(): void {
    this.stopped = true;
  }

  private async removeExpired(nowMs: number): Promise<void> {
    for (const { table, column, days } of EXPIRING) {
      await this.database.query('maintenance', {
        text: `DELETE FROM ${table} WHERE ${column} < $1::timestamptz - ${days} * interval '1 day'`,
        values: [isoOfMs(nowMs)],
      });
    }
  }

  /** What it grows by in a day is seen from its size at the first look of each. */
  private async noteSize(): Promise<void> {
    await this.database.query('maintenance', {
      text: `INSERT INTO database_sizes (day, bytes)
             VALUES (now()::date, pg_database_size(current_database())) ON CONFLICT DO NOTHING`,
    });
  }

  /** Proposals of sources nothing is kept of any more. */
  private async removeIdleProposals(): Promise<void> {
    await this.database.query('maintenance', {
      text: `WITH counted AS (
               SELECT p.key, (SELECT count(*) FROM rejected_messages r WHERE r.proposal = p.key) AS n
               FROM source_proposals p),
             gone AS (DELETE FROM source_proposals p USING counted c
               -- one that is spoken of just now has its messages on their way
               WHERE c.key = p.key AND c.n = 0 AND p.last_at < now() - interval '1 day')
             UPDATE source_proposals p SET kept = c.n FROM counted c
             WHERE c.key = p.key AND c.n > 0 AND c.n < p.kept`,
    });
  }

  /** What a camera saw goes with it. */
  private async removeOrphans(): Promise<void> {
    await this.database.query('maintenance', {
      text: `DELETE FROM frames f USING sources s WHERE s.id = f.source_id AND s.removed_at IS NOT NULL`,
    });
  }

  /** Each month keeps its sum: whoever looks before and after sees the same. */
  private async joinCorrections(): Promise<void> {
    await this.database.query('maintenance', {
      text: `WITH gone AS (DELETE FROM month_corrections RETURNING fact, month, n)
             INSERT INTO month_corrections (fact, month, n)
             SELECT fact, month, sum(n) FROM gone GROUP BY fact, month`,
    });
  }

  /** One source that sends nothing but rubbish must not fill the disk with it. */
  private async removeSurplus(nowMs: number): Promise<void> {
    await this.database.query('maintenance', {
      text: `WITH most AS (SELECT ${keptNow('rejected-per-source', '$1::timestamptz')} AS n)
             DELETE FROM rejected_messages r USING (
               SELECT source_id, (array_agg(id ORDER BY id DESC))[(SELECT n FROM most)] AS oldest
               FROM rejected_messages WHERE proposal IS NULL
               GROUP BY source_id HAVING count(*) > (SELECT n FROM most)) s
             WHERE r.source_id = s.source_id AND r.id < s.oldest
               -- what waits for a source's approval has a limit of its own
               AND r.proposal IS NULL`,
      values: [isoOfMs(nowMs)],
    });
  }
}
