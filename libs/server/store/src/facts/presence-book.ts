import type { SourceFlag } from '@nhip-xa/contract';
import { isoOfMs, isoOfUs } from '@nhip-xa/domain';
import type { DecodedMessage, PresenceChanged, SourceFlags, SourceIdentity } from '@nhip-xa/ports';
import type { Database, Session } from '../database/database';
import { isMaintained } from '../database/maintenance-windows';
import { SourceNotes } from './source-notes';

type State = 'online' | 'offline';

interface Turn {
  state: State;
  atUs: number;
}

/** What one batch says of a source's presence. */
interface Heard {
  source: SourceIdentity;
  state: State;
  heardUs: number;
  /** States it went through, in order of receipt. */
  turns: Turn[];
  /** States that belong to the past: they came late. */
  late: Turn[];
  attributes: Record<string, unknown>;
}

/** A change of state with the row it concerns. */
export interface PresenceTurn {
  sourceId: number;
  change: PresenceChanged;
}

/** A state that belongs to the past: it enters history. */
export interface LatePresence {
  unit: string;
  kind: SourceIdentity['kind'];
  atUs: number;
}

export interface WrittenPresence {
  /** Changes of the present, for `remember`. */
  turns: PresenceTurn[];
  late: LatePresence[];
}

interface Judged {
  source_id: number;
  key: string;
  name: string;
  kind: SourceIdentity['kind'];
  unit: string;
  at: Date;
  maintained: boolean;
}

/**
 * Who is there. A change of state is stored with the batch that causes it; that a source was heard
 * again, which every message says, is kept in memory and stored once a second.
 */
export class PresenceBook implements SourceFlags {
  private readonly heardUs = new Map<number, number>();
  /** The state that is stored, so that a batch in which nobody came or went writes nothing. */
  private readonly states = new Map<number, State>();
  private readonly notes: SourceNotes;

  constructor(
    private readonly database: Database,
    /** Since when this process can take messages: a silence before that was ours, not the source's. */
    private listeningSinceMs: number,
  ) {
    this.notes = new SourceNotes(database);
  }

  /** Messages can be taken again from now on. */
  listenAgain(nowMs: number): void {
    this.listeningSinceMs = nowMs;
  }

  /** Notes that sources were heard; called when messages come in, whatever becomes of them. */
  hear(messages: readonly DecodedMessage[]): void {
    for (const { message, items } of messages) {
      if (message.retainedCopy || message.will) continue;
      this.hearOne(message.publisher, message.receivedAtUs);
      if (message.via) this.hearOne(message.via, message.receivedAtUs);
      for (const item of items) {
        for (const note of item.notes) {
          this.note(message.publisher.id, note, message.receivedAtUs);
        }
      }
    }
  }

  private hearOne({ id }: SourceIdentity, atUs: number): void {
    this.heardUs.set(id, Math.max(atUs, this.heardUs.get(id) ?? 0));
  }

  note(sourceId: number, flag: SourceFlag, atUs: number): void {
    this.notes.add(sourceId, flag, { n: 1, atUs });
  }

  /** Reads who was there when the last process ended. */
  async load(): Promise<void> {
    const rows = await this.database.query<{ source_id: number; state: State }>('intake', {
      text: 'SELECT source_id, state FROM presence',
    });
    for (const row of rows) this.states.set(row.source_id, row.state);
  }

  /** Whether a batch of messages without a status may change a stored state. */
  hasNews(messages: readonly DecodedMessage[]): boolean {
    return messages.some(
      ({ message }) =>
        message.will ||
        message.retainedCopy ||
        [message.publisher, message.via].some(
          (one) => one !== undefined && this.states.get(one.id) !== 'online',
        ),
    );
  }

  /** Stores the changes of state that a batch causes. */
  async write(session: Session, messages: readonly DecodedMessage[]): Promise<WrittenPresence> {
    const heard = [...heardBy(messages).values()].filter((one) => this.isNews(one));
    if (heard.length === 0) return { turns: [], late: [] };
    const rows = heard.map((one) => ({
      source_id: one.source.id,
      state: one.state,
      at: isoOfUs(one.heardUs),
      turned: one.turns.length > 1,
      attributes: one.attributes,
    }));
    const turned = await session.query<Judged & { state: State }>({
      name: 'presence-of-batch',
      text: CHANGE_STATE,
      values: [JSON.stringify(rows)],
    });
    await this.writeHistory(session, heard, new Set(turned.map((row) => row.source_id)));
    return {
      turns: turned.map((row) => ({ sourceId: row.source_id, change: changeOf(row, row.state) })),
      late: heard.flatMap(lateOf),
    };
  }

  /** Something other than "still there". */
  private isNews(one: Heard): boolean {
    return (
      this.states.get(one.source.id) !== one.state ||
      one.turns.length > 1 ||
      one.late.length > 0 ||
      Object.keys(one.attributes).length > 0
    );
  }

  /** Takes over what a committed batch changed. */
  remember(turns: readonly PresenceTurn[]): void {
    for (const { sourceId, change } of turns) this.states.set(sourceId, change.state);
  }

  private async writeHistory(
    session: Session,
    heard: readonly Heard[],
    changed: ReadonlySet<number>,
  ): Promise<void> {
    const rows = heard.flatMap((one) =>
      [...(changed.has(one.source.id) ? one.turns : []), ...one.late].map(({ state, atUs }) => ({
        source_id: one.source.id,
        at: isoOfUs(atUs),
        state,
      })),
    );
    if (rows.length === 0) return;
    await session.query({
      name: 'presence-history',
      text: `INSERT INTO presence_changes (source_id, at, state) SELECT source_id, at, state
             FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, at timestamptz, state text)
             ON CONFLICT DO NOTHING`,
      values: [JSON.stringify(rows)],
    });
  }

  /** Stores when sources were last heard, and what is worth knowing of them. */
  async flush(): Promise<void> {
    const heard = [...this.heardUs];
    this.heardUs.clear();
    try {
      await this.storeHeard(heard);
    } catch (error) {
      // kept for the next time, unless something newer came meanwhile
      for (const [id, us] of heard) this.heardUs.set(id, Math.max(us, this.heardUs.get(id) ?? 0));
      throw error;
    }
    await this.notes.flush();
  }

  private async storeHeard(heard: readonly (readonly [number, number])[]): Promise<void> {
    if (heard.length === 0) return;
    const rows = heard.map(([source_id, us]) => ({ source_id, at: isoOfUs(us) }));
    const stored = await this.database.query<{ source_id: number; state: State }>('intake', {
      name: 'store-heard',
      text: `UPDATE presence p SET heard_at = i.at
             FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, at timestamptz)
             WHERE p.source_id = i.source_id AND (p.heard_at IS NULL OR p.heard_at < i.at)
             RETURNING p.source_id, p.state`,
      values: [JSON.stringify(rows)],
    });
    for (const row of stored) this.states.set(row.source_id, row.state);
  }

  /** Judges who fell silent: not heard for twice its heartbeat [contract 1, online]. */
  async judgeSilence(nowMs: number): Promise<PresenceTurn[]> {
    await this.flush();
    const rows = await this.database.query<Judged>('intake', {
      name: 'judge-silence',
      text: JUDGE_SILENCE,
      values: [isoOfMs(nowMs), isoOfMs(this.listeningSinceMs)],
    });
    for (const row of rows) this.states.set(row.source_id, 'offline');
    return rows.map((row) => ({ sourceId: row.source_id, change: changeOf(row, 'offline') }));
  }
}

/** A status older than this when it comes is history, not the present. */
const LATE_STATUS_US = 60_000_000;

const lateOf = (one: Heard): LatePresence[] =>
  one.late.map(({ atUs }) => ({ unit: one.source.unit, kind: one.source.kind, atUs }));

const changeOf = (row: Judged, state: State): PresenceChanged => ({
  source: row.key,
  name: row.name,
  kind: row.kind,
  unit: row.unit,
  state,
  atMs: row.at.getTime(),
  underMaintenance: row.maintained,
});

const CHANGE_STATE = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS i (source_id int, state text, at timestamptz, turned boolean, attributes jsonb)),
  before AS (
    SELECT p.source_id, p.state FROM presence p JOIN given g USING (source_id)
    ORDER BY p.source_id FOR UPDATE OF p),
  changed AS (
    UPDATE presence p SET state = g.state, 
      attributes = CASE WHEN g.attributes = '{}' THEN p.attributes ELSE g.attributes END,
      since = CASE WHEN b.state <> g.state OR g.turned THEN g.at ELSE p.since END
    FROM given g JOIN before b USING (source_id) WHERE p.source_id = g.source_id
    RETURNING p.source_id, p.state, g.at, b.state <> g.state OR g.turned AS turned)
  SELECT c.source_id, c.state, c.at, s.key, s.name, s.kind, s.unit,
    ${isMaintained('s.id', 'c.at')} AS maintained
  FROM changed c JOIN sources s ON s.id = c.source_id WHERE c.turned`;

const JUDGE_SILENCE = `
  WITH silent AS (
    UPDATE presence p SET state = 'offline', since = $1::timestamptz
    FROM sources s WHERE s.id = p.source_id AND p.state = 'online' AND s.removed_at IS NULL
      AND greatest(p.heard_at, $2::timestamptz) + 2 * s.heartbeat_seconds * interval '1 second' <= $1::timestamptz
    RETURNING p.source_id, p.since AS at, s.key, s.name, s.kind, s.unit,
      ${isMaintained('s.id', '$1::timestamptz')} AS maintained),
  kept AS (
    INSERT INTO presence_changes (source_id, at, state)
    SELECT source_id, at, 'offline' FROM silent ON CONFLICT DO NOTHING)
  SELECT * FROM silent`;

/** The presence that each publisher ends with, and the turns it took; a gateway by what it passes on. */
function heardBy(messages: readonly DecodedMessage[]): Map<number, Heard> {
  const heard = new Map<number, Heard>();
  for (const { message, items } of messages) {
    const status = items.map(({ item }) => item).find((item) => item.fact === 'status');
    // a will that says nothing is not the source's word
    if (message.retainedCopy || (message.will && !status)) continue;
    if (message.via && !message.will) appear(heardOf(heard, message.via), message.receivedAtUs);
    const one = heardOf(heard, message.publisher);
    // any message counts as being heard, whatever it says [contract 1]
    appear(one, message.receivedAtUs, status?.state);
    Object.assign(one.attributes, status?.attributes);
    const { state, heardUs } = one;
    if (status && status.atUs < heardUs - LATE_STATUS_US)
      one.late.push({ state, atUs: status.atUs });
  }
  return heard;
}

function heardOf(heard: Map<number, Heard>, source: SourceIdentity): Heard {
  const one = heard.get(source.id) ?? begin(source);
  heard.set(source.id, one);
  return one;
}

/** By receipt: a clock that is behind would put the return before the loss. */
function appear(one: Heard, atUs: number, state: State = 'online'): void {
  one.state = state;
  one.heardUs = atUs;
  if (one.turns.at(-1)?.state !== state) one.turns.push({ state, atUs });
}

const begin = (source: SourceIdentity): Heard => ({
  source,
  state: 'offline',
  heardUs: 0,
  turns: [],
  late: [],
  attributes: {},
});
