import type { Browser, Page } from 'playwright-core';
import type { KpiPoint, KpiStatus, KpiValue } from '@nhip-xa/contract';
import {
  picture,
  laidOut,
  settled,
  startBrowser,
  untilLive,
  type PageTroubles,
} from './kit/browser';
import { unpainted } from './kit/every-screen';
import { WALL_SCREENS, geometryFaults } from './kit/geometry';
import { PagesAlone, UNIT } from './kit/pages-alone';
import { wallDecisions, wallValues } from './kit/wall-values';

const HAPPENED =
  'Hồ sơ quá hạn: 12 hồ sơ, chuyển sang nghiêm trọng tại Bộ phận Một cửa xã Phú Lộc – phụ trách: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân';
/** Nobody's number is longer. */
const LONG: Partial<KpiValue> = { value: -1_234_567.8, uom: 'hồ sơ', status: 'critical' };

/** The last 24 hours of a number that wavers. */
const dayOf = (status: KpiStatus, value: number): KpiPoint[] =>
  Array.from({ length: 72 }, (_, at) => ({
    at: new Date(Date.now() - (72 - at) * 1_200_000).toISOString(),
    value: value * (1 + 0.08 * Math.sin(at / 5)),
    numerator: null,
    denominator: null,
    status,
  }));

describe('how a wall looks', () => {
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

  function say(values: ReturnType<typeof wallValues>): void {
    pages.values(...values);
    pages.answer(`/units/${UNIT}/scenes/overview`, { body: wallDecisions(values) });
    for (const { kpi, status, value } of values) {
      const items = status === 'none' ? [] : dayOf(status ?? 'good', value ?? 4);
      pages.answer(`/units/${UNIT}/kpis/${kpi}/history`, { body: { items, next: null } });
    }
  }

  async function opened(address: string): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, address);
    await untilLive(page, 'connected');
    await page.locator('.number').first().waitFor();
    const item = { at: new Date().toISOString(), kind: 'kpi', href: '', act: 'kpi.read' as const };
    pages.live.publisher.happened(UNIT, [{ ...item, words: { vi: HAPPENED, en: HAPPENED } }]);
    await page.getByText(HAPPENED.slice(0, 30)).first().waitFor();
    return page;
  }

  /** On every screen it lies right. */
  async function liesRight(page: Page, what: string): Promise<void> {
    const faults: Record<string, string[]> = {};
    await unpainted(page, async () => {
      for (const size of WALL_SCREENS) {
        await page.setViewportSize(size);
        await laidOut(page);
        await settled(page);
        const name = `wall-${what}-${size.width}x${size.height}`;
        // the largest screen is the same wall with more pixels: its picture takes long
        if (size.height < 2_000) await picture(page, name);
        const found = await geometryFaults(page);
        if (found.length > 0) faults[name] = found;
      }
    });
    expect(faults).toEqual({});
  }

  const attributes = (page: Page, selector: string, name: string): Promise<(string | null)[]> =>
    page
      .locator(selector)
      .evaluateAll((all, attribute) => all.map((each) => each.getAttribute(attribute)), name);

  // first, while the live side knows of no other number
  it('says of each decision how much, since when, where, whose and whether it was taken up', async () => {
    const since = new Date(Date.now() - 90 * 60_000).toISOString();
    const now = new Date().toISOString();
    const overdue = { kpi: 'dossiers-overdue', uom: 'hồ sơ', status: 'critical' as const };
    const values = [{ ...overdue, value: 12, since, owner: 'Một cửa', at: now, freshAt: now }];
    pages.values(...values);
    const alert = { openedAt: '2026-11-20T00:40:00Z', acknowledged: true };
    const where = ['Na Sầm', 'Bản Quyền', 'Cốc Nam'];
    const decision = { kpi: 'dossiers-overdue', where, more: 2, alert };
    pages.answer(`/units/${UNIT}/scenes/overview`, { body: { decisions: [decision] } });
    const page = await pages.open(browser, `/wall/${UNIT}`, { width: 1920, height: 1080 });
    const entry = page.locator('.decision[data-kpi="dossiers-overdue"]');
    await entry.getByText('Na Sầm, Bản Quyền, Cốc Nam và 2 nơi khác').waitFor();
    const words = (await entry.innerText()).replace(/\s+/g, ' ');
    // the alert's beginning counts, not the status's; of what is older than yesterday its day alone
    expect(words).toMatch(/12 .*hồ sơ quá hạn .*từ .*20\/11/);
    expect(words).toMatch(/Một cửa: đã có người nhận.*số liệu vừa xong/);
    await entry.getByRole('img', { name: /QR/ }).waitFor();
    const box = await entry.locator('.qr-code').boundingBox();
    expect(box?.height).toBeGreaterThan(108);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('0, 1, 3, 6, 12 and 40 decisions have their place, and each number is there once', async () => {
    say(wallValues(0));
    const page = await opened(`/wall/${UNIT}?scene=overview`);
    await page.evaluate('window.neverReloaded = true');
    for (const count of [0, 1, 3, 6, 12, 40]) {
      say(wallValues(count));
      if (count === 0) await page.getByText('Không có việc cần quyết định lúc này').waitFor();
      else await page.getByText(`${count} việc`, { exact: true }).waitFor();
      await liesRight(page, `${count}`);
      const further = page.locator('.wall-further h3');
      const counted = (await further.count()) > 0 ? parseInt(await further.innerText(), 10) : 0;
      expect((await page.locator('.decision').count()) + counted).toBe(count);
      await page.locator('[data-kpi="dossiers-overdue"]').waitFor();
      const kpis = await attributes(page, '[data-kpi]', 'data-kpi');
      expect(new Set(kpis).size).toBe(kpis.length);
    }
    // a wall that broke would have loaded itself anew
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    expect(page.errors).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('silence, the lack of numbers, the longest numbers and a lost server lie right', async () => {
    say(wallValues(2, 'stale'));
    const page = await opened(`/wall/${UNIT}?scene=overview`);
    await page.getByText('2 việc', { exact: true }).waitFor();
    await liesRight(page, 'stale');
    say(wallValues(0, 'none'));
    await page.getByText('Đơn vị chưa có chỉ số nào có số liệu').waitFor();
    await liesRight(page, 'none');
    say(wallValues(0, 'stale'));
    await page.getByText('Chưa biết có việc cần quyết định hay không').waitFor();
    await liesRight(page, 'blind');
    const [known] = wallValues(0).filter(({ status }) => status === 'good');
    say(wallValues(0, 'none').map((value) => (value.kpi === known?.kpi ? known : value)));
    await page.getByText('Chưa thấy việc cần quyết định', { exact: true }).waitFor();
    expect(await page.getByText('Không có việc cần quyết định lúc này').count()).toBe(0);
    await liesRight(page, 'few');
    say(wallValues(7).map((value, at) => (at < 2 ? { ...value, ...LONG } : value)));
    await page.getByText('7 việc', { exact: true }).waitFor();
    await liesRight(page, 'long');
    await page.context().setOffline(true);
    await page.getByText('Mất kết nối máy chủ từ').waitFor();
    await liesRight(page, 'gone');
    await page.context().close();
  }, 240_000);

  it('speaks English', async () => {
    say(wallValues(5));
    const page = await opened(`/wall/${UNIT}?scene=overview&lang=en`);
    await page.locator('.decision').nth(4).waitFor();
    await liesRight(page, 'en');
    await page.context().close();
  }, 240_000);
});
