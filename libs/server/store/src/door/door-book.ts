import type { RefusedEntry } from '@nhip-xa/ports';
import type { Database } from '../database/database';

/** A new secret was shown for the first time while the one before still works. */
export interface NewSecretUse {
  sourceId: number;
  hash: Uint8Array;
  atMs: number;
}

/**
 * Rows written at a time: however many sources an attack names, what is noted of it costs one
 * statement of this size a turn.
 */
const ROWS_AT_ONCE = 1_000;

/**
 * What happens at the MQTT door, noted in memory and stored now and then: the last refusal of each
 * source, and that new secrets are in use. One entry a source, so an attack cannot make it grow.
 */
export class DoorBook {
  private readonly refusals = new Map<string, RefusedEntry>();
  private readonly uses = new Map<number, NewSecretUse>();

  constructor(private readonly database: Database) {}

  refused(entry: RefusedEntry): void {
    this.refusals.set(entry.key, entry);
  }

  newSecretUsed(use: NewSecretUse): void {
    this.uses.set(use.sourceId, use);
  }

  /** Stores what was noted; what cannot be stored now waits for the next turn. */
  async tell(): Promise<void> {
    await this.tellSome(this.uses, (some) => this.storeUses(some));
    await this.tellSome(this.refusals, (some) => this.storeRefusals(some));
  }

  private async tellSome<K, V>(
    noted: Map<K, V>,
    store: (some: readonly V[]) => Promise<void>,
  ): Promise<void> {
    if (noted.size === 0) return;
    const some = [...noted].slice(0, ROWS_AT_ONCE);
    await store(some.map(([, entry]) => entry));
    // what was noted meanwhile stays
    for (const [key, entry] of some) if (noted.get(key) === entry) noted.delete(key);
  }

  private async storeRefusals(some: readonly RefusedEntry[]): Promise<void> {
    await this.database.query('intake', {
      text: `INSERT INTO source_refusals (source_id, reason, at, address_class)
             SELECT s.id, n.reason, n.at, n.address_class
             FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])
               n (key, reason, at, address_class)
             JOIN sources s ON s.key = n.key AND s.removed_at IS NULL
             -- in one order, so that two processes do not wait for each other
             ORDER BY s.id
             ON CONFLICT (source_id) DO UPDATE
             SET reason = excluded.reason, at = excluded.at, address_class = excluded.address_class
             WHERE source_refusals.at < excluded.at`,
      values: [
        some.map(({ key }) => key),
        some.map(({ reason }) => reason),
        some.map(({ atMs }) => new Date(atMs).toISOString()),
        some.map(({ from }) => from),
      ],
    });
  }

  private async storeUses(some: readonly NewSecretUse[]): Promise<void> {
    await this.database.query('intake', {
      // by its hash: the secret that was used may have been followed by another since
      text: `UPDATE sources s SET new_secret_used_at = n.at
             FROM unnest($1::int[], $2::text[], $3::timestamptz[]) n (id, hash, at)
             WHERE s.id = n.id AND s.secret_hash = decode(n.hash, 'hex') AND s.new_secret_used_at IS NULL
               AND s.previous_secret_until IS NOT NULL`,
      values: [
        some.map(({ sourceId }) => String(sourceId)),
        some.map(({ hash }) => Buffer.from(hash).toString('hex')),
        some.map(({ atMs }) => new Date(atMs).toISOString()),
      ],
    });
  }
}
