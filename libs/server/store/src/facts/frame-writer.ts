import { createHash } from 'node:crypto';
import { isoOfUs } from '@nhip-xa/domain';
import type { FrameItem, IncomingMessage } from '@nhip-xa/ports';
import type { Session } from '../database/database';
import { FrameGaps } from './frame-gaps';
import { isSentAgain } from './undated-messages';

export interface GivenFrame {
  message: IncomingMessage;
  item: FrameItem;
}

/** What is known of the newest frame of a source. */
interface Newest {
  atUs: number;
  hash: string;
}

interface Kept extends Newest, GivenFrame {}

/**
 * Keeps the newest frame of each source; the others of a batch were stored and replaced within it.
 * One that is older than what is kept, or the same sent again, is a repeat. Gives the sources of those
 * that are not, one entry each.
 */
export async function writeFrames(
  session: Session,
  given: readonly GivenFrame[],
): Promise<number[]> {
  if (given.length === 0) return [];
  const newest = await loadNewest(session, given);
  const kept = new Map<number, Kept>();
  const stored: number[] = [];
  const gaps = new FrameGaps();
  for (const frame of given) {
    const sourceId = frame.message.publisher.id;
    const { atUs } = frame.item;
    const hash = hashOf(frame.item.bytes);
    if (isRepeat(frame, hash, newest.get(sourceId))) continue;
    gaps.note(sourceId, newest.get(sourceId)?.atUs, atUs);
    newest.set(sourceId, { atUs, hash });
    kept.set(sourceId, { ...frame, atUs, hash });
    stored.push(sourceId);
  }
  await gaps.write(session);
  await keep(session, [...kept.values()]);
  return stored;
}

function isRepeat({ message, item }: GivenFrame, hash: string, before?: Newest): boolean {
  // how old a broker's own copy is nobody knows: it must not pass for what the camera sees now
  if (message.retainedCopy) return true;
  if (!before) return false;
  if (item.atUs <= before.atUs) return true;
  // [contract 2] the same bytes with DUP set or just after a reconnect; else a still scene
  return hash === before.hash && isSentAgain(message);
}

const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 32);

async function loadNewest(
  session: Session,
  given: readonly GivenFrame[],
): Promise<Map<number, Newest>> {
  const ids = [...new Set(given.map(({ message }) => message.publisher.id))];
  const rows = await session.query<{ source_id: number; us: string; hash: string }>({
    name: 'newest-frames',
    text: `SELECT source_id, (extract(epoch FROM at) * 1000000)::bigint AS us, encode(hash, 'hex') AS hash
           FROM frames WHERE source_id = ANY($1::int[]) ORDER BY source_id FOR UPDATE`,
    values: [`{${ids.join(',')}}`],
  });
  return new Map(rows.map(({ source_id, us, hash }) => [source_id, { atUs: Number(us), hash }]));
}

/** The bytes of all go as one value, unescaped; each row takes its part. */
async function keep(session: Session, frames: readonly Kept[]): Promise<void> {
  if (frames.length === 0) return;
  let begin = 1;
  const rows = frames.map(({ message, item, atUs, hash }) => {
    const length = item.bytes.byteLength;
    const row = { source_id: message.publisher.id, at: isoOfUs(atUs), type: item.contentType };
    begin += length;
    return { ...row, hash, begin: begin - length, length };
  });
  await session.query({
    name: 'keep-frames',
    text: KEEP,
    values: [JSON.stringify(rows), Buffer.concat(frames.map(({ item }) => item.bytes))],
  });
}

const KEEP = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS i (source_id int, at timestamptz, type text, hash text, begin int, length int)),
  kept AS (
    INSERT INTO frames AS f (source_id, at, content_type, hash, bytes)
    SELECT source_id, at, type, decode(hash, 'hex'), substring($2::bytea FROM begin FOR length)
    FROM given ORDER BY source_id
    ON CONFLICT (source_id) DO UPDATE SET at = excluded.at, content_type = excluded.content_type,
      hash = excluded.hash,
      bytes = CASE WHEN f.hash = excluded.hash THEN f.bytes ELSE excluded.bytes END,
      small = CASE WHEN f.hash = excluded.hash THEN f.small END,
      small_at = CASE WHEN f.hash = excluded.hash THEN f.small_at END
      WHERE f.at < excluded.at
    RETURNING source_id, at),
  seen AS (
    SELECT p.source_id, k.at FROM presence p JOIN kept k USING (source_id)
    ORDER BY p.source_id FOR UPDATE OF p)
  UPDATE presence p SET last_frame_at = s.at FROM seen s WHERE p.source_id = s.source_id`;
