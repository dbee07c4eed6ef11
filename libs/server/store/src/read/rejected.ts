import { LIMITS, type Page, type RejectReason, type RejectedMessage } from '@nhip-xa/contract';
import type { PageRequest, RejectedFilter } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';
import { isoOf, sqlMoment, usOf } from './moments';
import { pageOf, readCursor } from './paging';

interface RejectedRow {
  id: string;
  at: string;
  topic: string;
  source: string | null;
  reason: RejectReason;
  detail: string;
  bytes: Buffer;
  size: number;
  retriable: boolean;
  proposal: string | null;
  mapping: string | null;
}

/** The unit for whose subtree everything is visible, also what belongs to no unit. */
const ROOT_UNIT = 'VN';

/** Messages that were not stored as facts, newest first. */
export async function listRejected(
  database: Database,
  filter: RejectedFilter,
  page: PageRequest,
): Promise<Page<RejectedMessage>> {
  const after = readCursor(page.cursor, ['string']);
  const values: SqlValue[] = [];
  const conditions: string[] = [];
  const add = (condition: (place: string) => string, value: SqlValue): void => {
    conditions.push(condition(`$${values.push(value)}`));
  };
  if (filter.within !== ROOT_UNIT) {
    add(
      (place) => `r.unit IN (SELECT code FROM units WHERE path @> ARRAY[${place}::text])`,
      filter.within,
    );
  }
  if (filter.source !== undefined) add((place) => `s.key = ${place}`, filter.source);
  if (filter.reason !== undefined) add((place) => `r.reason = ${place}`, filter.reason);
  if (filter.fromUs !== undefined) {
    add((place) => `r.at >= ${place}::timestamptz`, sqlMoment(filter.fromUs));
  }
  if (filter.toUs !== undefined) {
    add((place) => `r.at < ${place}::timestamptz`, sqlMoment(filter.toUs));
  }
  if (after) add((place) => `r.id < ${place}::bigint`, after[0] as string);
  const rows = await database.query<RejectedRow>('read', {
    text: `SELECT r.id::text AS id, ${usOf('r.at')} AS at, r.topic, s.key AS source, r.reason,
        r.detail, substring(r.bytes FOR ${LIMITS.rejectedBytesShown}) AS bytes, r.size,
        r.retriable, r.proposal, r.mapping
      FROM rejected_messages r LEFT JOIN sources s ON s.id = r.source_id
      WHERE ${conditions.join(' AND ') || 'true'}
      ORDER BY r.id DESC LIMIT ${page.limit + 1}`,
    values,
  });
  return pageOf(rows, page, rejectedOf, (row) => [row.id]);
}

const rejectedOf = (row: RejectedRow): RejectedMessage => ({
  id: row.id,
  at: isoOf(row.at),
  topic: row.topic,
  source: row.source,
  reason: row.reason,
  detail: row.detail,
  bytes: row.bytes.toString('base64'),
  size: row.size,
  retriable: row.retriable,
  ...(row.proposal !== null && { proposal: row.proposal }),
  ...(row.mapping !== null && { mapping: row.mapping }),
});
