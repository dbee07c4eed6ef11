import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

const SIZE = { width: 1440, height: 900 };
const LOADED_MS = 30_000;
const LOOK_MS = 50;
/** So long nothing more has to come before a page is said to stand. */
const QUIET_MS = 400;

/**
 * Runs in the page before its own script: what keeps the main thread, what is asked of the API and
 * not answered yet, when something was last drawn, and when the reader last did something.
 */
const WATCH = `
  window.watched = { asked: 0, came: 0, acted: 0 };
  const come = (at) => { watched.came = Math.max(watched.came, at); };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) come(startTime + duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => requestAnimationFrame(() => come(performance.now())))
    .observe(document, { childList: true, subtree: true });
  const ask = window.fetch;
  window.fetch = (...asked) => {
    watched.asked += 1;
    return ask(...asked).finally(() => { watched.asked -= 1; come(performance.now()); });
  };
  for (const name of ['click', 'keydown', 'input', 'popstate']) {
    addEventListener(name, ({ timeStamp }) => { watched.acted = timeStamp; }, true);
  }
`;

/** When all that was on its way had come, and when the reader had acted; null: not yet, or nothing has. */
const STANDING = `(() => {
  const busy = watched.asked > 0 || watched.came < watched.acted || document.querySelector('[aria-busy="true"]') || !document.querySelector('main h1');
  return busy || performance.now() - watched.came < ${QUIET_MS} ? null : [watched.came, watched.acted];
})()`;

/** A page of the console whose times are taken by its own clock, in ms. */
export class WatchedPage {
  private constructor(
    readonly page: Page,
    private readonly url: string,
    readonly errors: string[],
  ) {}

  /** In a browser that has nothing of it yet, signed in. */
  static async open(
    browser: Browser,
    url: string,
    cookie: string,
    asked: (path: string) => void = () => undefined,
  ): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: SIZE });
    const [name = '', value = ''] = cookie.split('=', 2);
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('response', (answer) => {
      if (answer.status() >= 400) errors.push(`${answer.status()} ${answer.url()}`);
    });
    page.on('request', (request) => {
      const path = request.url().slice(url.length);
      if (request.method() === 'GET' && path.startsWith('/api/')) asked(path);
    });
    return new WatchedPage(page, url, errors);
  }

  /** Goes there by the address; gives when it stood and answered, since it was asked for. */
  async visit(path: string): Promise<number> {
    await this.page.goto(this.url + path);
    const [came] = await this.standing();
    return came;
  }

  /** Gives how long it was from what the reader did until everything stood. */
  async step(act: (page: Page) => Promise<unknown>, arrives?: RegExp): Promise<number> {
    await act(this.page);
    if (arrives) await this.page.waitForURL(arrives);
    const [came, acted] = await this.standing();
    return Math.max(0, came - acted);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** @throws Error when the page does not come to rest */
  private async standing(): Promise<[number, number]> {
    for (let waitedMs = 0; waitedMs < LOADED_MS; waitedMs += LOOK_MS) {
      const moments = await this.page.evaluate<[number, number] | null>(STANDING);
      if (moments) return moments;
      await delay(LOOK_MS);
    }
    throw new Error(`${this.page.url()} did not come to rest; ${this.errors.join('; ')}`);
  }
}
