import type { Client } from 'aedes';
import type { Connection } from './connection';

export interface Inside {
  key: string;
  client: Client;
  connection: Connection;
  /** The hash of the secret that it was made with. */
  secret: Uint8Array;
}

/** Who is in: one connection a client id. */
export class Guests {
  private readonly byId = new Map<string, Inside>();

  get count(): number {
    return this.byId.size;
  }

  find(clientId: string): Inside | undefined {
    return this.byId.get(clientId);
  }

  /** It is in until its connection closes or somebody comes in its place. */
  enter(clientId: string, inside: Inside): void {
    this.byId.set(clientId, inside);
    const { connection } = inside;
    connection.stream.once('close', () => {
      if (this.byId.get(clientId)?.connection === connection) this.byId.delete(clientId);
    });
  }

  /** How many others than this client id are in, of whom this is so. */
  others(clientId: string, areSo: (guest: Inside) => boolean): number {
    let others = 0;
    for (const [id, guest] of this.byId) if (id !== clientId && areSo(guest)) others += 1;
    return others;
  }

  /** Takes the rights of those away at once: a will must not be published in their name any more. */
  expel(goes: (guest: Inside) => boolean): Client[] {
    const expelled: Client[] = [];
    for (const [clientId, guest] of this.byId) {
      if (!goes(guest)) continue;
      this.byId.delete(clientId);
      guest.connection.guest = undefined;
      expelled.push(guest.client);
    }
    return expelled;
  }
}
