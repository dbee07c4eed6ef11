import { REPORT_LIMITS } from '@nhip-xa/contract';
import { FilesBusy, type ReportFileAsked, type ReportFiles } from '@nhip-xa/ports';

export interface FileQueueParts {
  /** Makes one file away from this thread; to be given up when the signal says so. */
  make: (asked: ReportFileAsked, signal: AbortSignal) => Promise<Uint8Array>;
  waitingMost?: number;
  limitMs?: number;
}

/** One file after the other: the other core is left to whoever takes messages in. */
export class FileQueue implements ReportFiles {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly parts: FileQueueParts) {}

  file(asked: ReportFileAsked): Promise<Uint8Array> {
    const { make, waitingMost = REPORT_LIMITS.filesWaiting } = this.parts;
    const { limitMs = REPORT_LIMITS.fileSeconds * 1_000 } = this.parts;
    if (this.waiting >= waitingMost) return Promise.reject(new FilesBusy());
    this.waiting += 1;
    const run = this.last
      .then(() => make(asked, AbortSignal.timeout(limitMs)))
      .finally(() => (this.waiting -= 1));
    // one that fails does not keep the next from being made
    this.last = run.catch(() => undefined);
    return run;
  }
}
