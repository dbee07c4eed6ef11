import type { IPublishPacket } from 'mqtt';
import { TOPIC_ROOT } from '@nhip-xa/contract';
import type { MessageSink } from '@nhip-xa/ports';
import { connectToBroker, farewell } from './broker-connection';
import { RETAINED_QUIET_MS } from './limits';
import { MessageReader, type ReaderParts } from './message-reader';

/** Every source's status. */
const STATUSES = `${TOPIC_ROOT}/+/+/status`;

export interface RetainedParts {
  url: string;
  clientId: string;
  sink: MessageSink;
  /** Of foreign topics: what devices say of themselves is often retained there. */
  filters: () => readonly string[];
  messageOf: ReaderParts['messageOf'];
  onError: (error: unknown, what: string) => void;
}

/**
 * The statuses, and what else was said on foreign topics, that an external broker has kept. [MQTT 5 §4.8.2] a shared subscription is sent none
 * of them, so they are asked for over a connection of their own, which ends when they have come:
 * what is said meanwhile comes over the other one.
 */
export class RetainedStatuses {
  private running: Promise<void> | undefined;
  /** Asked for while it was being read: other filters may have come since that began. */
  private again = false;
  private reader: MessageReader | undefined;
  private enough: (() => void) | undefined;

  constructor(private readonly parts: RetainedParts) {}

  /** Reads them once more: at once, or when what is being read has come. */
  read(): void {
    this.again = true;
    this.running ??= this.readWhileAsked()
      .catch((error: unknown) => this.parts.onError(error, 'reading retained statuses'))
      .finally(() => (this.running = undefined));
  }

  /** There is room again. */
  goOn(): void {
    this.reader?.goOn();
  }

  async end(): Promise<void> {
    this.again = false;
    this.enough?.();
    await this.running;
  }

  private async readWhileAsked(): Promise<void> {
    while (this.again) {
      this.again = false;
      await this.readAll();
    }
  }

  private async readAll(): Promise<void> {
    const { url, clientId, sink, filters, messageOf } = this.parts;
    const client = connectToBroker(url, { clientId, clean: true, reconnectPeriod: 0 });
    let quiet: NodeJS.Timeout | undefined;
    const isKept = (packet: IPublishPacket): boolean => {
      if (packet.retain) quiet?.refresh();
      return packet.retain;
    };
    const reader = new MessageReader({
      client,
      sink,
      messageOf: (packet) => (isKept(packet) ? messageOf(packet) : undefined),
    });
    this.reader = reader;
    try {
      await new Promise<void>((resolve, reject) => {
        this.enough = resolve;
        client.once('error', reject);
        client.once('close', () => reject(new Error('the connection broke')));
        client.once('connect', () => {
          quiet = setTimeout(resolve, RETAINED_QUIET_MS);
          client.subscribeAsync([STATUSES, ...filters()], { qos: 1 }).catch(reject);
        });
      });
    } finally {
      clearTimeout(quiet);
      await reader.stop();
      await farewell(client);
    }
  }
}
