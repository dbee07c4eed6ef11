import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { KEEP_ALIVE_SECONDS_MOST, UNACKNOWLEDGED_BYTES, UNACKNOWLEDGED_MESSAGES } from '../limits';
import type { Turns } from './turns';

/** Whose connection it is, once it has been let in. */
export interface Guest {
  key: string;
  unit: string;
  connectedAtUs: number;
}

/**
 * What the broker knows of a connection, and the gate through which its bytes come. While the gate
 * is held the stream is not read: what its sender goes on sending stays in the kernel, then in the
 * sender.
 */
export class Connection {
  guest: Guest | undefined;
  /** Messages that wait until a rate limit lets them pass. */
  readonly turns: Turns;
  private progress: 'silent' | 'connecting' | 'ready' = 'silent';
  private silenceMostMs = Number.POSITIVE_INFINITY;
  private heardMs: number;
  private messages = 0;
  private bytes = 0;
  private missedReading = false;

  /**
   * @param socket what was accepted
   * @param stream its MQTT bytes; the socket itself where nothing lies between
   * @param isFull whether nothing may be read from anybody
   * @param nowMs a clock that only goes forward
   * @param turnsOf makes the queue before its limits
   */
  constructor(
    readonly socket: Socket,
    readonly stream: Duplex,
    private readonly isFull: () => boolean,
    private readonly nowMs: () => number,
    turnsOf: (connection: Connection) => Turns,
  ) {
    this.turns = turnsOf(this);
    this.heardMs = nowMs();
    const read = stream.read.bind(stream) as (size?: number) => Buffer | null;
    stream.read = (size?: number): Buffer | null => this.readThrough(read, size);
    stream.on('drain', () => this.reopen());
  }

  /** Its CONNECT came; what follows is read when it has been answered. */
  begin(keepAliveSeconds: number): void {
    this.progress = 'connecting';
    this.silenceMostMs = silenceMostMs(keepAliveSeconds);
    this.heardMs = this.nowMs();
  }

  /** Its CONNECT has been answered. */
  ready(): void {
    this.progress = 'ready';
    this.reopen();
  }

  get hasSaidConnect(): boolean {
    return this.progress !== 'silent';
  }

  get isHeld(): boolean {
    return (
      this.progress === 'connecting' ||
      this.isFull() ||
      this.turns.areWaiting ||
      this.messages >= UNACKNOWLEDGED_MESSAGES ||
      this.bytes >= UNACKNOWLEDGED_BYTES ||
      // it does not read its acknowledgements
      this.stream.writableNeedDrain
    );
  }

  /** A message was taken and is not acknowledged yet. */
  took(bytes: number): void {
    this.messages += 1;
    this.bytes += bytes;
  }

  /** Its fate is known. */
  settled(bytes: number): void {
    this.messages -= 1;
    this.bytes -= bytes;
    this.reopen();
  }

  /** Reads on, unless there is still a reason not to. */
  reopen(): void {
    if (!this.missedReading || this.isHeld) return;
    this.missedReading = false;
    this.heardMs = this.nowMs();
    this.stream.emit('readable');
  }

  /** Ends it when it was silent for half as long again as it promised. A pause of ours does not count. */
  judgeSilence(): void {
    const nowMs = this.nowMs();
    if (this.isHeld) this.heardMs = nowMs;
    // [MQTT-3.1.2-24]
    if (nowMs - this.heardMs >= this.silenceMostMs) this.stream.destroy();
  }

  private readThrough(read: (size?: number) => Buffer | null, size?: number): Buffer | null {
    // read(0) only lets the stream fill its own buffer, which is bounded
    if (size === 0) return read(0);
    if (this.isHeld) {
      this.missedReading = true;
      return null;
    }
    const bytes = read(size);
    if (bytes) this.heardMs = this.nowMs();
    return bytes;
  }
}

/** Half as long again as the keep-alive that a client asked for, in ms, within our own limit. */
export function silenceMostMs(keepAliveSeconds: number): number {
  const asked = keepAliveSeconds === 0 ? KEEP_ALIVE_SECONDS_MOST : keepAliveSeconds;
  return Math.min(asked, KEEP_ALIVE_SECONDS_MOST) * 1_500;
}
