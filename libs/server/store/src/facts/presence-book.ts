import type { SourceFlag } from '@nhip-xa/contract';
import { isoOfMs, isoOfUs } from '@nhip-xa/domain';
import type { DecodedMessage, PresenceChanged, SourceFlags, SourceIdentity } from '@nhip-xa/ports';
import type { Database, Session } from '../database/database';
import type { ProcessBook } from '../processes/process-book';
import { heardBy, lateOf, type Heard, type LatePresence, type State, type Turn } from './heard';
import { CHANGE_STATE, JUDGE_SILENCE, MEND_STATE } from './presence-statements';
import { SourceNotes } from './source-notes';

/** At most how long in seconds a page may think that a source was heard longer ago than it was. */
const HEARD_STORED_SECONDS = 5;

/** That a source was heard, and when that has to be stored. */
interface Unstored {
  us: number;
  dueUs: number;
}

/** A change of state with the row it concerns, and what that source feeds. */
export interface PresenceTurn {
  sourceId: number;
  change: PresenceChanged;
  feeds: readonly { unit: string; fact: string }[];
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
  feeds: PresenceTurn['feeds'];
}

/**
 * Who is there. A change of state is stored with the batch that causes it; that a source was heard
 * again, which every message says, is kept in memory and stored a few times a heartbeat.
 */
export class PresenceBook implements SourceFlags {
  private readonly unstored = new Map<number, Unstored>();
  /** The state that is stored, so that a batch in which nobody came or went writes nothing. */
  private readonly states = new Map<number, State>();
  private readonly notes: SourceNotes;
  /** When each source was last heard as stored by this process. */
  private readonly storedUs = new Map<number, number>();
  /** When each source was last heard here, flushed or not. */
  private readonly lastUs = new Map<number, number>();
  /** States that were taken to be stored already; another process may have stored another since. */
  private readonly assumed = new Map<number, Turn>();

  constructor(
    private readonly database: Database,
    private readonly processes: ProcessBook,
  ) {
    this.notes = new SourceNotes(database);
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

  private hearOne({ id, heartbeatSeconds }: SourceIdentity, atUs: number): void {
    const lastUs = Math.max(atUs, this.lastUs.get(id) ?? 0);
    this.lastUs.set(id, lastUs);
    const unstored = this.unstored.get(id);
    if (unstored) unstored.us = lastUs;
    else this.unstored.set(id, { us: lastUs, dueUs: this.dueUs(id, heartbeatSeconds) });
  }

  /**
   * When hearing a source again has to be stored. Half a heartbeat after the time before is soon
   * enough: it is called silent a whole one and a half later.
   */
  private dueUs(id: number, heartbeatSeconds: number): number {
    const everyUs = Math.min(heartbeatSeconds / 2, HEARD_STORED_SECONDS) * 1_000_000;
    return (this.storedUs.get(id) ?? -everyUs) + everyUs;
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
        this.states.get(message.publisher.id) !== 'online' ||
        (message.via !== undefined && this.states.get(message.via.id) !== 'online'),
    );
  }

  /** Messages without news were stored: their sources are taken to be online still. */
  rememberStillThere(messages: readonly DecodedMessage[]): void {
    for (const { message } of messages) {
      this.assumeOnline(message.publisher.id, message.receivedAtUs);
      if (message.via) this.assumeOnline(message.via.id, message.receivedAtUs);
    }
  }

  private assumeOnline(id: number, atUs: number): void {
    const known = this.assumed.get(id);
    if (known?.state === 'online') known.atUs = atUs;
    else this.assumed.set(id, { state: 'online', atUs });
  }

  /** Stores the changes of state that a batch causes. */
  async write(session: Session, messages: readonly DecodedMessage[]): Promise<WrittenPresence> {
    const all = [...heardBy(messages, this.lastUs).values()];
    const heard = all.filter((one) => this.isNews(one));
    this.assume(all.filter((one) => !this.isNews(one)));
    if (heard.length === 0) return { turns: [], late: [] };
    const rows = heard.map((one) => ({
      source_id: one.source.id,
      state: one.state,
      at: isoOfUs(one.heardUs),
      turned: one.turns.length > 1,
      alive_at: one.aliveUs === undefined ? null : isoOfUs(one.aliveUs),
      attributes: one.attributes,
    }));
    const turned = await session.query<Judged & { state: State }>({
      name: 'presence-of-batch',
      text: CHANGE_STATE,
      values: [JSON.stringify(rows)],
    });
    await this.writeHistory(session, heard, new Set(turned.map((row) => row.source_id)));
    return {
      turns: turned.map((row) => turnOf(row, row.state)),
      late: heard.flatMap(lateOf),
    };
  }

  private assume(unchanged: readonly Heard[]): void {
    for (const { source, state, heardUs, aliveUs } of unchanged) {
      // that a connection broke says nothing of one elsewhere
      if (aliveUs === undefined) this.assumed.set(source.id, { state, atUs: heardUs });
    }
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

  /** Stores all that was heard until this moment, and says so; gives what it put right. */
  async tell(nowMs: number): Promise<PresenceTurn[]> {
    const mended = await this.flush(nowMs);
    await this.processes.beat(nowMs);
    return mended;
  }

  /**
   * Stores when sources were last heard, as far as that is due, and what is worth knowing of them.
   * Gives the states that it had to put right: another process had stored an earlier one meanwhile.
   */
  async flush(nowMs = Infinity): Promise<PresenceTurn[]> {
    const due = [...this.unstored].filter(([, { dueUs }]) => dueUs <= nowMs * 1000);
    const assumed = new Map<number, Turn>();
    for (const [id] of due) {
      const turn = this.assumed.get(id);
      if (turn) assumed.set(id, turn);
      this.unstored.delete(id);
      this.assumed.delete(id);
    }
    let mended: PresenceTurn[];
    try {
      mended = await this.mend(await this.storeHeard(due, assumed));
    } catch (error) {
      // kept for the next time, unless something newer came meanwhile
      for (const [id, heard] of due) if (!this.unstored.has(id)) this.unstored.set(id, heard);
      for (const [id, turn] of assumed) if (!this.assumed.has(id)) this.assumed.set(id, turn);
      throw error;
    }
    for (const [id, { us }] of due) this.storedUs.set(id, us);
    await this.notes.flush();
    return mended;
  }

  /** Gives the states that were assumed and are not those that are stored. */
  private async storeHeard(
    heard: readonly (readonly [number, Unstored])[],
    assumed: ReadonlyMap<number, Turn>,
  ): Promise<{ source_id: number; state: State; at: string }[]> {
    if (heard.length === 0) return [];
    const rows = heard.map(([source_id, { us }]) => ({ source_id, at: isoOfUs(us) }));
    const stored = await this.database.query<{ source_id: number; state: State }>('intake', {
      name: 'store-heard',
      text: `UPDATE presence p SET heard_at = i.at
             FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, at timestamptz)
             WHERE p.source_id = i.source_id AND (p.heard_at IS NULL OR p.heard_at < i.at)
             RETURNING p.source_id, p.state`,
      values: [JSON.stringify(rows)],
    });
    for (const row of stored) this.states.set(row.source_id, row.state);
    return stored.flatMap(({ source_id, state: there }) => {
      const turn = assumed.get(source_id);
      if (!turn || turn.state === there) return [];
      return [{ source_id, state: turn.state, at: isoOfUs(turn.atUs) }];
    });
  }

  private async mend(
    rows: readonly { source_id: number; state: State; at: string }[],
  ): Promise<PresenceTurn[]> {
    if (rows.length === 0) return [];
    const mended = await this.database.query<Judged & { state: State }>('intake', {
      name: 'mend-presence',
      text: MEND_STATE,
      values: [JSON.stringify(rows)],
    });
    for (const row of mended) this.states.set(row.source_id, row.state);
    return mended.map((row) => turnOf(row, row.state));
  }

  /**
   * Judges who fell silent: not heard for twice its heartbeat [contract 1, online], by any process,
   * as far as all of them have told. Two that judge at once give each source to one.
   */
  async judgeSilence(nowMs: number): Promise<PresenceTurn[]> {
    const rows = await this.database.query<Judged>('intake', {
      name: 'judge-silence',
      text: JUDGE_SILENCE,
      values: [isoOfMs(nowMs)],
    });
    for (const row of rows) this.states.set(row.source_id, 'offline');
    return rows.map((row) => turnOf(row, 'offline'));
  }
}

const turnOf = (row: Judged, state: State): PresenceTurn => {
  const { source_id: sourceId, key: source, name, kind, unit, at, feeds, maintained } = row;
  const change = { source, name, kind, unit, state, atMs: at.getTime() };
  return { sourceId, change: { ...change, underMaintenance: maintained }, feeds };
};
