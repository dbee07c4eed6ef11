import type { EventEmitter } from 'node:events';
import type { Client } from 'aedes';
import { LIMITS } from '@nhip-xa/contract';
import { CONNECT_BYTES, PACKET_BYTES_ABOVE_PAYLOAD, SUBSCRIBE_FILTERS } from '../limits';
import type { Connection } from './connection';

interface Packet {
  cmd?: string;
  length?: number;
  subscriptions?: unknown[];
}

/** What aedes keeps of the packet that is coming in. */
interface Parser extends EventEmitter {
  packet?: Packet;
}

/**
 * Ends a connection whose packet announces more than may come, before its bytes are gathered. The
 * parser tells the length as soon as it has read the header.
 */
export function boundPackets(client: Client, connection: Connection): void {
  const { stream } = connection;
  const { _parser: parser } = client as unknown as { _parser: Parser };
  stream.on('readable', () => {
    const most = connection.hasSaidConnect
      ? LIMITS.payloadBytes + PACKET_BYTES_ABOVE_PAYLOAD
      : CONNECT_BYTES;
    if ((parser.packet?.length ?? 0) > most) stream.destroy();
  });
  parser.prependListener('packet', (packet: Packet) => {
    const { subscriptions } = packet;
    if (!subscriptions || subscriptions.length <= SUBSCRIBE_FILTERS) return;
    subscriptions.length = 0;
    stream.destroy();
  });
}
