import type { ServerToClient } from '@nhip-xa/contract';
import type { MessageName } from './parts';

export type MessageOf<Name extends MessageName> = Parameters<ServerToClient[Name]>[0];

/** The way to one client, as the rest of the live side knows it. */
export interface Outlet {
  readonly id: string;
  send<Name extends MessageName>(name: Name, message: MessageOf<Name>): void;
  /** Packets that wait because the client does not read them. */
  backlog(): number;
  /** Calls back whenever waiting packets have gone out. */
  onDrain(listener: () => void): void;
  /** Ends the connection for good: the client is not to come back by itself. */
  end(): void;
  /** Breaks the connection: the client may come back by itself. */
  drop(): void;
}
