import type { IPublishPacket, MqttClient } from 'mqtt';
import type { IncomingMessage, MessageSink } from '@nhip-xa/ports';
import { HeldAcknowledgements } from './held-acknowledgements';
import { EXTERNAL_FAREWELL_MS, EXTERNAL_KEEPALIVE_SECONDS } from './limits';

export interface ReaderParts {
  client: MqttClient;
  sink: MessageSink;
  /** The message that a packet is; undefined: there is nothing to take, it is acknowledged. */
  messageOf: (
    packet: IPublishPacket,
  ) => IncomingMessage | undefined | Promise<IncomingMessage | undefined>;
}

/**
 * Reads what an external broker sends: each message is handed to the sink at once and acknowledged
 * when it is durable, in the order of its coming. While the sink is full nothing more is read; the
 * receive maximum bounds what is in hand in any case. Whoever knows of room says so by `goOn`.
 */
export class MessageReader {
  private readonly acknowledgements: HeldAcknowledgements;
  /** Messages taken whose fate is open. */
  private pending = 0;
  private stopping = false;
  /** Goes on reading; there while the sink is full. */
  private readOn: (() => void) | undefined;
  private breathing: NodeJS.Timeout | undefined;
  private allDone: (() => void) | undefined;

  constructor(private readonly parts: ReaderParts) {
    const { client } = parts;
    this.acknowledgements = new HeldAcknowledgements(client);
    client.handleMessage = (packet, done) => this.read(packet, () => done());
    // what the old connection had still to say comes again over the next one
    client.on('close', () => this.forgetReading());
  }

  /** There is room again. */
  goOn(): void {
    this.forgetReading()?.();
  }

  /** Takes nothing more; resolves when what was taken is acknowledged, or will not be in time. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.goOn();
    if (this.pending === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, EXTERNAL_FAREWELL_MS);
      this.allDone = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private read(packet: IPublishPacket, done: () => void): void {
    if (this.stopping) return done();
    this.take(packet);
    if (this.parts.sink.isFull) this.waitForRoom(done);
    else done();
  }

  private take(packet: IPublishPacket): void {
    const message = this.parts.messageOf(packet);
    if (!message) return this.acknowledgements.release(packet);
    const { stream } = this.parts.client;
    this.pending += 1;
    this.accept(message)
      .then(
        () => this.acknowledgements.release(packet),
        // not taken: all that is unacknowledged comes again with the next connection
        () => !this.stopping && stream.destroy(),
      )
      .finally(() => {
        this.pending -= 1;
        if (this.pending === 0) this.allDone?.();
      });
  }

  private async accept(
    message: IncomingMessage | Promise<IncomingMessage | undefined>,
  ): Promise<void> {
    const found = message instanceof Promise ? await message : message;
    if (found) await this.parts.sink.accept(found);
  }

  /** What is not read includes the broker's answers to our pings, so nobody may wait for them. */
  private waitForRoom(done: () => void): void {
    const { client } = this.parts;
    this.readOn = done;
    this.breathing = setInterval(
      () => {
        if (!client.connected) return;
        client.sendPing();
        client.reschedulePing(true);
      },
      (EXTERNAL_KEEPALIVE_SECONDS * 1000) / 2,
    );
  }

  private forgetReading(): (() => void) | undefined {
    clearInterval(this.breathing);
    const { readOn } = this;
    this.readOn = undefined;
    return readOn;
  }
}
