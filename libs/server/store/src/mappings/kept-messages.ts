import { isoOfUs } from '@nhip-xa/domain';
import type { Author, RetryFilter } from '@nhip-xa/ports';
import type { Channel } from '@nhip-xa/contract';
import { writeDownStatement, type AuditNote } from '../config/audit';
import type { Database } from '../database/database';
import { usOf } from '../read/moments';
import { rejectedConditions } from '../read/rejected-conditions';
import { recountProposals } from './proposing';

/** A rejected message whose bytes can be read again. */
export interface KeptMessage {
  id: string;
  /** Key of its publisher. */
  source: string;
  topic: string;
  bytes: Uint8Array;
  receivedUs: number;
  channel: Channel | null;
  retained: boolean;
  will: boolean;
  /** The day of the ledger on which it was counted. */
  day: string;
  proposal: string | null;
}

interface KeptRow extends Omit<KeptMessage, 'receivedUs'> {
  at: string;
}

/** Rejected messages as they are kept, for reading them again and for throwing them away. */
export class KeptMessages {
  constructor(private readonly database: Database) {}

  /** Those that can be read again, oldest first, after one of them. */
  async list(filter: RetryFilter, after: string, limit: number): Promise<KeptMessage[]> {
    const { text, values } = rejectedConditions(filter);
    const rows = await this.database.query<KeptRow>('read', {
      text: `SELECT r.id::text AS id, s.key AS source, r.topic, r.bytes, ${usOf('r.at')} AS at,
          r.channel, r.retained, r.will, r.proposal,
          coalesce(r.counted_on, (r.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)::text AS day
        FROM rejected_messages r JOIN sources s ON s.id = r.source_id
        WHERE ${text} AND r.retriable AND r.id > $${values.length + 1}::bigint
        ORDER BY r.id LIMIT ${limit}`,
      values: [...values, after],
    });
    return rows.map(({ at, ...row }) => ({ ...row, receivedUs: Number(at) }));
  }

  async count(filter: RetryFilter): Promise<{ kept: number; unreadable: number }> {
    const { text, values } = rejectedConditions(filter);
    const [row] = await this.database.query<{ kept: string; unreadable: string }>('read', {
      text: `SELECT count(*) AS kept, count(*) FILTER (WHERE NOT r.retriable) AS unreadable
        FROM rejected_messages r LEFT JOIN sources s ON s.id = r.source_id WHERE ${text}`,
      values,
    });
    return { kept: Number(row?.kept ?? 0), unreadable: Number(row?.unreadable ?? 0) };
  }

  /** Copies as they are kept, those that cannot be read again too, oldest first. */
  copies(after: string, limit: number): Promise<{ id: string; bytes: Uint8Array }[]> {
    return this.database.query('read', {
      text: `SELECT id::text AS id, bytes FROM rejected_messages
        WHERE id > $1::bigint ORDER BY id LIMIT ${limit}`,
      values: [after],
    });
  }

  /** Puts other copies in the place of these, and writes down how many. */
  async replace(
    copies: readonly { id: string; bytes: Uint8Array }[],
    author: Author,
  ): Promise<void> {
    await this.database.transaction('intake', async (session) => {
      for (const { id, bytes } of copies) {
        await session.query({
          text: 'UPDATE rejected_messages SET bytes = $2 WHERE id = $1::bigint',
          values: [id, Buffer.from(bytes)],
        });
      }
      const after = { messages: copies.length };
      const note = { action: 'rejected.mask', unit: 'VN', target: 'rejected', after };
      await session.query(writeDownStatement(author, note));
    });
  }

  /** Throws away as many as one request may; tells how many. */
  async forget(filter: RetryFilter, most: number, author: Author): Promise<number> {
    const { text, values } = rejectedConditions(filter);
    return this.database.transaction('intake', async (session) => {
      const gone = await session.query<{ proposal: string | null }>({
        text: `DELETE FROM rejected_messages WHERE id IN (
            SELECT r.id FROM rejected_messages r LEFT JOIN sources s ON s.id = r.source_id
            WHERE ${text} ORDER BY r.id LIMIT ${most})
          RETURNING proposal`,
        values,
      });
      if (gone.length === 0) return 0;
      const proposals = gone.flatMap(({ proposal }) => proposal ?? []);
      await recountProposals(session, [...new Set(proposals)].sort());
      const note = { ...noteOf('rejected.forget', filter), before: { messages: gone.length } };
      await session.query(writeDownStatement(author, note));
      return gone.length;
    });
  }

  /** Keys that messages wait for although they are registered by now. */
  async approved(): Promise<string[]> {
    const rows = await this.database.query<{ key: string }>('read', {
      text: `SELECT s.key FROM sources s WHERE s.removed_at IS NULL AND s.gateway IS NOT NULL
        AND EXISTS (SELECT FROM rejected_messages r WHERE r.proposal = s.key)`,
    });
    return rows.map(({ key }) => key);
  }
}

/** What is written down of a request about these messages. */
export const noteOf = (action: string, filter: RetryFilter): AuditNote => {
  const { within, id, reason, source, fromUs, toUs } = filter;
  const of = id ?? [reason, source].filter((part) => part !== undefined).join(' of ');
  const from = fromUs === undefined ? '' : ` from ${isoOfUs(fromUs)}`;
  const which = `${of}${from}${toUs === undefined ? '' : ` to ${isoOfUs(toUs)}`}`;
  return { action, unit: within, target: `rejected ${which}` };
};
