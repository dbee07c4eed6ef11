import { readFileSync } from 'node:fs';
import { until } from '@nhip-xa/testing';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
  settled,
  startBrowser,
  untilLive,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import type { Device } from './kit/device';
import { PagesAlone, UNIT } from './kit/pages-alone';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const EMPTY = '06212';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Three pages of a hundred and a half. */
const DOSSIERS = 350;
const CASES = `/u/${COMMUNE}/cases`;

const hour = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const nameOf = (n: number): string => `H-${String(n).padStart(4, '0')}`;
/** Every tenth is done; H-0001 … H-0005 are overdue, since their day is over. */
const dossier = (n: number) => ({
  kind: 'dossier',
  id: nameOf(n),
  state: n % 10 === 0 ? 'finished' : 'processing',
  openedAt: hour(1_000 - n),
  ts: hour(n % 10 === 0 ? 300 : 999 - n),
  dueAt: n <= 5 ? hour(2) : hour(-1_000),
  attributes: { procedure: `TT-${n % 2}`, channel: 'online' },
});

describe('lists as tables', () => {
  let town: Town;
  let browser: Browser;
  let desk: Device;
  let page: Page & PageTroubles;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    await town.commune(EMPTY, PROVINCE, 'Hoàng Văn Thụ');
    desk = await town.connected({ id: 'motcua', kind: 'service', unit: COMMUNE, name: 'Một cửa' });
    await desk.publish(
      'case',
      Array.from({ length: DOSSIERS }, (_, n) => dossier(n + 1)),
    );
    await desk.publish('case', {
      kind: 'task',
      id: 'V-1',
      state: 'assigned',
      openedAt: hour(2_000),
    });
    await desk.publish('event', [
      { id: 'e1', ts: hour(2), type: 'trade.order', amount: 120_000 },
      { id: 'e2', ts: hour(1), type: 'assist.visit' },
    ]);
    const water = await town.connected({ id: 'nuoc', kind: 'device', unit: COMMUNE });
    for (const n of [1, 2, 3]) await water.telemetry({ water_level: n / 2 }, hour(n / 10));
    await until('the last reading is there', async () => {
      const { items } = await town.admin.get<{ items: unknown[] }>(
        `/sources/${COMMUNE}.nuoc/readings`,
      );
      return items.length === 3 ? true : undefined;
    });
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
  const heading = (name: string) => page.getByRole('columnheader', { name, exact: true });
  const choice = (name: string) => page.getByRole('combobox', { name });
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const loaded = (words: string) => page.getByText(words, { exact: true }).waitFor();
  const rows = (): Promise<string[]> => page.locator('.grid__row > th a').allTextContents();
  const firstRow = (id: string) =>
    until(`${id} comes first`, async () => ((await rows())[0] === id ? true : undefined));
  const box = () => page.locator('.grid-box');

  async function download(name: string): Promise<{ name: string; bytes: Buffer }> {
    await button(name).focus();
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    // whoever uses the keyboard goes on from there
    expect(await page.locator(':focus').innerText()).toBe(name);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  it('fetches rows while one scrolls, draws only those that are seen, and says how many', async () => {
    await open(CASES);
    await loaded(`Đã tải 100 / ${DOSSIERS + 1}`);
    await firstRow(nameOf(DOSSIERS));
    await wholePicture(page, 'tables-cases-1440');
    const table = page.getByRole('table', { name: 'Hồ sơ, vụ việc' });
    expect(await table.getAttribute('aria-rowcount')).toBe(String(DOSSIERS + 2));
    await until('the end is reached', async () => {
      await box().evaluate((element) => element.scrollTo(0, element.scrollHeight));
      return (await page.getByText(`Đã tải 351 / 351`).count()) > 0 ? true : undefined;
    });
    await box().evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByRole('link', { name: nameOf(1), exact: true }).waitFor();
    expect(await page.locator('.grid__row').count()).toBeLessThan(60);
    await box().evaluate((element) => element.scrollTo(0, 0));
    await firstRow(nameOf(DOSSIERS));
    expect(await violationsOf(page)).toEqual([]);
  });

  it('is sorted by the keyboard, and goes back and forward', async () => {
    await open(CASES);
    await firstRow(nameOf(DOSSIERS));
    await heading('Hạn').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await firstRow(nameOf(1));
    expect(await heading('Hạn').getAttribute('aria-sort')).toBe('ascending');
    expect(page.url()).toContain('sort=effectiveDueAt');
    await page.keyboard.press('Enter');
    await until('the other way round', async () =>
      page.url().includes('sort=-effectiveDueAt') ? true : undefined,
    );
    await page.goBack();
    await firstRow(nameOf(1));
    await page.goBack();
    await firstRow(nameOf(DOSSIERS));
    await page.goForward();
    await firstRow(nameOf(1));
    // from the heading the next tabs lead into the rows, and from a row to its case
    const link = page.getByRole('link', { name: nameOf(1), exact: true });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Hồ sơ ${nameOf(1)}` }).waitFor();
  });

  const focused = (): Promise<string> =>
    page.evaluate('document.activeElement?.textContent || document.activeElement?.name || ""');

  it('is come back to by the keyboard: the row that was left, its filters, its scroll', async () => {
    await open(`${CASES}?kind=dossier`);
    await firstRow(nameOf(DOSSIERS));
    const left = nameOf(DOSSIERS - 40);
    await box().evaluate((element) => element.scrollTo(0, 1_500));
    const link = page.getByRole('link', { name: left, exact: true });
    await link.focus();
    const before = await box().evaluate((element) => element.scrollTop);
    expect(before).toBeGreaterThan(1_000);
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: left }).waitFor();
    await page.goBack();
    await until('the link has the focus again', async () =>
      (await focused()) === left ? true : undefined,
    );
    expect(page.url()).toContain(`${CASES}?kind=dossier`);
    const after = await box().evaluate((element) => element.scrollTop);
    expect(Math.abs(after - before)).toBeLessThan(5);
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: left }).waitFor();
  });

  it('keeps the focus in the field that one filters by, and gives it a place when all are cleared', async () => {
    await open(CASES);
    const field = page.getByRole('searchbox', { name: 'Tìm theo số' });
    await field.focus();
    await page.keyboard.type('H-000');
    await page.keyboard.press('Enter');
    await firstRow(nameOf(9));
    expect(await focused()).toBe('q');
    await page.goBack();
    await firstRow(nameOf(DOSSIERS));
    expect(await field.inputValue()).toBe('');
    await page.goForward();
    await firstRow(nameOf(9));
    await button('Bỏ lọc').focus();
    await page.keyboard.press('Enter');
    await firstRow(nameOf(DOSSIERS));
    await expect(page.locator('.list__fields :focus').count()).resolves.toBe(1);
  });

  it('calls what was measured by its words, with its unit', async () => {
    await open(`/s/${COMMUNE}.nuoc/readings`);
    await page.getByRole('cell', { name: 'mực nước water_level' }).first().waitFor();
    await page.getByRole('cell', { name: '1,5 m', exact: true }).waitFor();
    await expect(
      page.getByRole('combobox', { name: 'Đại lượng' }).locator('option').allInnerTexts(),
    ).resolves.toContain('mực nước (m)');
    await wholePicture(page, 'tables-readings-1440');
  });

  it('is filtered in its address, and says so where nothing fits', async () => {
    await open(CASES);
    await choice('Thời hạn').selectOption('quá hạn');
    await loaded('Đã tải 5 / 5');
    expect(page.url()).toContain('standing=overdue');
    await choice('Loại').selectOption('nhiệm vụ');
    await page.getByText('Không có dòng nào khớp.').waitFor();
    await button('Bỏ lọc').click();
    await loaded('Đã tải 100 / 351');
    await page.getByRole('searchbox', { name: 'Tìm theo số' }).fill('H-001');
    await page.keyboard.press('Enter');
    await loaded('Đã tải 10 / 10');
    await choice('Thủ tục').fill('TT-1');
    await page.keyboard.press('Enter');
    await loaded('Đã tải 5 / 5');
    await page.reload();
    await loaded('Đã tải 5 / 5');
  });

  it('shows the columns that one chose, and remembers them', async () => {
    await open(CASES);
    await firstRow(nameOf(DOSSIERS));
    await page.getByText('Cột', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'Kênh' }).check();
    await page.getByRole('checkbox', { name: 'Loại' }).uncheck();
    await page.keyboard.press('Escape');
    await heading('Kênh').waitFor();
    await heading('Loại').waitFor({ state: 'detached' });
    await page.waitForURL(/columns=id(%2C|,)state/);
    await page.goto(town.server.httpUrl + CASES);
    await heading('Kênh').waitFor();
  });

  it('goes out as files that say what they are', async () => {
    await open(`${CASES}?standing=overdue&sort=id&columns=id,standing,openedAt`);
    await loaded('Đã tải 5 / 5');
    const csv = await download('Xuất CSV');
    expect(csv.name).toMatch(/^ho-so-06211-.*\.csv$/);
    const cells: string[][] = parse(csv.bytes, {
      delimiter: ';',
      bom: true,
      relax_column_count: true,
    });
    expect(cells).toContainEqual(['Quá hạn', 'có']);
    expect(cells).toContainEqual(['Người xuất', 'admin']);
    expect(cells).toContainEqual(['Số dòng', '5']);
    const at = cells.findIndex(([first]) => first === 'Số');
    expect(cells[at]).toEqual(['Số', 'Thời hạn', 'Mở lúc']);
    expect(cells.slice(at + 1).map(([id]) => id)).toEqual([1, 2, 3, 4, 5].map(nameOf));
    await page.getByText(/^Đã xuất /).waitFor();
    const xlsx = await download('Xuất Excel');
    const sheet = (await readXlsx(xlsx.bytes)).sheets[0]!.rows;
    const last = sheet.at(-1)!;
    expect(last[0]).toBe(nameOf(5));
    expect(last[2]).toBeInstanceOf(Date);
  });

  it('what is new waits for its button', async () => {
    await open(CASES);
    await firstRow(nameOf(DOSSIERS));
    await desk.publish('case', { ...dossier(9_999), id: 'H-9999', openedAt: hour(0), ts: hour(0) });
    const fresh = button('1 mới');
    await fresh.waitFor({ timeout: 25_000 });
    expect((await rows())[0]).toBe(nameOf(DOSSIERS));
    await fresh.focus();
    await page.keyboard.press('Enter');
    await firstRow('H-9999');
    // the button is gone, and the keyboard is in the rows
    await expect(page.locator('.grid-box:focus').count()).resolves.toBe(1);
  });

  it.each([
    ['events', `/u/${COMMUNE}/events`, 'Đã tải 2 / 2', 'Sự kiện'],
    ['sources', `/u/${PROVINCE}/sources`, 'Đã tải 2 / 2', 'Nguồn số liệu'],
    ['readings', `/s/${COMMUNE}.nuoc/readings`, 'Đã tải 3 / 3', 'Số đo từng dòng'],
  ])(
    '%s: a table too, on a telephone as well, in English as well',
    async (name, path, count, title) => {
      await open(path);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await loaded(count);
      await wholePicture(page, `tables-${name}-1440`);
      expect(await violationsOf(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      await settled(page);
      await wholePicture(page, `tables-${name}-390`);
      expect(await violationsOf(page)).toEqual([]);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(PHONE.width);
      await page.goto(`${town.server.httpUrl}${path}?lang=en`);
      await page.getByText(count.replace('Đã tải', '').replace(' / ', ' of ').trim()).waitFor();
    },
  );

  it('where there is nothing it says how something comes', async () => {
    await open(`/u/${EMPTY}/cases`, PHONE);
    await page.getByText('Đơn vị chưa có hồ sơ, vụ việc nào.').waitFor();
    await page.getByText('Lọc danh sách').click();
    await choice('Trạng thái').waitFor();
    await wholePicture(page, 'tables-empty-390');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('leads there from the unit, from evidence and from a source', async () => {
    await open(`/u/${COMMUNE}/kpi/dossiers-overdue`);
    await page.getByRole('link', { name: 'Mở danh sách này để lọc, sắp xếp' }).click();
    await loaded('Đã tải 5 / 5');
    expect(page.url()).toContain('kind=dossier');
    await page.goto(`${town.server.httpUrl}/u/${COMMUNE}`);
    await page.getByRole('link', { name: 'Nguồn số liệu' }).click();
    await page.getByRole('link', { name: `${COMMUNE}.nuoc` }).click();
    await page.getByRole('link', { name: 'Số đo từng dòng' }).click();
    await loaded('Đã tải 3 / 3');
  });

  it('a technician sees no cases', async () => {
    const technician = await town.user('ky-thuat', 'technician', COMMUNE);
    await open(`/u/${COMMUNE}`, DESK, technician.cookie);
    await page.getByRole('link', { name: 'Nguồn số liệu' }).waitFor();
    expect(await page.getByRole('link', { name: 'Hồ sơ, vụ việc' }).count()).toBe(0);
    await page.goto(town.server.httpUrl + CASES);
    await page.getByText('Vai trò của bạn không được làm việc này').waitFor();
  });
});

describe('a list without end', () => {
  const ROWS = 1_000_000;
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

  const caseOf = (n: number) => ({
    ...{ unit: UNIT, kind: 'ticket', id: `T-${n}`, source: null, ts: hour(n), state: 'waiting' },
    ...{ openedAt: hour(n), acceptedAt: null, dueAt: null, effectiveDueAt: null, closedAt: null },
    ...{ pauses: [], severity: null, category: null, village: null, location: null },
    ...{ receivedBy: null, attributes: {}, open: true, overdue: false, late: false },
  });

  it('is held only around what one looks at, and is asked for again on the way back', async () => {
    const asked: number[] = [];
    pages.answer('/cases', ({ searchParams }) => {
      const from = Number(searchParams.get('cursor') ?? 0);
      asked.push(from);
      const items = Array.from({ length: 100 }, (_, n) => caseOf(from + n));
      const total = { count: 10_000, more: ROWS > 10_000 };
      return { body: { items, next: String(from + 100), total } };
    });
    const page = await pages.open(browser, `/u/${UNIT}/cases`, DESK);
    const box = page.locator('.grid-box');
    const scrollTo = async (words: string, place: 'scrollHeight' | '0'): Promise<void> => {
      await until(
        words,
        async () => {
          await box.evaluate(
            (element, to) => element.scrollTo(0, to === '0' ? 0 : element.scrollHeight),
            place,
          );
          return (await page.getByText(words, { exact: true }).count()) > 0 ? true : undefined;
        },
        20_000,
      );
    };
    await page.getByText('Đã tải 100 / hơn 10.000', { exact: true }).waitFor();
    await scrollTo('Đã tải 2.500 / hơn 10.000', 'scrollHeight');
    // 2,000 rows are held: those before T-500 are not
    await scrollTo('T-0', '0');
    expect(asked.filter((from) => from === 300)).toHaveLength(2);
    expect(asked.filter((from) => from === 1_500)).toHaveLength(1);
    await page.getByText('Đã tải 2.000 / hơn 10.000', { exact: true }).waitFor();
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('says when a page did not come, and tries again', async () => {
    let broken = true;
    pages.answer('/cases', () =>
      broken
        ? { status: 400, body: { code: 'bad-request', detail: 'sort' } }
        : { body: { items: [caseOf(1)], next: null, total: { count: 1, more: false } } },
    );
    const page = await pages.open(browser, `/u/${UNIT}/cases`, DESK);
    await page.getByText('Chưa lấy được số liệu').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('link', { name: 'T-1' }).waitFor();
    await page.context().close();
  });
});
