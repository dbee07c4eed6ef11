import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Device, sequence and time of a message: 4, 4 and 8 bytes. */
const RECORD_BYTES = 16;
const BUFFER_RECORDS = 4_096;
const FLUSH_MS = 50;

/** Writes down what was acknowledged, as it is acknowledged, in a file that outlives the process. */
export class AcknowledgementLog {
  private readonly file: number;
  private readonly buffer = Buffer.alloc(BUFFER_RECORDS * RECORD_BYTES);
  private filled = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(path: string) {
    this.file = openSync(path, 'a');
    this.timer = setInterval(() => this.flush(), FLUSH_MS);
  }

  add(device: number, sequence: number, tsMs: number): void {
    this.buffer.writeUInt32LE(device, this.filled);
    this.buffer.writeUInt32LE(sequence, this.filled + 4);
    this.buffer.writeDoubleLE(tsMs, this.filled + 8);
    this.filled += RECORD_BYTES;
    if (this.filled === this.buffer.length) this.flush();
  }

  flush(): void {
    if (this.filled > 0) writeSync(this.file, this.buffer, 0, this.filled);
    this.filled = 0;
  }

  close(): void {
    clearInterval(this.timer);
    this.flush();
    closeSync(this.file);
  }
}

/** One acknowledged message. */
export interface LoggedMessage {
  device: number;
  sequence: number;
  tsMs: number;
}

export function* readAcknowledgements(path: string): Generator<LoggedMessage> {
  const bytes = readFileSync(path);
  for (let at = 0; at + RECORD_BYTES <= bytes.length; at += RECORD_BYTES) {
    yield {
      device: bytes.readUInt32LE(at),
      sequence: bytes.readUInt32LE(at + 4),
      tsMs: bytes.readDoubleLE(at + 8),
    };
  }
}
