import type { IPublishPacket, MqttClient } from 'mqtt';

/** One message of QoS 1 whose acknowledgement is not written yet. */
interface Held {
  /** The packet identifier that the broker gave it on its connection. */
  id: number;
  released: boolean;
  connection: Connection;
}

/** Acknowledgements belong to the connection that the message came over: on another they mean nothing. */
interface Connection {
  stream: MqttClient['stream'];
  queue: Held[];
}

/** [MQTT-3.4.2-1] a PUBACK of two bytes has the reason code "success". */
const pubackOf = (id: number): Buffer => Buffer.from([0x40, 0x02, id >> 8, id & 0xff]);

/**
 * mqtt.js writes the PUBACK of a message before it reads the next one, so that waiting for a commit
 * there would mean a commit for each message. This takes the acknowledging over: each message of
 * QoS 1 is marked as QoS 0 for the library, which then neither acknowledges it nor waits, and its
 * PUBACK is written here once it is released.
 *
 * The seam is the library's event `packetreceive`, told before a packet is handled, and its `stream`.
 */
export class HeldAcknowledgements {
  private readonly held = new WeakMap<IPublishPacket, Held>();
  private connection: Connection | undefined;

  constructor(private readonly client: MqttClient) {
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'publish' && packet.qos === 1) this.hold(packet);
    });
  }

  /**
   * Lets the broker be told that a message is safe. [MQTT-4.6.0-2] in the order in which messages
   * came: it is told after all before it were released. One of QoS 0 has no acknowledgement.
   */
  release(packet: IPublishPacket): void {
    const held = this.held.get(packet);
    if (!held) return;
    held.released = true;
    writeReleased(held.connection);
  }

  private hold(packet: IPublishPacket): void {
    const { stream } = this.client;
    if (this.connection?.stream !== stream) this.connection = { stream, queue: [] };
    const { connection } = this;
    const held = { id: packet.messageId ?? 0, released: false, connection };
    connection.queue.push(held);
    this.held.set(packet, held);
    packet.qos = 0;
  }
}

/** Everything at the head of the queue that is released, with one write. */
function writeReleased({ stream, queue }: Connection): void {
  let count = 0;
  while (queue[count]?.released) count += 1;
  if (count === 0) return;
  const released = queue.splice(0, count);
  // a connection that is gone takes nothing: the broker sends again what it was not told of
  if (stream.destroyed || !stream.writable) return;
  stream.write(Buffer.concat(released.map(({ id }) => pubackOf(id))));
}
