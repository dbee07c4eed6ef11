import type { Socket } from 'node:net';
import { CONNECT_TIMEOUT_MS, SILENT_CONNECTIONS, SILENT_CONNECTIONS_PER_ADDRESS } from '../limits';

/** Connections that have not said CONNECT yet: for a while, and not too many of them. */
export class WaitingRoom {
  /** In the order in which they came. */
  private readonly waiting = new Map<Socket, { address: string; timer: NodeJS.Timeout }>();
  private readonly byAddress = new Map<string, Set<Socket>>();

  /** @param onTurnedAway told why a connection was ended */
  constructor(private readonly onTurnedAway: (why: string) => void) {}

  get size(): number {
    return this.waiting.size;
  }

  has(socket: Socket): boolean {
    return this.waiting.has(socket);
  }

  enter(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const beside = this.byAddress.get(address) ?? new Set();
    const [silentest] = this.waiting.keys();
    const [silentestBeside] = beside;
    if (silentestBeside && beside.size >= SILENT_CONNECTIONS_PER_ADDRESS) {
      this.turnAway(silentestBeside, 'too many silent connections from its address');
    } else if (silentest && this.waiting.size >= SILENT_CONNECTIONS) {
      this.turnAway(silentest, 'too many silent connections');
    }
    const timer = setTimeout(() => this.turnAway(socket, 'no CONNECT in time'), CONNECT_TIMEOUT_MS);
    this.waiting.set(socket, { address, timer });
    this.byAddress.set(address, beside.add(socket));
    socket.once('close', () => this.leave(socket));
  }

  /** It said CONNECT, or is gone. */
  leave(socket: Socket): void {
    const entry = this.waiting.get(socket);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.waiting.delete(socket);
    const beside = this.byAddress.get(entry.address);
    beside?.delete(socket);
    if (beside?.size === 0) this.byAddress.delete(entry.address);
  }

  private turnAway(socket: Socket, why: string): void {
    this.leave(socket);
    socket.destroy();
    this.onTurnedAway(why);
  }
}
