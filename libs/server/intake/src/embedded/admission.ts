import type { Client } from 'aedes';
import { parseTopic, sourceKey } from '@nhip-xa/contract';
import type { SourceDirectory, SourceFlags, SourceIdentity } from '@nhip-xa/ports';
import type { Connection } from './connection';
import { Takeovers } from './takeovers';

/** Who wants to come in, and what it shows. */
export interface Candidate {
  client: Client;
  connection: Connection;
  username: string | undefined;
  password: Uint8Array;
}

/** [MQTT-3.2.2-4] the return codes of a CONNACK that says no. */
export interface Refusal {
  why: string;
  returnCode: number;
}

export interface AdmissionParts {
  directory: SourceDirectory;
  flags: SourceFlags;
  /** Microseconds since 1970. */
  nowUs: () => number;
  /** A clock that only goes forward, in ms. */
  nowMs: () => number;
}

const UNAVAILABLE = 3;
/** Says neither that the source exists nor that the secret is wrong. */
const NOT_AUTHORISED = 5;

const notAuthorised = (why: string): Refusal => ({ why, returnCode: NOT_AUTHORISED });
const unavailable = (why: string): Refusal => ({ why, returnCode: UNAVAILABLE });

/** Who is let in, and who is in: one connection a source, the newest. */
export class Admission {
  private readonly guests = new Map<string, { client: Client; connection: Connection }>();
  private readonly takeovers: Takeovers;
  /** Candidates that wait to take a connection over, one a source: by which an older one is told to go. */
  private readonly resting = new Map<string, (inTime: boolean) => void>();
  private closed = false;

  constructor(private readonly parts: AdmissionParts) {
    this.takeovers = new Takeovers(parts.nowMs);
  }

  get count(): number {
    return this.guests.size;
  }

  /** Lets nobody in any more. */
  close(): void {
    this.closed = true;
    for (const go of this.resting.values()) go(false);
  }

  /** Takes a source's rights away at once: its will must not be published in its name any more. */
  expel(key: string): Client | undefined {
    const guest = this.guests.get(key);
    if (!guest) return undefined;
    this.guests.delete(key);
    guest.connection.guest = undefined;
    return guest.client;
  }

  /** [contract 2] client id and user name are the source's key, the will its own status. */
  async admit(candidate: Candidate): Promise<Refusal | undefined> {
    const { client, connection, username } = candidate;
    if (this.closed) return notAuthorised('stopping');
    if (!username || client.id !== username) return notAuthorised('client id is not the user name');
    const source = await this.sourceOf(candidate, username).catch(() => 'unanswered' as const);
    if (source === 'unanswered') return unavailable('the directory does not answer');
    if (!source) return notAuthorised('unknown source or wrong secret');
    if (!willIsOwnStatus(client, source)) return notAuthorised('the will is not its own status');
    if (!this.unitHasRoom(source)) return unavailable('its unit has as many connections as it may');
    if (this.closed || connection.stream.destroyed) return unavailable('gone');
    this.enter(source, client, connection);
    return undefined;
  }

  /** The source whose secret it shows; one that throws another client out may have to wait before. */
  private async sourceOf(
    { password }: Candidate,
    key: string,
  ): Promise<SourceIdentity | undefined> {
    const { directory } = this.parts;
    const source = await directory.authenticate(key, password);
    const restMs = source && this.guests.has(key) ? this.takeovers.restMs(key) : 0;
    if (restMs === 0) return source;
    // what was right before the rest may have been taken away meanwhile
    return (await this.rest(key, restMs)) ? directory.authenticate(key, password) : undefined;
  }

  /** False when a newer client of the source came meanwhile. */
  private rest(key: string, milliseconds: number): Promise<boolean> {
    this.resting.get(key)?.(false);
    return new Promise((resolve) => {
      const go = (inTime: boolean): void => {
        clearTimeout(timer);
        if (this.resting.get(key) === go) this.resting.delete(key);
        resolve(inTime);
      };
      const timer = setTimeout(() => go(true), milliseconds);
      this.resting.set(key, go);
    });
  }

  private unitHasRoom({ key, unit }: SourceIdentity): boolean {
    const most = this.parts.directory.limitsOfUnit(unit)?.connections;
    if (most === undefined) return true;
    let others = 0;
    for (const [guest, { connection }] of this.guests) {
      if (guest !== key && connection.guest?.unit === unit) others += 1;
    }
    return others < most;
  }

  private enter(source: SourceIdentity, client: Client, connection: Connection): void {
    const { key, unit, id } = source;
    const before = this.guests.get(key)?.connection;
    // one that we did not read may have said farewell long ago
    if (before && !before.stream.destroyed && !before.isHeld && this.takeovers.note(key)) {
      this.parts.flags.note(id, 'duplicate-client', this.parts.nowUs());
    }
    connection.guest = { key, unit, connectedAtUs: this.parts.nowUs() };
    this.guests.set(key, { client, connection });
    connection.stream.once('close', () => {
      if (this.guests.get(key)?.connection === connection) this.guests.delete(key);
    });
  }
}

function willIsOwnStatus(client: Client, source: SourceIdentity): boolean {
  const { _will: will } = client as unknown as { _will?: { topic: string } | null };
  if (!will) return true;
  const topic = parseTopic(will.topic);
  return topic?.channel === 'status' && sourceKey(topic.unit, topic.id) === source.key;
}
