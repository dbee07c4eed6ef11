import { publishPacket, type Account } from './mqtt-connection';

/** Metrics of a message, in its order. */
export const METRICS = ['water_level', 'battery', 'rssi'] as const;

/** Digits are filled in where the message is sent; everything else stands. */
const PAYLOAD = '{"ts":0000000000000,"values":{"water_level":3.000,"battery":87,"rssi":-71}}';
const TS_AT = PAYLOAD.indexOf('0000000000000');
const TS_DIGITS = 13;
const LEVEL_AT = PAYLOAD.indexOf('3.000') + 2;
const LEVEL_DIGITS = 3;
const ZERO = 48;

/** Messages of one device that may be under way. */
const SLOTS = 256;

/** What a device was waiting for when its acknowledgement came. */
export interface Acknowledged {
  device: number;
  sequence: number;
  tsMs: number;
  /** When it was sent, or should have been, on the clock of `performance.now()`. */
  dueMs: number;
}

/** One device: numbers its messages, and knows which of them are under way. */
export class Device {
  private readonly template: Buffer;
  private readonly idAt: number;
  private readonly payloadAt: number;
  private readonly dueMs = new Float64Array(SLOTS);
  private readonly tsMs = new Float64Array(SLOTS);
  private readonly sequences = new Uint32Array(SLOTS);
  private slot = 0;
  private lastTsMs = 0;
  private sequence = 0;
  underWay = 0;

  constructor(
    private readonly index: number,
    { topic }: Account,
    private readonly send: (packet: Buffer) => void,
    private readonly onAcknowledged: (what: Acknowledged) => void,
  ) {
    const { bytes, idAt, payloadAt } = publishPacket(topic, PAYLOAD);
    this.template = bytes;
    this.idAt = idAt;
    this.payloadAt = payloadAt;
  }

  /** Publishes a message; `dueMs` is when it should have gone. */
  publish(dueMs: number): void {
    const bytes = Buffer.from(this.template);
    this.fill(bytes, Date.now(), dueMs);
    this.send(bytes);
  }

  get isFull(): boolean {
    return this.underWay >= SLOTS;
  }

  private fill(packet: Buffer, now: number, dueMs: number): void {
    const slot = this.takeSlot();
    // two messages of one millisecond are two readings
    this.lastTsMs = Math.max(this.lastTsMs + 1, now);
    this.dueMs[slot] = dueMs;
    this.tsMs[slot] = this.lastTsMs;
    this.sequences[slot] = this.sequence;
    packet.writeUInt16BE(slot + 1, this.idAt);
    digits(packet, this.payloadAt + TS_AT, TS_DIGITS, this.lastTsMs);
    digits(packet, this.payloadAt + LEVEL_AT, LEVEL_DIGITS, this.sequence % 1000);
    this.sequence += 1;
  }

  private takeSlot(): number {
    while (this.dueMs[this.slot] !== 0) this.slot = (this.slot + 1) % SLOTS;
    this.underWay += 1;
    return this.slot;
  }

  /** @throws Error when no such message is under way */
  acknowledge(packetId: number): void {
    const slot = packetId - 1;
    const dueMs = this.dueMs[slot];
    if (!dueMs) throw new Error(`packet ${packetId} was acknowledged without being under way`);
    this.dueMs[slot] = 0;
    this.underWay -= 1;
    const [sequence, tsMs] = [this.sequences[slot]!, this.tsMs[slot]!];
    this.onAcknowledged({ device: this.index, sequence, tsMs, dueMs });
  }
}

function digits(into: Buffer, at: number, count: number, value: number): void {
  let left = value;
  for (let position = at + count - 1; position >= at; position -= 1) {
    const next = Math.floor(left / 10);
    into[position] = ZERO + (left - next * 10);
    left = next;
  }
}
