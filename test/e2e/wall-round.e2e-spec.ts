import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import type { KpiValue, WallSettings } from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';
import { picture, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { PagesAlone, UNIT } from './kit/pages-alone';

const ID = '7f1c6b0e-0d7e-4a53-9d64-3f4f2b1c8a11';
const SIZE = { width: 1920, height: 1080 };
const now = (): string => new Date().toISOString();
const good = (kpi: string): Partial<KpiValue> & { kpi: string } => ({
  kpi,
  uom: 'hồ sơ',
  value: 4,
  status: 'good',
  at: now(),
  freshAt: now(),
  since: now(),
});

describe('a wall that nobody touches', () => {
  let pages: PagesAlone;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });
  beforeEach(() => {
    settings({});
    pages.values(good('dossiers-overdue'), good('cameras-online'));
  });

  function settings(given: Partial<WallSettings>): void {
    const whole = { ...usualWall('commune'), night: null, ...given };
    pages.answer('/displays/own', { body: { id: ID, name: 'Phòng họp', settings: whole } });
  }

  async function opened(address = `/wall/${UNIT}`): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, address, SIZE);
    await untilLive(page, 'connected');
    await page.locator('.wall__scene').waitFor();
    return page;
  }

  const scene = (name: string): string => `.wall__scene[data-scene="${name}"]`;
  /** Everything that runs by the clock runs faster; what is real time stays so. */
  const pass = (page: Page, seconds: number): Promise<void> => page.clock.runFor(seconds * 1_000);

  const turning = [
    { scene: 'overview', seconds: 10 },
    { scene: 'services', seconds: 10 },
    { scene: 'value', seconds: 10 },
  ] as WallSettings['scenes'];

  it('turns its scenes, says where it is, and takes the old one down', async () => {
    settings({ scenes: turning });
    const page = await opened();
    await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();
    await page.getByRole('img', { name: 'cảnh 1 trên 3' }).waitFor();
    for (const [at, name] of ['services', 'value', 'overview'].entries()) {
      await page.locator(scene(name)).waitFor({ timeout: 15_000 });
      const place = ((at + 1) % 3) + 1;
      await page.getByRole('img', { name: `cảnh ${place} trên 3` }).waitFor();
      expect(await page.locator('.wall__scene').count()).toBe(1);
    }
    expect(page.errors).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('stands on the scene that its address holds', async () => {
    settings({ scenes: turning });
    const page = await opened(`/wall/${UNIT}?scene=services`);
    await page.locator(scene('services')).waitFor();
    pages.values({ ...good('cameras-online'), status: 'critical' });
    await page.getByText('1 việc cần quyết định').waitFor();
    await page.waitForTimeout(11_000);
    expect(await page.locator(scene('services')).count()).toBe(1);
    await page.context().close();
  }, 60_000);

  it('a new critical KPI brings the overview at once', async () => {
    settings({
      scenes: [
        { scene: 'services', seconds: 600 },
        { scene: 'overview', seconds: 600 },
      ],
    });
    pages.values({ ...good('cameras-online'), status: 'critical' }, good('dossiers-overdue'));
    const page = await opened();
    // what was critical before it looked is no news
    await page.locator(scene('services')).waitFor();
    pages.values(
      { ...good('cameras-online'), status: 'critical' },
      { ...good('dossiers-overdue'), status: 'critical' },
    );
    await page.locator(scene('overview')).waitFor({ timeout: 5_000 });
    await page.locator('.decision[data-kpi="dossiers-overdue"]').waitFor();
    await page.context().close();
  });

  it('a tile that throws says so in its place, the others stand, and the server is told once', async () => {
    const told: unknown[] = [];
    const page = await pages.open(browser, '/login', SIZE);
    page.on('request', (request) => {
      if (request.url().endsWith('/displays/own/faults')) told.push(request.postDataJSON());
    });
    const broken = { ...good('cameras-online'), coverage: null as never };
    pages.values(good('dossiers-overdue'), broken);
    await page.goto(`${pages.live.url}/wall/${UNIT}`);
    await page.getByText('Ô này gặp lỗi và tự thử lại').waitFor();
    await page.locator('.number[data-kpi="dossiers-overdue"]').waitFor();
    expect(await page.locator('.tile-broken').count()).toBe(1);
    await picture(page, 'wall-tile-broken');
    pages.values(good('dossiers-overdue'), { ...broken, value: 5 });
    await page.locator('.number[data-kpi="dossiers-overdue"]').waitFor();
    expect(told).toEqual([
      {
        screen: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/) as string,
        version: '0.0.1',
        where: 'number cameras-online',
        message: expect.stringContaining('TypeError') as string,
      },
    ]);
    pages.values(good('dossiers-overdue'), good('cameras-online'));
    await page.locator('.number[data-kpi="cameras-online"]').waitFor();
    await page.context().close();
  });

  it('a scene whose code cannot be had says so, and the round goes on', async () => {
    settings({ scenes: turning.slice(1) });
    const page = await pages.open(browser, '/login', SIZE);
    await page.route(/ServicesScene/, (route) => route.abort());
    await page.goto(`${pages.live.url}/wall/${UNIT}`);
    await page.getByText('Cảnh này gặp lỗi').waitFor();
    await picture(page, 'wall-scene-broken');
    await page.locator(scene('value')).waitFor({ timeout: 20_000 });
    await page.context().close();
  }, 60_000);

  it('is dimmed at night by Vietnam’s time of the server, and never unreadable', async () => {
    const local = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(11, 16);
    const before = new Date(Date.now() + 7 * 3_600_000 - 60_000).toISOString().slice(11, 16);
    const to = local < '12:00' ? '23:59' : '11:00';
    settings({ night: { hours: { from: before, to }, dim: 0.5 } });
    const page = await opened();
    await page.locator('.wall__veil[data-dim="0.5"]').waitFor();
    await picture(page, 'wall-night');
    settings({ night: null });
    pages.live.publisher.definitionsChanged();
    await page.locator('.wall__veil').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('reports itself, and loads a new version when nothing is critical and nothing changes', async () => {
    const reports: { version: string; scene: string; width: number }[] = [];
    let version = '0.0.1';
    let loads = 0;
    const page = await pages.open(browser, '/login', SIZE);
    page.on('request', (request) => {
      if (request.url().endsWith('/displays/own/screens')) reports.push(request.postDataJSON());
    });
    page.on('load', () => (loads += 1));
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) =>
        socket.send(String(message).replace('"version":"0.0.1"', `"version":"${version}"`)),
      );
    });
    await page.clock.install();
    pages.values({ ...good('dossiers-overdue'), status: 'critical' });
    await page.goto(`${pages.live.url}/wall/${UNIT}?scene=overview`);
    await page.locator('.decision').waitFor();
    await pass(page, 6);
    await until('it reported itself', () => reports[0]);
    expect(reports[0]).toMatchObject({ version: '0.0.1', scene: 'overview', width: 1920 });
    const loaded = loads;

    version = '0.0.2';
    pages.live.publisher.storageChanged('ok');
    pages.live.publisher.storageChanged('spooling');
    await page.getByText('Đang lưu tạm').waitFor();
    pages.live.publisher.storageChanged('ok');
    await page.getByText('Đang lưu tạm').waitFor({ state: 'detached' });
    // five minutes with something critical: it waits
    await pass(page, 300);
    expect(loads).toBe(loaded);
    pages.values(good('dossiers-overdue'));
    await page.locator('.decision').waitFor({ state: 'detached' });
    await pass(page, 30);
    expect(loads).toBe(loaded);
    await Promise.all([page.waitForEvent('load'), pass(page, 40).catch(() => undefined)]);
    await page.context().close();
  }, 90_000);
});
