import type { ClientToServer, ServerToClient } from '@nhip-xa/contract';
import type { Principal } from '@nhip-xa/ports';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { MessageOf, Outlet } from './outlet';
import type { MessageName } from './parts';

/** What the handshake leaves on a socket. */
export interface SocketData {
  principal: Principal;
}

export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
export type LiveNamespace = Namespace<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;

/** A socket.io socket as an outlet. */
export class SocketOutlet implements Outlet {
  private waiting = 0;
  private drained: () => void = () => undefined;

  constructor(private readonly socket: LiveSocket) {
    const { conn } = socket;
    const onCreate = () => void (this.waiting += 1);
    // Told when everything that waited has been handed to the transport.
    const onDrain = () => {
      this.waiting = 0;
      this.drained();
    };
    conn.on('packetCreate', onCreate);
    conn.on('drain', onDrain);
    socket.once('disconnect', () => {
      conn.off('packetCreate', onCreate);
      conn.off('drain', onDrain);
    });
  }

  get id(): string {
    return this.socket.id;
  }

  send<Name extends MessageName>(name: Name, message: MessageOf<Name>): void {
    (this.socket as Socket).emit(name, message);
  }

  backlog(): number {
    return this.waiting;
  }

  onDrain(listener: () => void): void {
    this.drained = listener;
  }

  end(): void {
    this.socket.disconnect(true);
  }

  drop(): void {
    this.socket.conn.close(true);
  }
}
