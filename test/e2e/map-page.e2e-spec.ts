import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
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
const MAP = `/u/${COMMUNE}/map`;

/** Something is wider than the screen. */
const WIDER = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

const hour = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('the map of a unit', () => {
  let town: Town;
  let browser: Browser;
  let page: Page & PageTroubles;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    for (const [code, vi, lat, lon] of [
      [COMMUNE, 'Đồng Đăng', 21.95, 106.7],
      ['06212', 'Cao Lộc', 21.85, 106.8],
      ['06213', 'Tân Thanh', 22.02, 106.9],
    ] as const) {
      const unit = { code, level: 'commune', parent: PROVINCE, name: { vi }, lat, lon };
      await town.admin.post('/units', unit);
    }
    const near = { unit: COMMUNE, lat: 21.95, lon: 106.7 };
    const desk = await town.connected({ ...near, id: 'motcua', kind: 'service', name: 'Một cửa' });
    // silent, and nearly in one place
    await town.source({ ...near, id: 'cam-1', kind: 'camera', name: 'Camera chợ', lat: 21.97 });
    await town.source({ ...near, id: 'cam-2', kind: 'camera', name: 'Camera cầu', lat: 21.9701 });
    await desk.publish('case', [
      {
        ...{ kind: 'feedback', id: 'PA-1', state: 'processing', openedAt: hour(50), ts: hour(49) },
        ...{ dueAt: hour(2), category: 'trash', location: { lat: 21.93, lon: 106.72 } },
      },
      {
        ...{ kind: 'feedback', id: 'PA-2', state: 'processing', openedAt: hour(5), ts: hour(4) },
        ...{ dueAt: hour(-50), category: 'road', location: { lat: 21.94, lon: 106.74 } },
      },
    ]);
    await town.untilKpi(COMMUNE, 'feedback-overdue', ({ value }) => value === 1);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });
  afterEach(async () => {
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  async function open(path: string, size = DESK, cookie = town.admin.cookie): Promise<void> {
    page = await freshPage(browser, size);
    await bringCookie(page, town.server.httpUrl, cookie);
    await page.goto(town.server.httpUrl + path);
    await untilLive(page, 'connected');
  }
  const part = (name: string) => page.getByRole('region', { name });
  const layer = (name: string) => page.getByRole('checkbox', { name });
  const asked = (name: string) => new URL(page.url()).searchParams.get(name);

  it('lists beside it all that is on it, what is wrong first, each a way to its own page', async () => {
    await open(MAP);
    await part('Vụ việc quá hạn').getByText('PA-1').waitFor();
    await part('Vụ việc đang mở').getByText('PA-2').waitFor();
    await part('Nguồn mất tín hiệu').getByRole('link', { name: 'Camera chợ' }).waitFor();
    await part('Nguồn khác').getByRole('link', { name: 'Một cửa' }).waitFor();
    await page
      .getByRole('img', { name: /3 nguồn, 2 mất tín hiệu; 2 vụ việc đang mở, 1/ })
      .waitFor();
    await wholePicture(page, 'map-page-commune-1440');
    expect(await violationsOf(page)).toEqual([]);
    await part('Vụ việc quá hạn').getByRole('link').click();
    await page.getByRole('heading', { name: 'Phản ánh PA-1' }).waitFor();
  });

  it('has layers, which stand in the address and come back with it', async () => {
    await open(MAP);
    await part('Vụ việc quá hạn').waitFor();
    await layer('Vụ việc đang mở').uncheck();
    await part('Vụ việc quá hạn').waitFor({ state: 'detached' });
    expect(asked('without')).toBe('cases');
    await page.reload();
    await part('Nguồn khác').waitFor();
    expect(await layer('Vụ việc đang mở').isChecked()).toBe(false);
    await layer('Nguồn số liệu').uncheck();
    await page.getByText('Không có gì để đặt lên bản đồ').waitFor();
    await layer('Vụ việc đang mở').check();
    await layer('Nguồn số liệu').check();
    await part('Vụ việc quá hạn').waitFor();
    expect(asked('without')).toBeNull();
  });

  it('opens a mark that stands for several', async () => {
    await open(MAP);
    // the two silent cameras, which no eye could tell apart
    await page.locator('.area-map__drawing .point-mark[data-state="offline"]').click();
    const picked = part('Tại điểm đã chọn');
    await picked.getByRole('link', { name: 'Camera chợ' }).waitFor();
    expect(await picked.getByRole('link').count()).toBe(2);
    await page.reload();
    await picked.getByRole('link', { name: 'Camera cầu' }).waitFor();
    await picked.getByRole('button', { name: 'Bỏ chọn' }).press('Enter');
    await picked.waitFor({ state: 'detached' });
  });

  it('of a province is coloured by a number, and an area leads to the commune', async () => {
    await open(`/u/${PROVINCE}/map?kpi=feedback-overdue`);
    await page.locator(`.area-map__area[data-unit="${COMMUNE}"][data-status="warning"]`).waitFor();
    await page.locator('.ranking__row').first().getByText('Đồng Đăng').waitFor();
    await wholePicture(page, 'map-page-province-1440');
    expect(await page.evaluate(WIDER)).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
    await page.locator(`.area-map__area[data-unit="${COMMUNE}"]`).click();
    await part('Nguồn khác').waitFor();
    expect(new URL(page.url()).pathname).toBe(MAP);
    await page.goBack();
    expect(asked('kpi')).toBe('feedback-overdue');
  });

  it('of a province has a mark for all of a commune, which opens, and the same as a list', async () => {
    await open(`/u/${PROVINCE}/map?kpi=feedback-overdue`);
    // two silent sources and two open cases, one of them overdue
    const row = part('Nguồn và vụ việc theo đơn vị').locator(`[data-unit="${COMMUNE}"]`);
    await row.getByText('2/3 nguồn mất tín hiệu · 1/2 vụ việc quá hạn').waitFor();
    await page.locator('.area-map__many[data-state="overdue"][data-count="4"]').click();
    const picked = part('Tại điểm đã chọn');
    await picked.getByRole('link', { name: 'Camera chợ' }).waitFor();
    await picked.getByText('PA-1').waitFor();
    expect(asked('pick')).toBe(COMMUNE);
    await wholePicture(page, 'map-page-province-picked-1440');
    expect(await violationsOf(page)).toEqual([]);
    await layer('Vụ việc đang mở').uncheck();
    await row.getByText('2/3 nguồn mất tín hiệu', { exact: true }).waitFor();
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await wholePicture(page, 'map-page-province-390-dark');
    expect(await page.evaluate(WIDER)).toBe(false);
    await row.getByRole('link', { name: 'Đồng Đăng' }).click();
    await part('Nguồn mất tín hiệu').waitFor();
  });

  it('shows a moment of the past: what was open and late then, of a commune and in all of a province', async () => {
    const at = new Date(Date.now() - 10 * 3_600_000 + 7 * 3_600_000).toISOString().slice(0, 16);
    await open(`${MAP}?at=${at}`);
    await page.getByText(/Đang xem thời điểm/).waitFor();
    await part('Vụ việc đang mở').getByText('PA-1').waitFor();
    expect(await page.getByText('PA-2').count()).toBe(0);
    expect(await part('Vụ việc quá hạn').count()).toBe(0);
    await page.goto(`${town.server.httpUrl}/u/${PROVINCE}/map?at=${at}`);
    const row = part('Nguồn và vụ việc theo đơn vị').locator(`[data-unit="${COMMUNE}"]`);
    await row.getByText('0/1 vụ việc quá hạn').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Trở về hiện tại' }).click();
    await row.getByText('1/2 vụ việc quá hạn').waitFor();
  });

  it('fits a phone, in English', async () => {
    await open(`${MAP}?lang=en`, PHONE);
    await part('Overdue cases').waitFor();
    await wholePicture(page, 'map-page-commune-390');
    expect(await page.evaluate(WIDER)).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('shows a technician no cases', async () => {
    const technician = await town.user('ky-thuat', 'technician', COMMUNE);
    await open(MAP, DESK, technician.cookie);
    await part('Nguồn khác').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(1);
    expect(await page.getByText('PA-1').count()).toBe(0);
  });
});
