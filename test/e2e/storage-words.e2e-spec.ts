import type { Browser, Page } from 'playwright-core';
import { picture, settled, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { geometryFaults } from './kit/geometry';
import { PagesAlone, UNIT } from './kit/pages-alone';

const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
];
/** Everything but the clock itself. */
const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

describe('what pages say while facts are not stored', () => {
  let pages: PagesAlone;
  let browser: Browser;

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
    const old = {
      at: ago(125_000),
      freshAt: ago(125_000),
      since: ago(4_000_000),
      coverage: { reporting: 7, expected: 9 },
    };
    pages.values(
      { kpi: 'dossiers-overdue', uom: 'hồ sơ', value: 12, status: 'critical', trend: 3, ...old },
      { kpi: 'flood-level', uom: 'cấp 0–3', value: 2, status: 'warning', trend: 1, ...old },
      { kpi: 'feedback-overdue', uom: 'phản ánh', value: 3, status: 'warning', ...old },
      { kpi: 'cameras-online', uom: '%', value: 96.2, status: 'stale', ...old },
      { kpi: 'dossiers-on-time', uom: '%', value: 99.4, trend: -0.2, ...old },
      { kpi: 'dossiers-online', uom: '%', value: 71, ...old },
      { kpi: 'detections-pending', uom: 'sự kiện', value: 0, ...old },
      { kpi: 'services-online', uom: '%', value: 100, ...old },
      { kpi: 'devices-online', uom: '%', value: 100, ...old },
      { kpi: 'local-commerce', uom: 'VND', value: 128_400_000, trend: 4_000_000, ...old },
    );
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });
  afterEach(() => {
    pages.live.authenticator.failure = undefined;
    pages.live.publisher.storageChanged('ok');
  });

  async function opened(
    path: string,
    size?: (typeof SCREENS)[number],
  ): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, path, size);
    await untilLive(page, 'connected');
    return page;
  }

  it.each(SCREENS)(
    'a wall of $width × $height says it, and how old its numbers are',
    async (size) => {
      const page = await opened(`/wall/${UNIT}`, size);
      const notice = page.locator('.wall__storage');
      await page.getByText('trực tiếp').waitFor();

      pages.live.publisher.storageChanged('spooling');
      await notice.getByText(/^Đang lưu tạm từ \d\d:\d\d$/).waitFor();
      await notice.getByText(/^số liệu đến (hôm qua )?\d\d:\d\d · [2-4] phút trước$/).waitFor();
      expect(await page.getByText('trực tiếp').count()).toBe(0);
      await settled(page);
      await picture(page, `wall-spooling-${size.width}`);
      expect(await geometryFaults(page)).toEqual([]);

      pages.live.publisher.storageChanged('waiting');
      await notice
        .getByText(/^Kho dữ liệu tạm dừng từ \d\d:\d\d – số liệu chờ được lưu$/)
        .waitFor();
      await settled(page);
      await picture(page, `wall-waiting-${size.width}`);
      expect(await geometryFaults(page)).toEqual([]);

      pages.live.publisher.storageChanged('ok');
      await notice.waitFor({ state: 'detached' });
      await page.getByText('trực tiếp').waitFor();
      expect(page.errors).toEqual([]);
      await page.context().close();
    },
  );

  it('a wall that comes later is told when it began, in English too', async () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-20T10:32:00+07:00'), doNotFake: [...TIMERS] });
    pages.live.publisher.storageChanged('spooling');
    jest.useRealTimers();
    const page = await opened(`/wall/${UNIT}?lang=en`);
    await page.getByText(/^Kept aside since .*10:32$/).waitFor();
    await page.context().close();
  });

  it('the console says it on every page, and takes it back by itself', async () => {
    const page = await opened(`/u/${UNIT}`, { width: 1440, height: 900 });
    pages.live.publisher.storageChanged('spooling');
    const words = /^Đang lưu tạm từ \d\d:\d\d – bản tin mới được giữ trên máy chủ/;
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    await page.getByText(/^số liệu đến .* phút trước$/).waitFor();
    await picture(page, 'unit-spooling-1440');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'unit-spooling-390');
    pages.live.publisher.storageChanged('ok');
    await page.getByText('Đang lưu tạm').waitFor({ state: 'detached' });
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('a wall that was lost meanwhile says that the server is there and not ready', async () => {
    const page = await opened(`/wall/${UNIT}`);
    pages.live.publisher.storageChanged('spooling');
    await page.getByText('Đang lưu tạm').waitFor();
    // Nobody can be found out about while the database is away, so nobody is let in.
    pages.live.authenticator.failure = new Error('the database is away');
    await page.context().setOffline(true);
    await untilLive(page, 'reconnecting');
    await page.context().setOffline(false);
    await page.getByText(/^Mất kết nối từ \d\d:\d\d, máy chủ chưa sẵn sàng trở lại/).waitFor();
    expect(await page.getByText('Đang lưu tạm').count()).toBe(0);
    await picture(page, 'wall-not-ready-1280');
    pages.live.authenticator.failure = undefined;
    await page.getByText('Đang lưu tạm').waitFor();
    await untilLive(page, 'connected');
    await page.context().close();
  });
});
