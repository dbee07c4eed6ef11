import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** How a source connects. */
export interface Account {
  key: string;
  topic: string;
  username: string;
  password: string;
}

const CONNECT = 0x10;
const CONNACK = 0x20;
const PUBACK = 0x40;
/** PUBLISH at QoS 1. */
const PUBLISH = 0x32;
/** Both answers that can come are of four bytes. */
const ANSWER_BYTES = 4;

/**
 * As much of MQTT 3.1.1 as a device needs that only publishes at QoS 1. The load shares its machine
 * with what it measures; a complete client would take as much of it as the server does.
 */
export class MqttConnection {
  private rest: Buffer = Buffer.alloc(0);

  private constructor(
    private readonly socket: Socket,
    private readonly onAcknowledged: (packetId: number) => void,
  ) {}

  /** @throws Error when the broker does not let the source in */
  static async open(
    { host, port }: { host: string; port: number },
    account: Account,
    onAcknowledged: (packetId: number) => void,
    onLost: (why: string) => void,
  ): Promise<MqttConnection> {
    const socket = connect({ host, port, noDelay: true });
    await once(socket, 'connect');
    socket.write(connectPacket(account));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (answer[0] !== CONNACK || answer[3] !== 0) {
      throw new Error(`${account.key} was not let in (${String(answer[3])})`);
    }
    const connection = new MqttConnection(socket, onAcknowledged);
    socket.on('data', (bytes) => connection.take(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => connection.closing || onLost(`${account.key} lost its connection`));
    return connection;
  }
  private closing = false;

  send(packets: Buffer): void {
    this.socket.write(packets);
  }

  close(): void {
    this.closing = true;
    this.socket.destroy();
  }

  private take(bytes: Buffer): void {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    let at = 0;
    for (; at + ANSWER_BYTES <= all.length; at += ANSWER_BYTES) {
      if (all[at] !== PUBACK) throw new Error(`unexpected packet ${String(all[at])}`);
      this.onAcknowledged(all.readUInt16BE(at + 2));
    }
    this.rest = all.subarray(at);
  }
}

const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
};

/** Remaining length, seven bits a byte. */
function lengthBytes(length: number): Buffer {
  const bytes: number[] = [];
  for (let left = length; bytes.length === 0 || left > 0; left >>= 7) {
    bytes.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
  }
  return Buffer.from(bytes);
}

const packet = (type: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(type), lengthBytes(body.length), body]);
};

/** Clean session, no keep-alive: it publishes all the time. */
function connectPacket({ key, username, password }: Account): Buffer {
  const CLEAN_WITH_LOGIN = 0xc2;
  const head = Buffer.of(4, CLEAN_WITH_LOGIN, 0, 0);
  return packet(CONNECT, text('MQTT'), head, text(key), text(username), text(password));
}

/** A PUBLISH at QoS 1, and where its packet id and its payload begin. */
export function publishPacket(
  topic: string,
  payload: string,
  packetId = 0,
): { bytes: Buffer; idAt: number; payloadAt: number } {
  const id = Buffer.of(packetId >> 8, packetId & 0xff);
  const bytes = packet(PUBLISH, text(topic), id, Buffer.from(payload));
  const payloadAt = bytes.length - Buffer.byteLength(payload);
  return { bytes, idAt: payloadAt - 2, payloadAt };
}
