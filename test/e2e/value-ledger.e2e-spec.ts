import type { ValueEntry, ValueSummary } from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import type { ApiClient } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  untilLive,
  type PageTroubles,
} from './kit/browser';
import { Device } from './kit/device';
import { Town } from './kit/town';

const PROVINCE = '20';
const [DONG_DANG, LOC_BINH] = ['06211', '06184'] as const;
const CONSOLE = { width: 1440, height: 1200 };
const AT = '2026-02-15T12:00:00+07:00';
const SUMMARY = `&at=${encodeURIComponent(AT)}`;

/** The same entries by MQTT, by form and by file are one ledger. */
describe('the ledger of value and cost', () => {
  let town: Town;
  let browser: Browser;
  let officer: ApiClient;
  let staff: ApiClient;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(DONG_DANG, PROVINCE, 'Đồng Đăng');
    await town.commune(LOC_BINH, PROVINCE, 'Lộc Bình');
    officer = await town.user('lan', 'officer', DONG_DANG);
    staff = await town.user('hoa', 'province-staff', PROVINCE);
    await byMqtt();
    await byForm();
    await byFile();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const entry = (id: string, ts: string, amount: number, attributes: object, type = 'value') => ({
    id,
    ts,
    type: `${type}.entry`,
    amount,
    attributes,
  });

  async function byMqtt(): Promise<void> {
    const own = await town.connected({ id: 'erp', kind: 'service', unit: DONG_DANG });
    const measured = { class: 'labour', hours: 100, basis: 'measured' };
    await own.publish('event', [
      // the last moment of 2025 and the first of 2026 in Vietnam
      entry('truoc', '2025-12-31T23:59:59.999+07:00', 900_000_000, measured),
      entry('dau', '2026-01-01T00:00:00+07:00', 40_000_000, measured),
      entry('cuoi', '2026-03-31T23:59:59.999+07:00', 5_000_000, { class: 'thuong', basis: 1 }),
      entry('sau', '2026-04-01T00:00:00+07:00', 70_000_000, measured),
      entry('thue', '2026-02-01T08:00:00+07:00', 12_000_000, { class: 'rent' }, 'cost'),
    ]);
    const shared = await town.connected({ id: 'nen-tang', kind: 'service', unit: PROVINCE });
    const cost = entry('hd-1', '2026-02-02T08:00:00+07:00', 9_000_000, { class: 'rent' }, 'cost');
    await shared.publish('event', [
      { ...cost, commune: DONG_DANG },
      { ...cost, commune: LOC_BINH, amount: 8_000_000 },
    ]);
  }

  async function byForm(): Promise<void> {
    await officer.post('/value-ledger', {
      side: 'value',
      unit: DONG_DANG,
      at: '2026-03-31',
      amount: 15_000_000,
      class: 'recurrent',
      basis: 'estimated',
      hours: 20,
    });
    await officer.post('/value-ledger', {
      side: 'cost',
      unit: DONG_DANG,
      at: '2026-01-01',
      amount: 4_000_000,
      class: 'training',
    });
  }

  async function byFile(): Promise<void> {
    const file = [
      'Mã xã;Ngày;Bên;Số tiền;Nhóm;Giờ;Căn cứ',
      `${DONG_DANG};01/01/2026;giá trị;10.000.000,5;vô hình;;giả định`,
      `${LOC_BINH};15/02/2026;giá trị;6.000.000;giá trị mới;;đo được`,
      `${LOC_BINH};01/04/2026;chi phí;1.000.000;vận hành;;`,
    ].join('\r\n');
    for (const dry of ['&dryRun=1', '', '']) {
      const answer = await fetch(
        `${town.server.httpUrl}/api/v1/value-ledger/import?unit=${PROVINCE}${dry}`,
        { method: 'POST', body: file, headers: { ...staff.headers, 'content-type': 'text/csv' } },
      );
      expect(answer.status).toBe(200);
    }
  }

  const summary = (unit: string, more: string): Promise<ValueSummary> =>
    town.admin.get<ValueSummary>(`/value-ledger/summary?unit=${unit}${SUMMARY}${more}`);

  it('of a commune adds up over the quarter between local midnights', async () => {
    const quarter = await summary(DONG_DANG, '&period=quarter');
    // value: labour 40 (dau); recurrent 15 (form); intangible 10,0000005 (file); other 5 (cuoi)
    //        = 70 000 000,5; without 900 (truoc, the year before) and 70 (sau, the next quarter)
    // cost: rent 12 + 9 = 21; training 4 (form) = 25
    expect(quarter).toMatchObject({
      unit: DONG_DANG,
      period: 'quarter',
      from: '2025-12-31T17:00:00.000Z',
      to: '2026-03-31T17:00:00.000Z',
      value: {
        total: 70_000_000.5,
        entries: 4,
        hours: 120,
        byClass: {
          labour: 40_000_000,
          recurrent: 15_000_000,
          new: 0,
          intangible: 10_000_000.5,
          other: 5_000_000,
        },
        byBasis: {
          measured: 40_000_000,
          estimated: 15_000_000,
          assumed: 10_000_000.5,
          unstated: 5_000_000,
        },
      },
      cost: {
        total: 25_000_000,
        entries: 3,
        byClass: { capital: 0, rent: 21_000_000, operation: 0, training: 4_000_000, other: 0 },
      },
      net: 45_000_000.5,
      ratio: 2.80000002,
      children: [],
    });
  });

  it('of a province is the sum of its communes, for the quarter and the year', async () => {
    const quarter = await summary(PROVINCE, '&period=quarter');
    // Lộc Bình: value 6, cost 8 = −2; Đồng Đăng 45,0000005; together 43 000 000,5
    expect(quarter.net).toBe(43_000_000.5);
    expect(quarter.children.map(({ unit, name, net }) => [unit, name, net])).toEqual([
      [DONG_DANG, 'Đồng Đăng', 45_000_000.5],
      [LOC_BINH, 'Lộc Bình', -2_000_000],
    ]);
    const year = await summary(PROVINCE, '&period=year');
    // with 70 of value and 1 of cost of the second quarter: 43,0000005 + 70 − 1
    expect(year).toMatchObject({ net: 112_000_000.5, value: { entries: 6 }, cost: { entries: 5 } });
  });

  it('lists the entries with how each came', async () => {
    const entries = await town.admin.all<ValueEntry>(
      `/value-ledger?unit=${DONG_DANG}&from=2026-01-01T00:00:00%2B07:00&to=2026-04-01T00:00:00%2B07:00`,
    );
    // the last moment of March comes before its last day's midnight, at which what is typed counts
    const told = entries.map(({ at, via, by, source }) => [at, via, by ?? source]);
    expect(told.slice(0, 4)).toEqual([
      ['2026-03-31', 'mqtt', `${DONG_DANG}.erp`],
      ['2026-03-31', 'form', 'lan'],
      ['2026-02-02', 'mqtt', `${PROVINCE}.nen-tang`],
      ['2026-02-01', 'mqtt', `${DONG_DANG}.erp`],
    ]);
    // three at one moment, in whatever order
    expect(told.slice(4).sort()).toEqual([
      ['2026-01-01', 'csv', 'hoa'],
      ['2026-01-01', 'form', 'lan'],
      ['2026-01-01', 'mqtt', `${DONG_DANG}.erp`],
    ]);
  });

  it('counts what people type as no service that is offline', async () => {
    const value = await town.kpi(DONG_DANG, 'services-online');
    expect(value).toMatchObject({ denominator: 1, coverage: { expected: 1 } });
  });

  it('cannot be connected as', async () => {
    const credential = {
      clientId: `${DONG_DANG}._so-gia-tri`,
      username: `${DONG_DANG}._so-gia-tri`,
      password: '',
    };
    await expect(Device.connect(town.server.mqttUrl, credential)).rejects.toThrow();
  });

  async function opened(who: ApiClient, path: string): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, CONSOLE);
    await bringCookie(page, town.server.httpUrl, who.cookie);
    await page.goto(town.server.httpUrl + path);
    await untilLive(page, 'connected');
    return page;
  }
  const net = (page: Page, value: number) =>
    page.locator(`.worth-net__figure[data-value="${value}"]`).first().waitFor();

  it('is shown with its parts, and an officer enters and strikes out', async () => {
    const page = await opened(officer, `/u/${DONG_DANG}/value?at=2026-02-15`);
    await net(page, 45_000_000.5);
    await page.getByRole('heading', { name: 'Các phần, Quý 1/2026' }).waitFor();
    await page.locator('.chart svg').first().waitFor();
    await page.getByText('Đo được').first().waitFor();
    // the same by month: in the table each month with what it cost, what is left, and on what basis
    const months = page.getByRole('region', { name: 'Theo tháng', exact: true }).last();
    await months.getByRole('rowheader', { name: '02/2026' }).waitFor();
    await months.getByRole('rowheader', { name: '12/2025' }).waitFor();
    await page.getByRole('img', { name: /^Giá trị và chi phí của \d+ tháng, ròng/ }).waitFor();
    await months.scrollIntoViewIfNeeded();
    await picture(page, 'value-months-1440');
    await page.evaluate('scrollTo(0, 0)');
    await picture(page, 'value-commune-1440');

    await page.getByRole('button', { name: 'Ghi một mục' }).click();
    await page.getByLabel('Số tiền').fill('150.000');
    await page.getByRole('button', { name: 'Tạo' }).click();
    await page.getByText('đọc được hai cách').first().waitFor();
    await page.getByLabel('Số tiền').fill('1.500.000');
    await page.getByLabel('Ngày').fill('28/02/2026');
    await picture(page, 'value-form-1440');
    await page.getByRole('button', { name: 'Tạo' }).click();
    // 45 000 000,5 + 1 500 000
    await net(page, 46_500_000.5);

    const strike = page.getByRole('button', { name: 'Gạch bỏ: 28/02/2026, 1.500.000 ₫' });
    await strike.click();
    const dialog = page.getByRole('dialog', { name: 'Gạch bỏ' });
    await dialog.getByLabel('Lý do').fill('nhập nhầm');
    await dialog.getByRole('button', { name: 'Gạch bỏ' }).click();
    await net(page, 45_000_000.5);
    // its row goes, and what lies around it moves
    await strike.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Cả mục đã gạch' }).click();
    await page.waitForURL(/struck=shown/);
    await page.getByText('đã gạch: nhập nhầm (lan').waitFor();
    await page.getByRole('heading', { name: /^Các mục/ }).scrollIntoViewIfNeeded();
    await picture(page, 'value-entries-1440');
    expect(new URL(page.url()).searchParams.get('struck')).toBe('shown');
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('takes a file after it was looked at, and names its errors', async () => {
    const page = await opened(staff, `/u/${PROVINCE}/value?at=2026-02-15`);
    await net(page, 43_000_000.5);
    const choose = (text: string): Promise<void> =>
      page.locator('input[type=file]').setInputFiles({
        name: 'so.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      });
    const header = 'Mã xã;Ngày;Bên;Số tiền;Nhóm\n';
    await choose(`${header}${LOC_BINH};31/02/2026;chi phí;3.000.000;thuê\n`);
    await page.getByText('1 lỗi. Sửa tệp').waitFor();
    await page.getByText('không phải ngày dạng 20/11/2026').waitFor();
    expect(await page.getByRole('button', { name: /^Ghi \d/ }).count()).toBe(0);
    await choose(`${header}${LOC_BINH};28/02/2026;chi phí;3.000.000;thuê\n`);
    await page.getByText('1 dòng: 1 mục mới').waitFor();
    await net(page, 43_000_000.5);
    await picture(page, 'value-province-1440');
    await page.getByRole('button', { name: 'Ghi 1 mục' }).click();
    await net(page, 40_000_000.5);
    const rows = page.getByRole('table', { name: /^Theo đơn vị/ }).getByRole('rowheader');
    expect(await rows.allTextContents()).toEqual([
      expect.stringContaining('Đồng Đăng'),
      expect.stringContaining('Lộc Bình'),
    ]);
    await page.getByRole('button', { name: 'Năm 2026' }).click();
    await page.waitForURL(/period=year/);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('fits a telephone, and reads in English', async () => {
    const page = await opened(officer, `/u/${DONG_DANG}/value?at=2026-02-15&lang=en`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('heading', { name: 'Parts, Quarter 1/2026' }).waitFor();
    await page.locator('[data-entry]').first().waitFor();
    await picture(page, 'value-phone');
    await page.getByRole('heading', { name: 'By month' }).scrollIntoViewIfNeeded();
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'value-months-phone-dark');
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate<number>(wider)).toBe(0);
    const texts = await page.locator('#content').innerText();
    expect(texts).not.toMatch(/worth\.|Giá trị|undefined|NaN/);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('opens on the own unit, and on the running quarter', async () => {
    const page = await opened(officer, '/value');
    await page.waitForURL(`${town.server.httpUrl}/u/${DONG_DANG}/value*`);
    const [year, month] = isoDay(localDay(Date.now())).split('-').map(Number) as [number, number];
    await page
      .getByRole('heading', { name: `Các phần, Quý ${Math.ceil(month / 3)}/${year}` })
      .waitFor();
    expect(page.errors).toEqual([]);
    await page.context().close();
  });
});
