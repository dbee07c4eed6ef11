import { isoOfUs } from '@nhip-xa/domain';
import type { DecodedMessage, RejectedItem } from '@nhip-xa/ports';
import type { Session } from '../database/database';

/** A rejected message or item with where it came from. */
export interface GivenRejected extends RejectedItem {
  sourceId: number;
  unit: string;
  topic: string;
  receivedUs: number;
  /** A copy that a broker had kept, a Last Will. */
  retained?: boolean;
  will?: boolean;
  /** It was read again: the id under which it is kept. */
  again?: string;
}

/** Longest topic and detail that are kept of a rejected message, in characters. */
const TOPIC_CHARACTERS = 1_024;
const DETAIL_CHARACTERS = 500;

/** Cut first: a character that the cut halves must be made whole again. */
export const storable = (text: string, characters: number): string =>
  text.slice(0, characters).replaceAll('\0', '\uFFFD').toWellFormed();

/** The columns of a rejected message. */
export function rejectedRow(rejected: GivenRejected) {
  const topic = storable(rejected.topic, TOPIC_CHARACTERS);
  return {
    at: isoOfUs(rejected.receivedUs),
    source_id: rejected.sourceId,
    unit: rejected.unit,
    topic,
    reason: rejected.reason,
    detail: storable(rejected.detail, DETAIL_CHARACTERS),
    bytes: Buffer.from(rejected.bytes).toString('base64'),
    size: rejected.size,
    proposal: rejected.proposal?.key ?? null,
    mapping: rejected.mapping ?? rejected.proposal?.mapping ?? null,
    channel: rejected.channel ?? null,
    // the bytes of a topic that was cut are nobody's
    retriable: rejected.partial !== true && topic === rejected.topic,
    retained: rejected.retained ?? false,
    will: rejected.will ?? false,
  };
}

/** @param day of the ledger on which they are counted */
export async function writeRejected(
  session: Session,
  given: readonly GivenRejected[],
  day: string,
): Promise<void> {
  if (given.length === 0) return;
  await session.query({
    name: 'insert-rejected',
    text: `INSERT INTO rejected_messages (at, source_id, unit, topic, reason, detail, bytes, size,
             proposal, mapping, channel, retriable, retained, will, counted_on)
           SELECT at, source_id, unit, topic, reason, detail, decode(bytes, 'base64'), size,
             proposal, mapping, channel, retriable, retained, will, $2::date
           FROM jsonb_to_recordset($1::jsonb) AS i (at timestamptz, source_id int, unit text,
             topic text, reason text, detail text, bytes text, size int, proposal text,
             mapping text, channel text, retriable boolean, retained boolean, will boolean)`,
    values: [JSON.stringify(given.map(rejectedRow)), day],
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
