import { readFileSync } from 'node:fs';
import type { Report } from '@nhip-xa/contract';
import { DAY_MS, isoDay, localDay } from '@nhip-xa/domain';
import { until, type ApiClient } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  untilLive,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const WIDER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** From nothing to a printed page that nobody wrote. */
describe('the reports of a commune', () => {
  let town: Town;
  let browser: Browser;
  let staff: ApiClient;
  let chairman: ApiClient;
  const today = isoDay(localDay(Date.now()));
  const yesterday = isoDay(localDay(Date.now() - DAY_MS));

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    staff = await town.user('hoa', 'province-staff', PROVINCE);
    chairman = await town.user('an', 'chairman', COMMUNE);
    const portal = await town.connected({ id: 'mot-cua', kind: 'service', unit: COMMUNE });
    await portal.publish('case', {
      kind: 'dossier',
      id: 'H-1',
      ts: '2026-11-02T08:00:00+07:00',
      state: 'accepted',
      dueAt: '2026-11-09T08:00:00+07:00',
      attributes: { procedureName: 'Đăng ký khai sinh' },
    });
    await town.untilKpi(COMMUNE, 'dossiers-overdue', ({ value }) => value === 1);
    // else whoever makes a report is asked first whether it shall be of unfinished numbers
    await until('its past is reckoned', () => town.isPastReckoned(COMMUNE), 60_000);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function opened(who: ApiClient, path: string, size = DESK): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, size);
    await bringCookie(page, town.server.httpUrl, who.cookie);
    await page.goto(`${town.server.httpUrl}${path}`);
    await untilLive(page, 'connected');
    return page;
  }
  async function closed(page: Page & PageTroubles): Promise<void> {
    expect(page.errors).toEqual([]);
    await page.context().close();
  }

  it('begin with none, say what one is good for, and are made by keyboard alone', async () => {
    const page = await opened(staff, `/u/${COMMUNE}/reports`);
    await page.getByText('Chưa có báo cáo nào').waitFor();
    await page.getByText('Chưa có lịch.', { exact: false }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await wholePicture(page, 'reports-empty');
    await page.getByLabel('Kỳ báo cáo').first().focus();
    // the period, the day and its button, then the act
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+A');
    const [year, month, day] = today.split('-');
    await page.keyboard.type(`${day}/${month}/${year}`);
    await page.keyboard.press('Tab');
    await page.getByText('(đến hiện tại)').waitFor();
    await page.getByRole('button', { name: 'Lập báo cáo' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reports\/\d+$/);
    await page.getByRole('heading', { name: /^Báo cáo ngày .*đến hiện tại/ }).waitFor();
    await closed(page);
  });

  it('show what needs attention first, each number with its evidence at that moment', async () => {
    const { id } = await staff.post<Report>('/reports', {
      unit: COMMUNE,
      period: 'day',
      of: today,
    });
    const page = await opened(chairman, `/u/${COMMUNE}/reports/${id}`);
    const first = page.locator('[data-part="attention"]');
    const number = first.getByRole('link', { name: 'Hồ sơ quá hạn đang xử lý' });
    await number.waitFor();
    const row = first.getByRole('row', { name: /^Hồ sơ quá hạn/ });
    expect(await row.innerText()).toContain('1 hồ sơ');
    expect(await violationsOf(page)).toEqual([]);
    await wholePicture(page, 'report-1440');
    await number.click();
    await page.waitForURL(/\/kpi\/dossiers-overdue\?at=/);
    await page.getByText('Căn cứ của con số').waitFor();
    await closed(page);
  });

  it('take a comment as it was typed, and strike it out with a mark', async () => {
    const { id } = await staff.post<Report>('/reports', {
      unit: COMMUNE,
      period: 'day',
      of: today,
    });
    const page = await opened(chairman, `/u/${COMMUNE}/reports/${id}`);
    await page.getByLabel('Thêm ý kiến').last().fill('<b>đã giao</b> Một cửa');
    await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
    await page.getByText('<b>đã giao</b> Một cửa').waitFor();
    expect(await page.locator('[data-comment] b').count()).toBe(0);
    await page.getByRole('button', { name: 'Gạch bỏ' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gạch bỏ' }).click();
    await page.getByText('người viết đã gạch bỏ lúc', { exact: false }).waitFor();
    expect(await page.locator('[data-comment] s').innerText()).toBe('<b>đã giao</b> Một cửa');
    // others may not strike it, nor make a new edition
    expect(await page.getByRole('button', { name: 'Lập bản mới' }).count()).toBe(0);
    await closed(page);
  });

  it('come as PDF and as XLSX, made beside the server that takes messages in', async () => {
    const { id } = await staff.post<Report>('/reports', {
      unit: COMMUNE,
      period: 'day',
      of: today,
    });
    const page = await opened(chairman, `/u/${COMMUNE}/reports/${id}`);
    for (const [format, begins] of [
      ['pdf', '%PDF-'],
      ['xlsx', 'PK'],
    ] as const) {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: `Tải ${format.toUpperCase()}` }).click();
      const file = await (await coming).path();
      expect(readFileSync(file).toString('latin1').startsWith(begins)).toBe(true);
      await page.getByText(`Đã tải bao-cao-${COMMUNE}-day-${today}`, { exact: false }).waitFor();
    }
    await closed(page);
  });

  it('are made by a schedule that is set, switched off and removed', async () => {
    const page = await opened(staff, `/u/${COMMUNE}/reports`);
    await page.getByRole('button', { name: 'Đặt lịch mới' }).click();
    await page.getByLabel('Giờ lập').fill('06:30');
    await page.getByRole('button', { name: 'Đặt lịch', exact: true }).click();
    const daily = page.locator('[data-schedule="day"]');
    await daily.getByText('mỗi ngày lúc 06:30, cho ngày hôm trước').waitFor();
    await daily.getByRole('button', { name: 'Tắt' }).click();
    await daily.getByText('đang tắt').waitFor();
    await wholePicture(page, 'reports-list');
    await daily.getByRole('button', { name: 'Xoá lịch' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xoá lịch' }).click();
    await daily.waitFor({ state: 'detached' });
    await closed(page);
  });

  it('keep the kind of period in the address, fit a telephone and read in English', async () => {
    await staff.post('/reports', { unit: COMMUNE, period: 'week', of: yesterday });
    const page = await opened(chairman, `/u/${COMMUNE}/reports?lang=en`, PHONE);
    await page.getByRole('link', { name: 'Week', exact: true }).click();
    await page.waitForURL(/period=week/);
    const row = page.locator('[data-report]');
    await until('the week alone', async () => (await row.count()) === 1);
    expect(await page.evaluate<number>(WIDER)).toBe(0);
    await wholePicture(page, 'reports-phone');
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: /^Report of the week/ }).waitFor();
    expect(await page.evaluate<number>(WIDER)).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    const texts = await page.locator('#content').innerText();
    expect(texts).not.toMatch(/reports\.|undefined|NaN|Cuối kỳ/);
    await picture(page, 'report-phone');
    await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
    await wholePicture(page, 'report-phone-dark');
    await closed(page);
  });

  it('are not there for whoever may see no cases', async () => {
    const technician = await town.user('ky', 'technician', COMMUNE);
    const page = await opened(technician, `/u/${COMMUNE}/reports`);
    await page.getByRole('heading', { name: 'Không có mục này', exact: false }).waitFor();
    await closed(page);
  });
});
