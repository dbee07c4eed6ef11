import type { Client } from 'aedes';
import { parseTopic, sourceKey } from '@nhip-xa/contract';
import type {
  MappingDirectory,
  SourceDirectory,
  SourceFlags,
  SourceIdentity,
} from '@nhip-xa/ports';
import { CLIENTS_OF_PUBLISHER } from '../limits';
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
  mappings: MappingDirectory;
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

interface Inside {
  key: string;
  client: Client;
  connection: Connection;
}

/**
 * Who is let in, and who is in: one connection a client id, the newest. A source has one client id,
 * its key; the publisher of a mapping as many as its software takes.
 */
export class Admission {
  /** By client id. */
  private readonly guests = new Map<string, Inside>();
  private readonly takeovers: Takeovers;
  /** Candidates that wait to take a connection over, one a client id: by which an older one is told to go. */
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
  expel(key: string): Client[] {
    const expelled: Client[] = [];
    for (const [clientId, guest] of this.guests) {
      if (guest.key !== key) continue;
      this.guests.delete(clientId);
      guest.connection.guest = undefined;
      expelled.push(guest.client);
    }
    return expelled;
  }

  /**
   * [contract 2] client id and user name are the source's key, the will its own status; a mapping lets
   * its publisher have any client id that is nobody else's, and a will under its filter.
   */
  async admit(candidate: Candidate): Promise<Refusal | undefined> {
    const { client, connection, username } = candidate;
    if (this.closed) return notAuthorised('stopping');
    if (!username || !this.mayBeCalled(client.id, username)) {
      return notAuthorised('client id is not the user name');
    }
    const source = await this.sourceOf(candidate, username).catch(() => 'unanswered' as const);
    if (source === 'unanswered') return unavailable('the directory does not answer');
    if (!source) return notAuthorised('unknown source or wrong secret');
    if (!this.mayBeCalled(client.id, username)) return notAuthorised('the client id is taken');
    if (!this.willIsOwn(client, source)) return notAuthorised('the will is not its own status');
    if (!this.hasRoom(source, client.id))
      return unavailable('it has as many connections as it may');
    if (!this.unitHasRoom(source, client.id))
      return unavailable('its unit has as many connections as it may');
    if (this.closed || connection.stream.destroyed) return unavailable('gone');
    this.enter(source, client, connection);
    return undefined;
  }

  /** Nobody is taken over by somebody else, nor kept out of a client id that is its own. */
  private mayBeCalled(clientId: string, key: string): boolean {
    if (clientId === key) return true;
    const { mappings, directory } = this.parts;
    const holder = this.guests.get(clientId);
    return (
      mappings.has(key) &&
      clientId !== '' &&
      directory.find(clientId) === undefined &&
      (holder === undefined || holder.key === key)
    );
  }

  private willIsOwn(client: Client, source: SourceIdentity): boolean {
    const { _will: will } = client as unknown as { _will?: { topic: string } | null };
    if (!will) return true;
    const topic = parseTopic(will.topic);
    if (topic?.channel === 'status' && sourceKey(topic.unit, topic.id) === source.key) return true;
    return this.parts.mappings.find(source.key, will.topic) !== undefined;
  }

  private hasRoom({ key }: SourceIdentity, clientId: string): boolean {
    // without a mapping it has one client id, and so one connection
    if (!this.parts.mappings.has(key)) return true;
    let others = 0;
    for (const [guest, inside] of this.guests) {
      if (guest !== clientId && inside.key === key) others += 1;
    }
    return others < CLIENTS_OF_PUBLISHER;
  }

  /** The source whose secret it shows; one that throws another client out may have to wait before. */
  private async sourceOf(
    { client, password }: Candidate,
    key: string,
  ): Promise<SourceIdentity | undefined> {
    const { directory } = this.parts;
    const source = await directory.authenticate(key, password);
    const { id } = client;
    const restMs = source && this.guests.has(id) ? this.takeovers.restMs(id) : 0;
    if (restMs === 0) return source;
    // what was right before the rest may have been taken away meanwhile
    return (await this.rest(id, restMs)) ? directory.authenticate(key, password) : undefined;
  }

  /** False when a newer client of the source came meanwhile. */
  private rest(clientId: string, milliseconds: number): Promise<boolean> {
    this.resting.get(clientId)?.(false);
    return new Promise((resolve) => {
      const go = (inTime: boolean): void => {
        clearTimeout(timer);
        if (this.resting.get(clientId) === go) this.resting.delete(clientId);
        resolve(inTime);
      };
      const timer = setTimeout(() => go(true), milliseconds);
      this.resting.set(clientId, go);
    });
  }

  private unitHasRoom({ unit }: SourceIdentity, clientId: string): boolean {
    const most = this.parts.directory.limitsOfUnit(unit)?.connections;
    if (most === undefined) return true;
    let others = 0;
    for (const [guest, { connection }] of this.guests) {
      if (guest !== clientId && connection.guest?.unit === unit) others += 1;
    }
    return others < most;
  }

  private enter(source: SourceIdentity, client: Client, connection: Connection): void {
    const { key, unit, id } = source;
    const clientId = client.id;
    const before = this.guests.get(clientId)?.connection;
    // one that we did not read may have said farewell long ago
    if (before && !before.stream.destroyed && !before.isHeld && this.takeovers.note(clientId)) {
      this.parts.flags.note(id, 'duplicate-client', this.parts.nowUs());
    }
    connection.guest = { key, unit, connectedAtUs: this.parts.nowUs() };
    this.guests.set(clientId, { key, client, connection });
    connection.stream.once('close', () => {
      if (this.guests.get(clientId)?.connection === connection) this.guests.delete(clientId);
    });
  }
}
