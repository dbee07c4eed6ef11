import {
  processMessage,
  type ProcessBus,
  type ProcessMessage,
  type ProcessWire,
} from '@nhip-xa/ports';
import { z } from 'zod';

/** How long in ms messages are gathered, so that a burst is one text. */
const GATHER_MS = 20;
/** How long in ms until a text that could not be sent is told as missed. */
const RETRY_MS = 500;
/** Messages that wait at most; beyond, the others are told to read everything again instead. */
const MESSAGES_WAITING = 10_000;

const envelope = z.object({ from: z.string(), messages: z.array(z.unknown()) });

/** The bus over any wire: gathers, leaves out what came from itself, and tells of gaps. */
export class WireBus implements ProcessBus {
  private waiting: ProcessMessage[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;
  private stopped = false;
  private alone = true;
  private readonly listeners: ((message: ProcessMessage) => void)[] = [];
  private readonly gapListeners: (() => void)[] = [];

  constructor(
    private readonly wire: ProcessWire,
    /** Of this run of this process; no two have the same. */
    private readonly id: string,
    private readonly onError: (error: unknown, what: string) => void,
  ) {
    wire.onText((text) => this.take(text));
    wire.onReopened(() => {
      this.publish({ what: 'missed' });
      this.tellGap();
    });
  }

  get isOpen(): boolean {
    return this.wire.isOpen;
  }

  onMessage(listener: (message: ProcessMessage) => void): void {
    this.listeners.push(listener);
  }

  onGap(listener: () => void): void {
    this.gapListeners.push(listener);
  }

  others(there: boolean): void {
    const came = this.alone && there;
    this.alone = !there;
    if (came) this.publish({ what: 'missed' });
  }

  /** While the wire is broken nothing is kept: with its return everything is read again. */
  publish(message: ProcessMessage): void {
    if (this.stopped || this.alone || !this.wire.isOpen) return;
    this.waiting.push(message);
    if (this.waiting.length > MESSAGES_WAITING) this.waiting = [{ what: 'missed' }];
    this.schedule(GATHER_MS);
  }

  /** Sends what waits, then leaves the wire. */
  async stop(): Promise<void> {
    await this.sending;
    clearTimeout(this.timer);
    await this.send();
    this.stopped = true;
    clearTimeout(this.timer);
    await this.wire.close();
  }

  private schedule(waitMs: number): void {
    if (this.timer || this.sending || this.stopped || this.waiting.length === 0) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.sending = this.send().finally(() => {
        this.sending = undefined;
        this.schedule(GATHER_MS);
      });
    }, waitMs);
  }

  private async send(): Promise<void> {
    const messages = this.waiting;
    this.waiting = [];
    if (messages.length === 0) return;
    try {
      await this.wire.send(JSON.stringify({ from: this.id, messages }));
    } catch (error) {
      this.onError(error, 'telling the other processes; they will read everything again');
      this.waiting = [{ what: 'missed' }];
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  private take(text: string): void {
    try {
      const { from, messages } = envelope.parse(JSON.parse(text));
      if (from !== this.id) for (const message of messages) this.hear(message);
    } catch (error) {
      this.onError(error, 'reading what another process told');
      this.tellGap();
    }
  }

  /** One of a newer version may be of a kind that is unknown here. */
  private hear(given: unknown): void {
    const { data: message } = processMessage.safeParse(given);
    if (!message || message.what === 'missed') return this.tellGap();
    for (const listener of this.listeners) listener(message);
  }

  private tellGap(): void {
    for (const listener of this.gapListeners) listener();
  }
}
