import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What the broker does with whoever comes in. */
export interface Reception {
  /** A connection was opened; nothing of it has been read. */
  arrived(socket: Socket): void;
  /** It has not said CONNECT yet. */
  isWaiting(socket: Socket): boolean;
  /** Its MQTT bytes can be read now. */
  enter(socket: Socket, stream: Duplex): void;
  /** What a server met after it had begun to listen, such as no more files to open. */
  failed(error: unknown): void;
}
