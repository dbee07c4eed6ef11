import { createHash } from 'node:crypto';
import { isoOfUs } from '@nhip-xa/domain';
import type { DecodedMessage, IncomingMessage } from '@nhip-xa/ports';
import type { Session } from '../database/database';

/** How long after a connection began the same bytes are taken for a repeat [contract 2]. */
const RECONNECT_MS = 10_000;
/**
 * How old the earlier copy may be for a copy without DUP to be its repeat. A sensor that wakes,
 * connects and sends the same number again sends a new reading, not a repeat.
 */
const EARLIER_COPY_MS = 60_000;
/** How long the hash of a message without a usable time is kept for copies marked DUP. */
export const UNDATED_DAYS = 7;

interface Undated {
  message: IncomingMessage;
  hash: string;
}

/**
 * Messages whose items have no usable time are identified by their publisher and bytes. Returns
 * those that are repeats, and remembers all.
 */
export async function findRepeatedMessages(
  session: Session,
  messages: readonly DecodedMessage[],
): Promise<ReadonlySet<IncomingMessage>> {
  const undated = messages.flatMap(undatedOf);
  if (undated.length === 0) return new Set();
  const suspects = undated.filter(({ message }) => isSentAgain(message));
  const seen = suspects.length === 0 ? new Map<string, number>() : await load(session, suspects);
  const repeats = new Set<IncomingMessage>();
  for (const { message, hash } of undated) {
    const key = `${message.publisher.id} ${hash}`;
    if (isSentAgain(message) && isRepeat(message, seen.get(key))) repeats.add(message);
    seen.set(key, message.receivedAtUs);
  }
  await remember(session, undated);
  return repeats;
}

function undatedOf({ message, items }: DecodedMessage): Undated[] {
  if (!items.some((item) => item.undated)) return [];
  const hash = createHash('sha256').update(message.topic).update(message.payload).digest('hex');
  return [{ message, hash: hash.slice(0, 32) }];
}

/** Its bytes, seen before, are a repeat [contract 2]: DUP is set, or its connection has just begun. */
export const isSentAgain = (message: IncomingMessage): boolean =>
  message.dup || message.receivedAtUs - message.connectedAtUs < RECONNECT_MS * 1000;

function isRepeat(message: IncomingMessage, earlierUs: number | undefined): boolean {
  // a message that was divided meets the hash of its own first part
  if (earlierUs === undefined || earlierUs === message.receivedAtUs) return false;
  if (message.dup) return true;
  const acrossReconnect = earlierUs < message.connectedAtUs;
  return acrossReconnect && message.receivedAtUs - earlierUs < EARLIER_COPY_MS * 1000;
}

const HASHES = `jsonb_to_recordset($1::jsonb) AS i (source_id int, hash text, received_at timestamptz)`;

const rowsOf = (undated: readonly Undated[]): string => {
  const newest = new Map<string, object>();
  for (const { message, hash } of undated) {
    const row = {
      source_id: message.publisher.id,
      hash,
      received_at: isoOfUs(message.receivedAtUs),
    };
    newest.set(`${row.source_id} ${hash}`, row);
  }
  return JSON.stringify([...newest.values()]);
};

async function load(session: Session, suspects: readonly Undated[]): Promise<Map<string, number>> {
  const rows = await session.query<{ source_id: number; hash: string; us: string }>({
    name: 'load-undated',
    text: `SELECT u.source_id, encode(u.hash, 'hex') AS hash,
             (extract(epoch FROM u.received_at) * 1000000)::bigint AS us
           FROM ${HASHES} JOIN undated_messages u ON u.source_id = i.source_id AND u.hash = decode(i.hash, 'hex')`,
    values: [rowsOf(suspects)],
  });
  return new Map(rows.map((row) => [`${row.source_id} ${row.hash}`, Number(row.us)]));
}

async function remember(session: Session, undated: readonly Undated[]): Promise<void> {
  await session.query({
    name: 'remember-undated',
    text: `INSERT INTO undated_messages (source_id, hash, received_at)
           SELECT source_id, decode(hash, 'hex'), received_at FROM ${HASHES} ORDER BY 1, 2
           ON CONFLICT (source_id, hash) DO UPDATE SET received_at = excluded.received_at`,
    values: [rowsOf(undated)],
  });
}
