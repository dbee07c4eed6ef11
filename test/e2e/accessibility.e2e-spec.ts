import { until } from '@nhip-xa/testing';
import type { Browser, Page, Response } from 'playwright-core';
import { contractFault } from '../docs/contract-fault';
import { violationsOf } from './kit/axe';
import { bringCookie, freshPage, startBrowser, untilLive, untilTile } from './kit/browser';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const KPI = 'dossiers-overdue';
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Every page with something on it, as whoever opens it first sees it. */
const PAGES = [
  `/u/${COMMUNE}`,
  `/u/${PROVINCE}`,
  `/u/${PROVINCE}?kpi=${KPI}`,
  `/u/${COMMUNE}/kpi/${KPI}`,
  `/u/${COMMUNE}/domain/public-services`,
  `/u/${PROVINCE}/domain/public-services`,
  `/u/${COMMUNE}/alerts`,
  `/u/${COMMUNE}/compare`,
  `/u/${COMMUNE}/value`,
  `/u/${COMMUNE}/reports`,
  `/u/${COMMUNE}/case/dossier/H-0`,
  `/u/${COMMUNE}/map`,
  `/u/${COMMUNE}/cases`,
  `/u/${COMMUNE}/events`,
  `/u/${COMMUNE}/sources`,
  `/s/${COMMUNE}.motcua/readings`,
  `/s/${COMMUNE}.motcua`,
  '/admin/sources',
  '/admin/kpis',
  '/admin/kpis/new',
  `/admin/kpis/${KPI}`,
  '/admin/displays',
  '/admin/calendar',
  '/admin/mappings',
  '/admin/rejected',
  '/admin/ledger',
  '/admin/users?user=admin',
  '/account',
  '/admin/tokens',
  '/admin/audit',
  '/admin/retention',
  '/admin/privacy',
  '/admin/health',
  '/admin/units',
  '/admin/demonstration',
  '/admin/setup',
];

describe('axe-core finds nothing wrong, and the API answers as it declares,', () => {
  let town: Town;
  let browser: Browser;
  let heard: Promise<string | null>[] = [];

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    const desk = await town.connected({ id: 'motcua', kind: 'service', unit: COMMUNE });
    const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
    await desk.publish('case', {
      kind: 'dossier',
      id: 'H-0',
      state: 'processing',
      openedAt: ago(48),
      dueAt: ago(1),
    });
    await desk.publish('telemetry', 'không phải JSON');
    const camera = await town.connected({ id: 'cam-1', kind: 'camera', unit: COMMUNE });
    await camera.status('offline');
    await town.untilKpi(COMMUNE, KPI, ({ value }) => value === 1);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function opened(path: string, size: { width: number; height: number }): Promise<Page> {
    const page = await freshPage(browser, size);
    const { httpUrl } = town.server;
    page.on('response', (response) => heard.push(faultOf(response)));
    await bringCookie(page, httpUrl, town.admin.cookie);
    await page.goto(httpUrl + path);
    await untilLive(page, 'connected');
    await until('nothing is loading any more', async () =>
      (await page.locator('[aria-busy="true"]').count()) === 0 ? true : undefined,
    );
    return page;
  }

  /** An answer that came while its page was being left is nobody's. */
  async function faultOf(response: Response): Promise<string | null> {
    const isJson = response.headers()['content-type']?.startsWith('application/json');
    if (!response.ok() || !isJson) return null;
    const json: unknown = await response.json().catch(() => undefined);
    return json === undefined
      ? null
      : contractFault(response.request().method(), response.url(), json);
  }

  // each page is loaded once: what it shows in another theme or size needs no second load
  it.each(PAGES)('%s', async (path) => {
    heard = [];
    const page = await opened(path, SIZES.desk);
    const found: Record<string, string[]> = {};
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found[`${size}, ${colorScheme}`] = await violationsOf(page);
      }
    }
    expect(found).toEqual({
      ...{ 'desk, light': [], 'desk, dark': [] },
      ...{ 'phone, light': [], 'phone, dark': [] },
    });
    const faults = await Promise.all(heard);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
    await page.context().close();
  });

  it('on the way in', async () => {
    const page = await freshPage(browser, SIZES.desk);
    await page.goto(`${town.server.httpUrl}/login`);
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('on the wall', async () => {
    const page = await freshPage(browser);
    await page.goto((await town.wall(COMMUNE)).url);
    await untilTile(page, COMMUNE, KPI, { value: 1 });
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });
});
