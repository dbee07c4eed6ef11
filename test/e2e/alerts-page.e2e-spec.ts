import type { Alert } from '@nhip-xa/contract';
import type { Browser, Page } from 'playwright-core';
import { picture, startBrowser, untilLive, type PageTroubles } from './kit/browser';
import { PagesAlone, UNIT } from './kit/pages-alone';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const agoIso = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const alert = (id: string, over: Partial<Alert> = {}): Alert => ({
  ...{ id, unit: UNIT, kpi: 'dossiers-overdue', status: 'critical', worst: 'critical', value: 4 },
  now: { value: 5, status: 'critical', since: agoIso(45), found: true },
  ...{ openedAt: agoIso(30), changedAt: agoIso(30), closedAt: null, closedWhy: null },
  ...{ acknowledgedAt: null, acknowledgedBy: null, word: null },
  ...over,
});
const ACKNOWLEDGED = alert('2', {
  ...{ kpi: 'flood-level', status: 'warning', worst: 'critical', value: 1 },
  now: { value: 1, status: 'stale' },
  ...{ acknowledgedAt: agoIso(10), acknowledgedBy: 'lan', word: 'Đã cử người ra bờ sông' },
});
const OVER = alert('1', { closedAt: agoIso(5), closedWhy: 'good', value: 0, status: 'warning' });

describe('the alerts of a unit', () => {
  let pages: PagesAlone;
  let browser: Browser;
  /** The alerts as the server has them; open ones first. */
  let alerts: Alert[];

  beforeAll(async () => {
    pages = await PagesAlone.start();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });
  beforeEach(() => {
    alerts = [alert('3'), ACKNOWLEDGED, OVER];
    pages.values({ kpi: 'dossiers-overdue', value: 5, status: 'critical', uom: 'hồ sơ' });
    pages.answer('/alerts', (url) => {
      const open = url.searchParams.get('open') === 'true';
      const kpi = url.searchParams.get('kpi');
      const items = alerts.filter(
        (one) => (one.closedAt === null) === open && (kpi === null || one.kpi === kpi),
      );
      return { body: { items, next: null } };
    });
  });

  async function opened(path: string, size = DESK): Promise<Page & PageTroubles> {
    const page = await pages.open(browser, path, size);
    await untilLive(page, 'connected');
    return page;
  }
  const row = (page: Page, id: string) => page.locator(`[data-alert="${id}"]`);

  it('stand there open first, with how the KPI is now, and who took them upon themselves', async () => {
    const page = await opened(`/u/${UNIT}/alerts`);
    await row(page, '3').getByText('hiện tại 5 hồ sơ').waitFor();
    // it was so when it was first known, and that was before the alert
    await row(page, '3')
      .getByText(/phát hiện lúc .*cảnh báo mở /)
      .waitFor();
    await row(page, '3').getByText('Chưa ai tiếp nhận').waitFor();
    await row(page, '3').getByRole('link', { name: 'Hồ sơ quá hạn đang xử lý' }).waitFor();
    await row(page, '2')
      .getByText(/lan đã tiếp nhận .*: Đã cử người ra bờ sông/)
      .waitFor();
    await row(page, '2')
      .getByText(/nặng nhất: .*mất tín hiệu; cảnh báo giữ nguyên/)
      .waitFor();
    await expect(row(page, '2').getByRole('button').count()).resolves.toBe(0);
    const over = page.getByRole('region', { name: 'Đã kết thúc' });
    await over.getByText('chỉ số trở lại bình thường').waitFor();
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size);
      await picture(page, `alerts-${size.width}`);
      const wider = 'document.documentElement.scrollWidth > window.innerWidth';
      await expect(page.evaluate(wider)).resolves.toBe(false);
    }
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('are acknowledged by keyboard, with a word', async () => {
    let sent: unknown;
    pages.answer('/alerts/3/acknowledge', () => {
      const said = { acknowledgedAt: agoIso(0), acknowledgedBy: 'lan', word: 'Đang xử lý' };
      sent = said.word;
      alerts = [alert('3', said), ACKNOWLEDGED, OVER];
      return { body: alerts[0] };
    });
    const page = await opened(`/u/${UNIT}/alerts`);
    const button = page.getByRole('button', { name: /^Tiếp nhận cảnh báo Hồ sơ quá hạn/ });
    await button.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Tiếp nhận cảnh báo Hồ sơ quá hạn/ });
    // the word is what one is asked for, and without one nothing is sent
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(sent).toBeUndefined();
    await dialog.getByLabel('Việc sẽ làm, hoặc lý do').fill('Đang xử lý');
    await picture(page, 'alerts-acknowledge-1440');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await row(page, '3')
      .getByText(/lan đã tiếp nhận .*: Đang xử lý/)
      .waitFor();
    await expect(dialog.isVisible()).resolves.toBe(false);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('say who was quicker', async () => {
    pages.answer('/alerts/3/acknowledge', {
      status: 409,
      body: { type: 'about:blank', title: 'Conflict', status: 409, code: 'already-acknowledged' },
    });
    const page = await opened(`/u/${UNIT}/alerts`);
    await page.getByRole('button', { name: /^Tiếp nhận cảnh báo/ }).press('Enter');
    await page.getByLabel('Việc sẽ làm, hoặc lý do').fill('x');
    await page.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận' }).press('Enter');
    await page.getByRole('alert').getByText('Đã có người tiếp nhận trước.').waitFor();
    await page.keyboard.press('Escape');
    await page.context().close();
  });

  it('appear and go while one looks', async () => {
    alerts = [];
    const page = await opened(`/u/${UNIT}/alerts`);
    await page.getByText('Không có cảnh báo nào đang mở.').waitFor();
    alerts = [alert('4')];
    pages.values({ kpi: 'dossiers-overdue', value: 4, status: 'warning', uom: 'hồ sơ' });
    await row(page, '4').waitFor({ timeout: 5_000 });
    await page.context().close();
  });

  it('are counted on the page of the unit, and one is on that of its KPI', async () => {
    const page = await opened(`/u/${UNIT}`);
    await page.getByRole('link', { name: /^Cảnh báo \(1\): 1 chỉ số/ }).press('Enter');
    await row(page, '3').getByRole('link').press('Enter');
    await page.waitForURL(`**/u/${UNIT}/kpi/dossiers-overdue`);
    await row(page, '3').getByText('Chưa ai tiếp nhận').waitFor();
    await picture(page, 'kpi-alert-1440');
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('are empty, and say when they cannot be asked for', async () => {
    alerts = [];
    const page = await opened(`/u/${UNIT}/alerts?lang=en`);
    await page.getByText('No alert is open.').waitFor();
    await page.getByText('No alert is over yet.').waitFor();
    await page.context().close();
    pages.answer('/alerts', { status: 503, body: { code: 'unavailable' } });
    const failing = await opened(`/u/${UNIT}/alerts`);
    await failing.getByRole('alert').first().waitFor({ timeout: 20_000 });
    await failing.context().close();
  });
});
