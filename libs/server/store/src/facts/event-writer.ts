import { createHash } from 'node:crypto';
import { isoOfUs } from '@nhip-xa/domain';
import type { EventItem } from '@nhip-xa/ports';
import type { Session } from '../database/database';
import type { BySource } from './unit-ledger';

/** How long a source's event id names the same event [contract 2]. */
export const EVENT_ID_DAYS = 30;

export interface GivenEvent {
  item: EventItem;
  /** Its time is that of its receipt. */
  undated: boolean;
  sourceId: number;
  receivedUs: number;
}

export interface WrittenEvents {
  /** Events whose id stands for something else, by source. */
  conflicts: BySource;
  written: readonly GivenEvent[];
}

interface Identified extends GivenEvent {
  id: string;
  /** Hash of everything it says, hexadecimal. */
  content: string;
}

const keyOf = ({ sourceId, item, id }: Identified): string => `${sourceId} ${item.commune} ${id}`;

export async function writeEvents(
  session: Session,
  given: readonly GivenEvent[],
): Promise<WrittenEvents> {
  const first = new Map<string, Identified>();
  const conflicting: Identified[] = [];
  for (const event of given.map(identify)) {
    const key = keyOf(event);
    const before = first.get(key);
    if (!before) first.set(key, event);
    else if (before.content !== event.content) conflicting.push(event);
  }
  const events = [...first.values()];
  const fresh = await claimIds(session, events);
  const written = events.filter((event) => fresh.has(keyOf(event)));
  const conflicts = new Map<number, number>();
  const all = conflicting.map(({ sourceId }) => sourceId);
  if (written.length < events.length) all.push(...(await findConflicts(session, events, fresh)));
  for (const id of all) conflicts.set(id, (conflicts.get(id) ?? 0) + 1);
  await insert(session, written);
  return { conflicts, written };
}

function identify(event: GivenEvent): Identified {
  const { commune, type, tsUs, amount, village, attributes } = event.item;
  // an event that has an id but no time of its own says the same whenever it comes
  const stated = event.undated && event.item.id !== null ? null : tsUs;
  const content = createHash('sha256')
    .update(JSON.stringify([commune, type, stated, amount, village, attributes]))
    .digest('hex')
    .slice(0, 32);
  return { ...event, content, id: event.item.id ?? `#${content}` };
}

const IDS = `jsonb_to_recordset($1::jsonb) AS i (source_id int, unit text, id text, content text, seen_at timestamptz)`;

const idRows = (events: readonly Identified[]): string =>
  JSON.stringify(
    events.map(({ item, sourceId, id, content, receivedUs }) => ({
      source_id: sourceId,
      unit: item.commune,
      id,
      content,
      seen_at: isoOfUs(receivedUs),
    })),
  );

/** Takes the ids that are free, or were last seen longer ago than an id lasts. */
async function claimIds(session: Session, events: readonly Identified[]): Promise<Set<string>> {
  const rows = await session.query<{ source_id: number; unit: string; id: string }>({
    name: 'claim-event-ids',
    text: `INSERT INTO event_ids AS e (source_id, unit, id, content, seen_at)
           SELECT source_id, unit, id, decode(content, 'hex'), seen_at FROM ${IDS} ORDER BY source_id, unit, id
           ON CONFLICT (source_id, unit, id) DO UPDATE SET content = excluded.content, seen_at = excluded.seen_at
             WHERE e.seen_at < excluded.seen_at - interval '${EVENT_ID_DAYS} days'
           RETURNING source_id, unit, id`,
    values: [idRows(events)],
  });
  return new Set(rows.map((row) => `${row.source_id} ${row.unit} ${row.id}`));
}

/** The sources of events that stand with other content, one entry each. */
async function findConflicts(
  session: Session,
  events: readonly Identified[],
  fresh: ReadonlySet<string>,
): Promise<number[]> {
  const repeats = events.filter((event) => !fresh.has(keyOf(event)));
  const rows = await session.query<{ source_id: number }>({
    name: 'conflicting-events',
    text: `SELECT source_id FROM ${IDS} JOIN event_ids e USING (source_id, unit, id)
           WHERE e.content <> decode(i.content, 'hex')`,
    values: [idRows(repeats)],
  });
  return rows.map((row) => row.source_id);
}

async function insert(session: Session, events: readonly Identified[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ item, sourceId, id, receivedUs }) => ({
    unit: item.commune,
    source_id: sourceId,
    id,
    type: item.type,
    at: isoOfUs(item.tsUs),
    amount: item.amount,
    village: item.village,
    attributes: item.attributes,
    received_at: isoOfUs(receivedUs),
  }));
  await session.query({
    name: 'insert-events',
    text: `INSERT INTO events (unit, source_id, id, type, at, amount, village, attributes, received_at)
           SELECT unit, source_id, id, type, at, amount, village, attributes, received_at
           FROM jsonb_to_recordset($1::jsonb) AS i (unit text, source_id int, id text, type text,
             at timestamptz, amount float8, village text, attributes jsonb, received_at timestamptz)`,
    values: [JSON.stringify(rows)],
  });
}
