import { createHash } from 'node:crypto';
import { isoOfUs } from '@nhip-xa/domain';
import type { EventItem } from '@nhip-xa/ports';
import type { Session } from '../database/database';

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
  stored: number;
  conflicts: number;
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
  let conflicts = 0;
  for (const event of given.map(identify)) {
    const key = keyOf(event);
    const before = first.get(key);
    if (!before) first.set(key, event);
    else if (before.content !== event.content) conflicts += 1;
  }
  const events = [...first.values()];
  const fresh = await claimIds(session, events);
  const written = events.filter((event) => fresh.has(keyOf(event)));
  if (written.length < events.length) conflicts += await countConflicts(session, events, fresh);
  await insert(session, written);
  return { stored: written.length, conflicts, written };
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

async function countConflicts(
  session: Session,
  events: readonly Identified[],
  fresh: ReadonlySet<string>,
): Promise<number> {
  const repeats = events.filter((event) => !fresh.has(keyOf(event)));
  const [row] = await session.query<{ conflicts: number }>({
    name: 'conflicting-events',
    text: `SELECT count(*)::int AS conflicts FROM ${IDS} JOIN event_ids e USING (source_id, unit, id)
           WHERE e.content <> decode(i.content, 'hex')`,
    values: [idRows(repeats)],
  });
  return row?.conflicts ?? 0;
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
