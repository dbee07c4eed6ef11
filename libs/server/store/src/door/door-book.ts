import { LIMITS, type AddressClass, type RefusalReason } from '@nhip-xa/contract';
import type { RefusalReader, RefusedEntry } from '@nhip-xa/ports';
import type { Database } from '../database/database';

interface RefusalRow {
  key: string;
  reason: RefusalReason;
  at: Date;
  address_class: AddressClass;
}

/** The last refusal of each source, as all processes noted it. */
export class PgRefusalReader implements RefusalReader {
  constructor(private readonly database: Database) {}

  async lastOf(keys: readonly string[]): Promise<ReadonlyMap<string, RefusedEntry>> {
    const rows = await this.database.query<RefusalRow>('read', {
      text: `SELECT s.key, r.reason, r.at, r.address_class
             FROM source_refusals r JOIN sources s ON s.id = r.source_id
             WHERE s.removed_at IS NULL AND s.key = ANY ($1::text[])
               AND r.at > now() - interval '${LIMITS.refusalDays} days'`,
      values: [keys],
    });
    return new Map(
      rows.map(({ key, reason, at, address_class: from }) => [
        key,
        { key, reason, atMs: at.getTime(), from },
      ]),
    );
  }
}
