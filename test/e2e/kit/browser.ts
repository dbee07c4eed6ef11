import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';

const WALL_SIZE = { width: 1280, height: 720 };

/** Starts a real Chromium. */
export const startBrowser = (): Promise<Browser> =>
  launchChromium(join(__dirname, 'unpack-chromium.mjs'));

/** What went wrong on a page without anybody looking at it. */
export interface PageTroubles {
  errors: string[];
}

/** A page in a fresh context: no cookie, nothing remembered. */
export async function freshPage(browser: Browser, size = WALL_SIZE): Promise<Page & PageTroubles> {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return Object.assign(page, { errors });
}

/** A tile of a KPI on any page [contract 6]. */
export const tileOf = (unit: string, kpi: string): string =>
  `[data-kpi="${kpi}"][data-unit="${unit}"]`;

/** Waits until the page's live connection is in a state. */
export const untilLive = (
  page: Page,
  state: 'connected' | 'reconnecting' | 'refused',
  milliseconds = 15_000,
): Promise<unknown> =>
  page.waitForSelector(`body[data-live="${state}"]`, { state: 'attached', timeout: milliseconds });

/** Waits until a tile shows a value (as its `data-value`), and a status where one is given. */
export async function untilTile(
  page: Page,
  unit: string,
  kpi: string,
  expected: { value?: number | null; status?: string },
  milliseconds = 10_000,
): Promise<void> {
  const { value, status } = expected;
  const valuePart = value === undefined ? '' : `[data-value="${value ?? ''}"]`;
  const statusPart = status === undefined ? '' : `[data-status="${status}"]`;
  await page.waitForSelector(`${tileOf(unit, kpi)}${valuePart}${statusPart}`, {
    state: 'attached',
    timeout: milliseconds,
  });
}

/**
 * Runs in the page: keeps each value that a tile took, with the moment of the frame that drew it.
 * A text, because a function would be checked against Node's types.
 */
const RECORD = `(selector) => {
  window.drawn = [];
  let last;
  const look = () => {
    const value = document.querySelector(selector)?.dataset.value;
    if (value === undefined || value === last) return;
    last = value;
    requestAnimationFrame(() => window.drawn.push({ value, atMs: Date.now() }));
  };
  look();
  new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, attributes: true,
  });
}`;

/** Writes down inside the page when a tile's value changes: nothing but the browser takes time. */
export async function recordTile(page: Page, unit: string, kpi: string): Promise<void> {
  await page.evaluate(`(${RECORD})(${JSON.stringify(tileOf(unit, kpi))})`);
}

/** When the recorded tile first showed a value, in epoch ms. */
export async function drawnAt(page: Page, value: string, milliseconds = 10_000): Promise<number> {
  const look = `window.drawn.find((one) => one.value === ${JSON.stringify(value)})?.atMs`;
  return until(`${value} is drawn`, () => page.evaluate<number>(look), milliseconds);
}

/** Whether somebody wants to look at pages: a folder for pictures of them is named. */
export const wantsPictures = (): boolean => Boolean(process.env.E2E_PICTURES);

/** Keeps a picture for a person to look at, where a folder for them is named. */
export const picture = (page: Page, name: string): Promise<void> => keep(page, name, false);

/** The same of the whole page, however far it scrolls. */
export const wholePicture = (page: Page, name: string): Promise<void> => keep(page, name, true);

async function keep(page: Page, name: string, fullPage: boolean): Promise<void> {
  const folder = process.env.E2E_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
}

/** Waits until a page that was given another size has laid itself out anew: a few frames. */
export const laidOut = (page: Page): Promise<unknown> =>
  page.evaluate(`(async () => {
    for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
  })()`);

/** Waits until everything on the page that moves has come to rest, or is gone. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');

/** The page's browser is signed in as whoever has this cookie header. */
export async function bringCookie(page: Page, url: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=', 2);
  await page.context().addCookies([{ name, value, url }]);
}

/** The data attributes of the first tile of a KPI. */
export async function tileData(
  page: Page,
  unit: string,
  kpi: string,
): Promise<Record<'value' | 'status' | 'at', string | null>> {
  const tile = page.locator(tileOf(unit, kpi)).first();
  const [value, status, at] = await Promise.all(
    ['data-value', 'data-status', 'data-at'].map((name) => tile.getAttribute(name)),
  );
  return { value: value ?? null, status: status ?? null, at: at ?? null };
}
