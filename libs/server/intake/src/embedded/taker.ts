import type { PublishPacket } from 'aedes';
import { LIMITS, parseTopic, sourceKey } from '@nhip-xa/contract';
import type {
  IncomingMessage,
  MessageSink,
  SourceDirectory,
  SourceFlags,
  SourceIdentity,
} from '@nhip-xa/ports';
import type { Connection } from './connection';
import { countItems } from './count-items';
import { RateLimiter } from './rate-limiter';
import { Turns } from './turns';

export interface TakerParts {
  sink: MessageSink;
  directory: SourceDirectory;
  flags: SourceFlags;
  /** Microseconds since 1970. */
  nowUs: () => number;
  /** A clock that only goes forward, in ms. */
  nowMs: () => number;
}

type Done = (error?: Error | null) => void;

/** [MQTT-1.5.3-1] [MQTT-1.5.3-2] no text: what was no UTF-8 has become the second sign. */
const NO_TEXT = /[\0\ufffd]/;

/** Hands what devices publish to the sink, each connection's in its order and within its limits. */
export class Taker {
  private readonly limiter: RateLimiter;

  constructor(private readonly parts: TakerParts) {
    this.limiter = new RateLimiter(parts.directory, parts.nowMs);
  }

  /** The queue of a new connection. */
  turnsOf(connection: Connection): Turns {
    const { flags, nowUs } = this.parts;
    return new Turns(
      () => this.limiter.bucketsOf(this.speaker(connection)),
      () => {
        const source = this.speaker(connection);
        if (source) flags.note(source.id, 'rate-limited', nowUs());
      },
      () => connection.reopen(),
    );
  }

  /** Calls back when the message is durable, and then it is acknowledged; with an error: not at all. */
  take(connection: Connection, packet: PublishPacket, will: boolean, done: Done): void {
    const payload = payloadOf(packet);
    if (NO_TEXT.test(packet.topic)) return done(new Error('the topic is no text'));
    if (payload.byteLength > LIMITS.payloadBytes) return done(new Error('payload too large'));
    connection.took(payload.byteLength);
    const taken: Taken = { connection, packet, payload, will, done };
    // a will is no message that could come too fast, and its connection has no turns any more
    if (will || connection.turns.areFree) return this.hand(taken);
    const { channel = '' } = parseTopic(packet.topic) ?? {};
    connection.turns.take(
      () => countItems(channel, payload),
      (inTime) => (inTime ? this.hand(taken) : settle(taken, new Error('the connection ended'))),
    );
  }

  private hand(taken: Taken): void {
    const { connection, packet, payload, will } = taken;
    // as it stands now: what it declares may have changed since it connected
    const speaker = this.speaker(connection);
    if (!speaker) return settle(taken, new Error('not let in any more'));
    const spokenOf = this.spokenOf(packet.topic, speaker);
    const message: IncomingMessage = {
      publisher: spokenOf ?? speaker,
      via: spokenOf && speaker,
      topic: packet.topic,
      payload,
      dup: packet.dup ?? false,
      qos: packet.qos,
      retain: packet.retain,
      retainedCopy: false,
      will,
      receivedAtUs: this.parts.nowUs(),
      connectedAtUs: connection.guest?.connectedAtUs ?? 0,
    };
    this.parts.sink.accept(message).then(
      () => settle(taken),
      (error: unknown) => settle(taken, error as Error),
    );
  }

  private speaker({ guest }: Connection): SourceIdentity | undefined {
    return guest && this.parts.directory.find(guest.key);
  }

  /** [contract 2] a gateway may publish also under the topics of those whose `gateway` it is. */
  private spokenOf(topic: string, speaker: SourceIdentity): SourceIdentity | undefined {
    if (speaker.kind !== 'gateway') return undefined;
    const parsed = parseTopic(topic);
    const spoken = parsed && this.parts.directory.find(sourceKey(parsed.unit, parsed.id));
    return spoken?.gateway === speaker.key ? spoken : undefined;
  }
}

/** A message on its way through the broker. */
interface Taken {
  connection: Connection;
  packet: PublishPacket;
  payload: Uint8Array;
  will: boolean;
  done: Done;
}

/** What is durable is acknowledged, and nothing else. */
function settle({ connection, payload, done }: Taken, error: Error | null = null): void {
  done(error);
  connection.settled(payload.byteLength);
}

const payloadOf = ({ payload }: PublishPacket): Buffer =>
  typeof payload === 'string' ? Buffer.from(payload) : payload;
