import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { compiledBytes } from './heap-snapshot';
import { TRACED, mainThreadTasks } from './main-thread';

/** A cheap box on the wall: a fourth of this machine. */
const SLOWED = 4;
const SIZE = { width: 1920, height: 1080 };
const LOADED_MS = 30_000;
const LOOK_MS = 200;
/** What the browser calls a long task. */
const LONG_MS = 50;

/** What the page's own clock says of its beginning, in ms since it was asked for. */
export interface Beginning {
  /** Bytes of script over the wire, as they were sent. */
  scriptBytes: number;
  /** The first number stood on the screen. */
  firstNumberMs: number;
  /** Everything first shown stands and the main thread has been idle for half a second since. */
  interactiveMs: number;
}

export interface Work {
  /** Share of one slowed core. */
  busy: number;
  /** Tasks of over 50 ms, and the longest, in ms. */
  longTasks: number;
  longestTask: number;
}

/** What of a work the main thread itself took, without waiting for a processor that others have. */
export interface OwnWork extends Work {
  own: Work;
}

export interface Weight {
  heapBytes: number;
  /** What of the heap the browser compiled: it goes on for as long as something new becomes hot. */
  compiledBytes: number;
  nodes: number;
  listeners: number;
}

/** Runs in the page before its own script: when numbers came, and what kept the main thread. */
const WATCH = `
  window.watched = { tasks: [], firstNumber: null };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.watched.tasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-kpi]:not([data-value=""])')) return;
    observer.disconnect();
    requestAnimationFrame(() => { window.watched.firstNumber = performance.now(); });
  }).observe(document, { childList: true, subtree: true, attributes: true });
`;

/** When the first number came and when the page came to rest; null: it has not yet. */
const STANDING = `(() => {
  const { firstNumber, tasks } = window.watched;
  if (firstNumber === null) return null;
  const rest = Math.max(firstNumber, ...tasks.map((task) => task.startTime + task.duration));
  return performance.now() - rest > 500 ? [firstNumber, rest] : null;
})()`;

/** @throws Error when the wall does not come to stand */
async function standing(page: Page): Promise<[number, number]> {
  for (let waitedMs = 0; waitedMs < LOADED_MS; waitedMs += LOOK_MS) {
    const moments = await page.evaluate<[number, number] | null>(STANDING);
    if (moments) return moments;
    await delay(LOOK_MS);
  }
  throw new Error('no number came onto the wall');
}

/** The wall in a browser that is slowed down. */
export class Screen {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
    readonly beginning: Beginning,
  ) {}

  static async open(browser: Browser, url: string): Promise<Screen> {
    const context = await browser.newContext({ viewport: SIZE });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('Network.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    const scripts = new Set<string>();
    let scriptBytes = 0;
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    });
    await page.addInitScript(WATCH);
    await page.goto(url);
    const [firstNumberMs, interactiveMs] = await standing(page);
    return new Screen(page, session, { scriptBytes, firstNumberMs, interactiveMs });
  }

  /** What the page does while something goes on. */
  async during(going: Promise<void>): Promise<Work> {
    const before = await this.metrics();
    const fromMs = await this.page.evaluate<number>('performance.now()');
    await going;
    const after = await this.metrics();
    const tasks = await this.page.evaluate<number[]>(
      `window.watched.tasks.filter((t) => t.startTime >= ${fromMs}).map((t) => t.duration)`,
    );
    return {
      busy: (after.task - before.task) / (after.at - before.at),
      longTasks: tasks.length,
      longestTask: Math.max(0, ...tasks),
    };
  }

  /** As `during`, and what of it was processor time, by the browser's trace of tasks. */
  async traced(browser: Browser, going: () => Promise<void>): Promise<OwnWork> {
    await browser.startTracing(this.page, { categories: TRACED });
    const fromMs = performance.now();
    const work = await this.during(going());
    const tookMs = performance.now() - fromMs;
    const own = mainThreadTasks(JSON.parse((await browser.stopTracing()).toString()));
    const long = own.filter((ms) => ms > LONG_MS);
    return {
      ...work,
      own: {
        busy: own.reduce((sum, ms) => sum + ms, 0) / tookMs,
        longTasks: long.length,
        longestTask: Math.max(0, ...own),
      },
    };
  }

  /** What the page holds once its garbage is gone. */
  async weight(): Promise<Weight> {
    await this.session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    return {
      heapBytes: of('JSHeapUsedSize'),
      compiledBytes: await compiledBytes(this.session),
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
    };
  }

  /** KPI tiles that stand on the screen: none would mean that nothing was measured. */
  tiles(): Promise<number> {
    return this.page.locator('[data-kpi]').count();
  }

  private async metrics(): Promise<{ at: number; task: number }> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    return { at: of('Timestamp'), task: of('TaskDuration') };
  }
}
