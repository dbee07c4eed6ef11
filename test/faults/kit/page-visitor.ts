import type { ApiClient } from '@nhip-xa/testing';

/** How often a page is asked for, in ms. */
const EVERY_MS = 500;

/** Somebody who keeps asking for pages, and notes how long each answer took and what it was. */
export class PageVisitor {
  readonly answers: { status: number; tookMs: number }[] = [];
  private readonly timer: NodeJS.Timeout;
  private readonly asking = new Set<Promise<void>>();

  constructor(api: ApiClient, paths: readonly string[]) {
    let turn = 0;
    this.timer = setInterval(() => {
      const path = paths[turn++ % paths.length] as string;
      const asked = this.ask(api, path).finally(() => this.asking.delete(asked));
      this.asking.add(asked);
    }, EVERY_MS);
  }

  /** Asks no more, and waits for what was asked. */
  async leave(): Promise<{ longestMs: number; statuses: number[] }> {
    clearInterval(this.timer);
    await Promise.all(this.asking);
    const statuses = [...new Set(this.answers.map(({ status }) => status))].sort();
    return { longestMs: Math.max(0, ...this.answers.map(({ tookMs }) => tookMs)), statuses };
  }

  private async ask(api: ApiClient, path: string): Promise<void> {
    const beganMs = performance.now();
    // an answer that never comes counts with the time after which the client gave up
    const status = await api.ask('GET', path).then(
      (answer) => answer.status,
      () => 0,
    );
    this.answers.push({ status, tookMs: performance.now() - beganMs });
  }
}
