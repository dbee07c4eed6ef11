import type { Logger } from './log';

/** From the signal to the exit; what takes longer is left behind [contract 5]. */
const LIMIT_MS = 10_000;

/**
 * Ctrl-C under npm arrives twice, from the terminal and forwarded by npm. Only a SIGINT that comes
 * later than this after the first is somebody's second wish.
 */
const SAME_INTERRUPT_MS = 400;

/** What a shell reports of a program that ended by SIGINT. */
const INTERRUPTED_EXIT_CODE = 130;

interface Step {
  name: string;
  stop: (leftMs: number) => Promise<void>;
}

export interface ShutdownOptions {
  logger: Logger;
  limitMs?: number;
  /** Ends the process; a test passes its own. */
  exit?: (code: number) => void;
}

/**
 * The ordered end of the process: what was added last stops first, so that the database, added
 * first, goes last. It runs once; every later call waits for the same end.
 */
export class Shutdown {
  private readonly steps: Step[] = [];
  private readonly logger: Logger;
  private readonly limitMs: number;
  private readonly exit: (code: number) => void;
  private running: Promise<void> | undefined;
  private current = '';
  private failed = false;
  private interruptedAtMs: number | undefined;
  private readonly listeners: (() => void)[] = [];

  constructor(options: ShutdownOptions) {
    this.logger = options.logger;
    this.limitMs = options.limitMs ?? LIMIT_MS;
    this.exit = options.exit ?? ((code) => process.exit(code));
  }

  /** Whether the end has begun; nothing new should be started then. */
  get begun(): boolean {
    return this.running !== undefined;
  }

  /**
   * Adds what has to be stopped; in reverse order of adding. `stop` must be safe to call once; it is
   * told how many ms are left until the limit.
   */
  add(name: string, stop: (leftMs: number) => Promise<void>): void {
    this.steps.push({ name, stop });
  }

  /** Told when the end begins, before anything is stopped. */
  onBegun(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Stops everything and exits: with `exitCode` when all of it stopped, with 1 when something
   * failed to stop or the limit passed. It never rejects.
   */
  run(reason: string, exitCode = 0): Promise<void> {
    this.running ??= this.stopAll(reason, exitCode);
    return this.running;
  }

  /**
   * SIGTERM, SIGINT and a closed terminal shut down with code 0; a second SIGINT exits at once.
   * What nobody caught is logged and shuts down with code 1.
   */
  handleSignals(): void {
    process.on('SIGTERM', () => void this.run('SIGTERM'));
    process.on('SIGHUP', () => void this.run('SIGHUP'));
    process.on('SIGINT', () => this.interrupt());
    process.on('uncaughtException', (error) => this.crash('an exception nobody caught', error));
    process.on('unhandledRejection', (error) => this.crash('a rejection nobody caught', error));
  }

  private interrupt(): void {
    const nowMs = performance.now();
    if (this.interruptedAtMs === undefined) {
      this.interruptedAtMs = nowMs;
      void this.run('SIGINT');
    } else if (nowMs - this.interruptedAtMs > SAME_INTERRUPT_MS) {
      this.logger.warn('interrupted a second time: leaving at once');
      this.exit(INTERRUPTED_EXIT_CODE);
    }
  }

  private crash(what: string, error: unknown): void {
    this.logger.fatal({ err: error instanceof Error ? error : new Error(String(error)) }, what);
    this.failed = true;
    void this.run(what, 1);
  }

  private async stopAll(reason: string, exitCode: number): Promise<void> {
    this.logger.info({ reason }, 'shutting down');
    const startedMs = performance.now();
    const limit = setTimeout(() => {
      this.logger.error({ waitingFor: this.current }, 'not everything stopped in time');
      this.exit(1);
    }, this.limitMs);
    for (const listener of this.listeners) listener();
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await this.stopOne(step, this.limitMs - (performance.now() - startedMs));
    }
    clearTimeout(limit);
    this.logger.info({ tookMs: Math.round(performance.now() - startedMs) }, 'shut down');
    this.exit(this.failed ? 1 : exitCode);
  }

  private async stopOne(step: Step, leftMs: number): Promise<void> {
    this.current = step.name;
    const startedMs = performance.now();
    try {
      await step.stop(leftMs);
      const tookMs = Math.round(performance.now() - startedMs);
      this.logger.info({ tookMs }, `stopped ${step.name}`);
    } catch (error) {
      this.failed = true;
      this.logger.error({ err: error }, `could not stop ${step.name} in order`);
    }
  }
}
