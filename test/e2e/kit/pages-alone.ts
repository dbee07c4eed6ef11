import { readFileSync, existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { kpiValue, person } from '@nhip-xa/testing';
import type { KpiValue, Unit } from '@nhip-xa/contract';
import type { Browser, Page, Route } from 'playwright-core';
import { LiveServer } from '../../../libs/server/live/test/live-server';
import { bringCookie, freshPage, type PageTroubles } from './browser';

const PAGES = resolve(__dirname, '../../../dist/apps/dashboard');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const SESSION = 'sid=1';

/** The one unit there is; the live side's fakes know it. */
export const UNIT = '19753';

/** `picture`: an SVG instead of a body of JSON. */
type Answer = (url: URL) => { status?: number; body?: unknown; picture?: string };

/**
 * The built pages, the real live side with fakes behind its ports, and an API that answers what a
 * test says: what a page shows can be looked at in states that are hard to bring a server into.
 */
export class PagesAlone {
  private readonly answers = new Map<string, Answer>();

  private constructor(readonly live: LiveServer) {
    live.authenticator.admit(SESSION, person(UNIT));
    const me = { user: { username: 'lan', displayName: 'Lan' }, role: 'chairman', unit: UNIT };
    this.answer('/auth/me', { body: me });
    this.answer(`/units/${UNIT}`, { body: theUnit() });
    this.answer('/kpis', { body: { items: BUILT_IN_KPIS, next: null } });
  }

  static async start(): Promise<PagesAlone> {
    if (!existsSync(PAGES)) throw new Error(`${PAGES} is not built: npm run build`);
    return new PagesAlone(await LiveServer.start());
  }

  /** What the API says to a path from now on. Of what nothing was said it has an empty list. */
  answer(path: string, answer: ReturnType<Answer> | Answer): void {
    this.answers.set(path, typeof answer === 'function' ? answer : () => answer);
  }

  /** Values as they are now; told to the pages that are open as well. */
  values(...values: readonly (Partial<KpiValue> & Pick<KpiValue, 'kpi'>)[]): void {
    const whole = values.map((value) => kpiValue({ unit: UNIT, ...value }));
    this.live.values.set(...whole);
    this.live.publisher.kpiChanged(UNIT, whole);
    this.answer(`/units/${UNIT}/kpis`, { body: { items: whole, next: null } });
  }

  /** A page of whoever is signed in. */
  async open(
    browser: Browser,
    path: string,
    size?: { width: number; height: number },
  ): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, size);
    await bringCookie(page, this.live.url, SESSION);
    await page.route(
      ({ pathname }) => !pathname.startsWith('/socket.io/'),
      (route) => this.fulfil(route),
    );
    await page.goto(this.live.url + path);
    return page;
  }

  stop(): Promise<void> {
    return this.live.stop();
  }

  private fulfil(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    const path = /^\/api\/v1(\/.*)$/.exec(url.pathname)?.[1];
    if (url.pathname.startsWith('/health/')) return route.fulfill({ json: { status: 'ok' } });
    if (path === undefined) return file(route, url.pathname);
    const answer = this.answers.get(path)?.(url) ?? { body: { items: [], next: null } };
    const { status = 200, body, picture } = answer;
    if (picture) return route.fulfill({ body: picture, contentType: 'image/svg+xml' });
    return route.fulfill({ status, json: body });
  }
}

/** A built file, or the one page that all addresses share. */
function file(route: Route, pathname: string): Promise<void> {
  const path = resolve(PAGES, `.${pathname}`);
  const found = extname(pathname) !== '' && path.startsWith(PAGES) && existsSync(path);
  const served = found ? path : resolve(PAGES, 'index.html');
  const contentType = TYPES[extname(served)] ?? 'application/octet-stream';
  return route.fulfill({ body: readFileSync(served), contentType });
}

const theUnit = (): Unit => ({
  code: UNIT,
  level: 'commune',
  parent: '46',
  name: { vi: 'Phú Lộc' },
  kind: 'xã',
  lat: null,
  lon: null,
  population: 24_000,
  simulated: false,
  validFrom: null,
  validTo: null,
  replacedBy: null,
  limits: null,
});
