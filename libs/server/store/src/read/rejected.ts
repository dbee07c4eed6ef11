import {
  LIMITS,
  REJECT_REASONS,
  type Page,
  type RejectReason,
  type RejectedCounts,
  type RejectedMessage,
} from '@nhip-xa/contract';
import type { PageRequest, RejectedFilter } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { isoOf, usOf } from './moments';
import { pageOf, readCursor } from './paging';
import { rejectedConditions } from './rejected-conditions';

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

const COLUMNS = `r.id::text AS id, ${usOf('r.at')} AS at, r.topic, s.key AS source, r.reason,
  r.detail, r.size, r.retriable, r.proposal, r.mapping`;
const FROM = 'FROM rejected_messages r LEFT JOIN sources s ON s.id = r.source_id';

/** Messages that were not stored as facts, newest first. */
export async function listRejected(
  database: Database,
  filter: RejectedFilter,
  page: PageRequest,
): Promise<Page<RejectedMessage>> {
  const after = readCursor(page.cursor, ['string']);
  const { text, values } = rejectedConditions(filter);
  const before = after ? ` AND r.id < $${values.push(after[0] as string)}::bigint` : '';
  const rows = await database.query<RejectedRow>('read', {
    text: `SELECT ${COLUMNS}, substring(r.bytes FOR ${LIMITS.rejectedBytesShown}) AS bytes ${FROM}
      WHERE ${text}${before} ORDER BY r.id DESC LIMIT ${page.limit + 1}`,
    values,
  });
  return pageOf(rows, page, rejectedOf, (row) => [row.id]);
}

export async function readRejected(
  database: Database,
  within: string,
  id: string,
): Promise<RejectedMessage | undefined> {
  const { text, values } = rejectedConditions({ within, id });
  const [row] = await database.query<RejectedRow>('read', {
    text: `SELECT ${COLUMNS}, r.bytes ${FROM} WHERE ${text}`,
    values,
  });
  return row && rejectedOf(row);
}

interface CountRow {
  name: string;
  messages: string;
}

/** How many are kept for each reason, and of each of the publishers that have most. */
export async function countRejected(
  database: Database,
  { reason, source, ...rest }: RejectedFilter,
): Promise<RejectedCounts> {
  const counted = async (name: string, filter: RejectedFilter, most: number) => {
    const { text, values } = rejectedConditions(filter);
    const rows = await database.query<CountRow>('read', {
      text: `SELECT ${name} AS name, count(*) AS messages ${FROM}
        WHERE ${text} AND ${name} IS NOT NULL
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${most}`,
      values,
    });
    return rows.map((row) => ({ name: row.name, messages: Number(row.messages) }));
  };
  const [reasons, sources] = await Promise.all([
    counted('r.reason', { ...rest, source }, REJECT_REASONS.length),
    counted('s.key', { ...rest, reason }, LIMITS.rejectedSourcesCounted),
  ]);
  return {
    reasons: reasons.map(({ name, messages }) => ({ reason: name as RejectReason, messages })),
    sources: sources.map(({ name, messages }) => ({ source: name, messages })),
  };
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
