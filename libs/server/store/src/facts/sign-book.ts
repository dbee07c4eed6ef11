import type { SourceSign } from '@nhip-xa/contract';
import { isoOfUs } from '@nhip-xa/domain';
import type { DecodedMessage, SourceSigns } from '@nhip-xa/ports';
import type { Database } from '../database/database';

interface Noted {
  n: number;
  atUs: number;
}

/**
 * Signs of sources; gathered in memory, since a thousand of them connect within a second, and stored
 * now and then: one row a source and sign.
 */
export class SignBook implements SourceSigns {
  private noted = new Map<number, Map<SourceSign, Noted>>();
  /** Sources of whose messages the last one that was no status was refused whole. */
  private readonly refused = new Set<number>();

  constructor(private readonly database: Database) {}

  /** Reads whose last words were refused when the last process ended. */
  async load(): Promise<void> {
    const rows = await this.database.query<{ source_id: number }>('intake', { text: REFUSED });
    for (const { source_id } of rows) this.refused.add(source_id);
  }

  sign(sourceId: number, sign: SourceSign, atUs: number): void {
    this.add(sourceId, sign, { n: 1, atUs });
  }

  /** Notes when all of a message was refused, and when facts come again after that. */
  hear(messages: readonly DecodedMessage[]): void {
    for (const { message, items, rejected } of messages) {
      const { id } = message.publisher;
      if (items.length === 0 && rejected.length > 0) {
        this.refused.add(id);
        this.sign(id, 'only-refused', message.receivedAtUs);
      } else if (this.refused.has(id) && items.some(({ item }) => item.fact !== 'status')) {
        this.refused.delete(id);
        this.sign(id, 'taken-again', message.receivedAtUs);
      }
    }
  }

  /** Stores what was gathered; what cannot be stored now is kept for the next time. */
  async flush(): Promise<void> {
    const noted = [...this.noted];
    if (noted.length === 0) return;
    this.noted = new Map();
    try {
      await this.store(noted);
    } catch (error) {
      for (const [id, own] of noted) for (const [sign, one] of own) this.add(id, sign, one);
      throw error;
    }
  }

  private add(sourceId: number, sign: SourceSign, { n, atUs }: Noted): void {
    const own = this.noted.get(sourceId) ?? new Map<SourceSign, Noted>();
    this.noted.set(sourceId, own);
    const before = own.get(sign);
    own.set(sign, { n: n + (before?.n ?? 0), atUs: Math.max(atUs, before?.atUs ?? 0) });
  }

  private async store(
    noted: readonly (readonly [number, ReadonlyMap<SourceSign, Noted>])[],
  ): Promise<void> {
    const rows = noted.flatMap(([source_id, own]) =>
      [...own].map(([sign, { n, atUs }]) => ({ source_id, sign, n, at: isoOfUs(atUs) })),
    );
    await this.database.query('intake', {
      name: 'store-signs',
      text: STORE_SIGNS,
      values: [JSON.stringify(rows)],
    });
  }
}

const REFUSED = `
  SELECT r.source_id FROM source_signs r
    LEFT JOIN source_signs t ON t.source_id = r.source_id AND t.sign = 'taken-again'
  WHERE r.sign = 'only-refused' AND (t.at IS NULL OR t.at < r.at)`;

/** In one order: two processes that flush at once do not wait for each other. */
const STORE_SIGNS = `
  INSERT INTO source_signs AS s (source_id, sign, at, n)
  SELECT source_id, sign, at, n
  FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, sign text, at timestamptz, n bigint)
  WHERE EXISTS (SELECT FROM sources WHERE id = i.source_id)
  ORDER BY source_id, sign
  ON CONFLICT (source_id, sign) DO UPDATE SET n = s.n + excluded.n,
    at = greatest(s.at, excluded.at)`;
