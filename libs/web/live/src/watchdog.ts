/**
 * Notices within five seconds that the server is gone, also where a cable was pulled and no end of
 * the connection was ever said: when it has been quiet, it is asked whether it is there.
 */
export interface WatchdogOptions {
  probe: () => Promise<boolean>;
  now: () => number;
  lost: () => void;
}

/** Quiet for this long, the server is asked; with the probe's own limit it stays under 5 s. */
export const QUIET_MS = 2_000;
export const PROBE_LIMIT_MS = 1_500;
const TICK_MS = 500;

export class Watchdog {
  private heardAtMs = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private asking = false;

  constructor(private readonly options: WatchdogOptions) {}

  start(): void {
    this.heard();
    this.timer ??= setInterval(() => void this.tick(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Something came from the server just now. */
  heard(): void {
    this.heardAtMs = this.options.now();
  }

  private async tick(): Promise<void> {
    const quietFrom = this.heardAtMs;
    if (this.asking || this.options.now() - quietFrom < QUIET_MS) return;
    this.asking = true;
    const alive = await this.options.probe();
    this.asking = false;
    if (alive) this.heard();
    else if (this.heardAtMs === quietFrom) this.options.lost();
  }
}
