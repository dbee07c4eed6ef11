import { readFileSync, existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { kpiValue, person } from '@nhip-xa/testing';
import type { KpiValue, Unit } from '@nhip-xa/contract';
import type { Browser, Page, Route } from 'playwright-core';
import { LiveServer } from '../../../libs/server/live/test/live-server';
import { contractFault } from '../../docs/contract-fault';
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
interface Answered {
  status?: number;
  body?: unknown;
  picture?: string;
}
type Answer = (url: URL) => Answered;
const NO_ITEMS = { items: [], next: null };
const NOT_THERE: Answered = { status: 404, body: { code: 'not-found' } };

/**
 * The built pages, the real live side with fakes behind its ports, and an API that answers what a
 * test says: what a page shows can be looked at in states that are hard to bring a server into.
 */
export class PagesAlone {
  private readonly answers = new Map<string, Answer>();

  private constructor(
    readonly live: LiveServer,
    private readonly moved: Moved,
  ) {
    live.authenticator.admit(SESSION, person(UNIT));
    const me = { user: { username: 'lan', displayName: 'Lan' }, role: 'chairman', unit: UNIT };
    this.answer('/auth/me', { body: me });
    this.answer(`/units/${UNIT}`, { body: theUnit() });
    this.answer('/kpis', { body: { items: BUILT_IN_KPIS, next: null } });
  }

  /** @param at what time it is there, in ISO 8601: all moments that a test tells are moved likewise; now unless said */
  static async start(at?: string): Promise<PagesAlone> {
    if (!existsSync(PAGES)) throw new Error(`${PAGES} is not built: npm run build`);
    const byMs = at === undefined ? 0 : Date.parse(at) - Date.now();
    const live = await LiveServer.start(undefined, () => Date.now() + byMs);
    return new PagesAlone(live, (told) => moved(told, byMs));
  }

  /** What the API says to a path from now on. Of what nothing was said it has an empty list, or nothing. */
  answer(path: string, answer: Answered | Answer): void {
    this.answers.set(path, typeof answer === 'function' ? answer : () => answer);
  }

  /** Values as they are now; told to the pages that are open as well. */
  values(...values: readonly (Partial<KpiValue> & Pick<KpiValue, 'kpi'>)[]): void {
    const whole = values.map((value) => kpiValue({ unit: UNIT, ...value }));
    this.tell(...whole);
    this.live.publisher.kpiChanged(UNIT, this.moved(whole));
    this.answer(`/units/${UNIT}/kpis`, { body: { items: whole, next: null } });
  }

  /** Values of any unit, as the next one to watch it is told. */
  tell(...values: readonly KpiValue[]): void {
    this.live.values.set(...this.moved(values));
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
    // a wall shows what there is of a scene, of which an empty list has nothing
    const isWall = new URL(route.request().frame().url()).pathname.startsWith('/wall/');
    const isList = contractFault('GET', url.href, NO_ITEMS) === null;
    const unsaid = isWall || isList ? { body: NO_ITEMS } : NOT_THERE;
    const { status = 200, body, picture } = this.answers.get(path)?.(url) ?? unsaid;
    if (picture) return route.fulfill({ body: picture, contentType: 'image/svg+xml' });
    return route.fulfill({ status, json: this.moved(body) });
  }
}

type Moved = <T>(told: T) => T;

/** A moment of the wire. */
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

/** The same with every moment so much later, as another clock would have told it. */
function moved<T>(told: T, byMs: number): T {
  if (byMs === 0 || told === undefined) return told;
  const later = (_key: string, value: unknown): unknown =>
    typeof value === 'string' && MOMENT.test(value)
      ? new Date(Date.parse(value) + byMs).toISOString()
      : value;
  return JSON.parse(JSON.stringify(told), later) as T;
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
