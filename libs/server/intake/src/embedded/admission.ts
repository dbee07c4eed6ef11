import type { Client } from 'aedes';
import { parseTopic, sourceKey } from '@nhip-xa/contract';
import type {
  MappingDirectory,
  RightSecret,
  SourceDirectory,
  SourceFlags,
  SourceIdentity,
} from '@nhip-xa/ports';
import { CLIENTS_OF_PUBLISHER } from '../limits';
import type { Connection } from './connection';
import { Guests } from './guests';
import {
  SECRET_REFUSALS,
  notAuthorised,
  unavailable,
  type Refusal,
  type SecretRefusal,
} from './refusals';
import { SecretDoor } from './secret-door';
import { Takeovers } from './takeovers';

/** Who wants to come in, and what it shows. */
export interface Candidate {
  client: Client;
  connection: Connection;
  username: string | undefined;
  password: Uint8Array;
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

/**
 * Who is let in, and who is in: one connection a client id, the newest. A source has one client id,
 * its key; the publisher of a mapping as many as its software takes.
 */
export class Admission {
  private readonly guests = new Guests();
  private readonly takeovers: Takeovers;
  private readonly door: SecretDoor;
  /** Candidates that wait to take a connection over, one a client id: by which an older one is told to go. */
  private readonly resting = new Map<string, (inTime: boolean) => void>();
  private closed = false;

  constructor(private readonly parts: AdmissionParts) {
    this.takeovers = new Takeovers(parts.nowMs);
    this.door = new SecretDoor(parts);
  }

  get count(): number {
    return this.guests.count;
  }

  /** Lets nobody in any more. */
  close(): void {
    this.closed = true;
    for (const go of this.resting.values()) go(false);
  }

  /** Takes a source's rights away at once: its will must not be published in its name any more. */
  expel(key: string): Client[] {
    this.door.forgive(key);
    return this.guests.expel((guest) => guest.key === key);
  }

  /** The same for connections, of one source or of all, whose secret works no longer. */
  expelEnded(key?: string): Client[] {
    if (key !== undefined) this.door.forgive(key);
    return this.guests.expel(
      (guest) =>
        (key === undefined || guest.key === key) &&
        !this.door.isStillRight(guest.key, guest.secret),
    );
  }

  /**
   * [contract 2] client id and user name are the source's key, the will its own status; a mapping lets
   * its publisher have any client id that is nobody else's, and a will under its filter.
   */
  async admit(candidate: Candidate): Promise<Refusal | undefined> {
    const { client, connection, username } = candidate;
    if (this.closed) return notAuthorised('stopping');
    if (!username || !this.mayBeCalled(client.id, username)) {
      return notAuthorised('client id is not the user name', 'client-id');
    }
    const shown = await this.secretOf(candidate, username).catch(() => 'unanswered' as const);
    if (typeof shown === 'string') return SECRET_REFUSALS[shown];
    const { source } = shown;
    if (!this.mayBeCalled(client.id, username))
      return notAuthorised('the client id is taken', 'client-id');
    if (!this.willIsOwn(client, source))
      return notAuthorised('the will is not its own status', 'will');
    if (!this.hasRoom(source, client.id))
      return unavailable('it has as many connections as it may', 'full');
    if (!this.unitHasRoom(source, client.id))
      return unavailable('its unit has as many connections as it may', 'full');
    if (this.closed || connection.stream.destroyed) return unavailable('gone');
    this.enter(shown, client, connection);
    return undefined;
  }

  /** Nobody is taken over by somebody else, nor kept out of a client id that is its own. */
  private mayBeCalled(clientId: string, key: string): boolean {
    if (clientId === key) return true;
    const { mappings, directory } = this.parts;
    const holder = this.guests.find(clientId);
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
    return this.guests.others(clientId, (guest) => guest.key === key) < CLIENTS_OF_PUBLISHER;
  }

  /** Whose secret it shows; one that throws another client out may have to wait before. */
  private async secretOf(
    { client, connection, password }: Candidate,
    key: string,
  ): Promise<RightSecret | SecretRefusal> {
    const address = connection.socket.remoteAddress ?? '';
    const shown = await this.door.show(key, password, address);
    if (typeof shown === 'string') return shown;
    const { id } = client;
    const restMs = this.guests.find(id) ? this.takeovers.restMs(id) : 0;
    if (restMs === 0) return shown;
    if (!(await this.rest(id, restMs))) return 'overtaken';
    // what was right before the rest may have been taken away meanwhile
    return this.door.isStillRight(key, shown.hash) ? shown : 'wrong';
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
    return this.guests.others(clientId, ({ connection }) => connection.guest?.unit === unit) < most;
  }

  private enter({ source, hash }: RightSecret, client: Client, connection: Connection): void {
    const { key, unit, id } = source;
    const clientId = client.id;
    const before = this.guests.find(clientId)?.connection;
    // one that we did not read may have said farewell long ago
    if (before && !before.stream.destroyed && !before.isHeld && this.takeovers.note(clientId)) {
      this.parts.flags.note(id, 'duplicate-client', this.parts.nowUs());
    }
    connection.guest = { key, unit, connectedAtUs: this.parts.nowUs() };
    this.guests.enter(clientId, { key, client, connection, secret: hash });
  }
}
