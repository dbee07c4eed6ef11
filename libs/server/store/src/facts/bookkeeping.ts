import { isoOfUs } from '@nhip-xa/domain';
import type { DecodedMessage, RejectedItem } from '@nhip-xa/ports';
import type { Session } from '../database/database';

/** A rejected message or item with where it came from. */
export interface GivenRejected extends RejectedItem {
  sourceId: number;
  unit: string;
  topic: string;
  receivedUs: number;
}

/** Longest topic and detail that are kept of a rejected message, in characters. */
const TOPIC_CHARACTERS = 1_024;
const DETAIL_CHARACTERS = 500;

/** Cut first: a character that the cut halves must be made whole again. */
const storable = (text: string, characters: number): string =>
  text.slice(0, characters).replaceAll('\0', '\uFFFD').toWellFormed();

export async function writeRejected(
  session: Session,
  given: readonly GivenRejected[],
): Promise<void> {
  if (given.length === 0) return;
  const rows = given.map((rejected) => ({
    at: isoOfUs(rejected.receivedUs),
    source_id: rejected.sourceId,
    unit: rejected.unit,
    topic: storable(rejected.topic, TOPIC_CHARACTERS),
    reason: rejected.reason,
    detail: storable(rejected.detail, DETAIL_CHARACTERS),
    bytes: Buffer.from(rejected.bytes).toString('base64'),
    size: rejected.size,
  }));
  await session.query({
    name: 'insert-rejected',
    text: `INSERT INTO rejected_messages (at, source_id, unit, topic, reason, detail, bytes, size)
           SELECT at, source_id, unit, topic, reason, detail, decode(bytes, 'base64'), size
           FROM jsonb_to_recordset($1::jsonb) AS i (at timestamptz, source_id int, unit text,
             topic text, reason text, detail text, bytes text, size int)`,
    values: [JSON.stringify(rows)],
  });
}

/** The times that were claimed and not believed. */
export async function writeClaims(
  session: Session,
  messages: readonly DecodedMessage[],
): Promise<void> {
  const rows = messages.flatMap(({ message, items }) =>
    items.flatMap(({ item, claimed }, index) =>
      claimed === undefined
        ? []
        : [
            {
              source_id: message.publisher.id,
              received_at: isoOfUs(message.receivedAtUs),
              item: index,
              fact: item.fact,
              claimed: storable(claimed, DETAIL_CHARACTERS),
            },
          ],
    ),
  );
  if (rows.length === 0) return;
  await session.query({
    name: 'insert-claims',
    text: `INSERT INTO claimed_times (source_id, received_at, item, fact, claimed)
           SELECT source_id, received_at, item, fact, claimed FROM jsonb_to_recordset($1::jsonb)
             AS i (source_id int, received_at timestamptz, item int, fact text, claimed text)
           ON CONFLICT DO NOTHING`,
    values: [JSON.stringify(rows)],
  });
}
