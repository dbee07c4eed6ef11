import { until } from '@nhip-xa/testing';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  tileOf,
  untilLive,
  untilTile,
  type PageTroubles,
} from './kit/browser';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
/** Nothing feeds it; its target is at least 80 %. */
const TYPED = 'dossiers-paid-online';
const COUNTED = 'feedback-overdue';
const DAY_MS = 86_400_000;

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const SCREENS = [
  { size: WIDE, lang: 'vi' },
  { size: WIDE, lang: 'en' },
  { size: NARROW, lang: 'vi' },
  { size: NARROW, lang: 'en' },
] as const;

const WORDS = {
  vi: {
    first: 'Cần xử lý trước',
    unfed: /Chưa có nguồn số liệu \(\d+\)/,
    type: 'Nhập số liệu',
    numerator: 'Tử số',
    denominator: 'Mẫu số',
    note: 'Ghi chú',
    save: 'Lưu số liệu',
    mark: /nhập tay · đến \d\d\/\d\d\/\d{4}/,
    by: 'Nhập tay bởi admin',
    back: 'Thu hồi',
    withdrawn: /admin đã thu hồi/,
    export: 'Xuất CSV',
    exported: /Đã xuất/,
    open: 'Xem tại thời điểm',
    moment: 'Ngày giờ',
    go: 'Xem',
    band: /Đang xem thời điểm/,
    now: 'Trở về hiện tại',
  },
  en: {
    first: 'To be seen to first',
    unfed: /No source of data yet \(\d+\)/,
    type: 'Type a number',
    numerator: 'Numerator',
    denominator: 'Denominator',
    note: 'Note',
    save: 'Save the number',
    mark: /typed · until \d\d\/\d\d\/\d{4}/,
    by: 'Typed by admin',
    back: 'Take back',
    withdrawn: /taken back by admin/,
    export: 'Export CSV',
    exported: /exported/,
    open: 'See a moment',
    moment: 'Day and time',
    go: 'See',
    band: /This is/,
    now: 'Back to now',
  },
} as const;

/** `20/11/2026 08:05` in Vietnam, as it is typed. */
function typedMoment(ms: number): string {
  const iso = new Date(ms + 7 * 3_600_000).toISOString();
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year} ${iso.slice(11, 16)}`;
}

describe('many numbers, typed ones, and the past', () => {
  let town: Town;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    url = town.server.httpUrl;
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Cao Lộc');
    const desk = await town.connected({ id: 'phan-anh', kind: 'service', unit: COMMUNE });
    await desk.publish(
      'case',
      ['P-1', 'P-2', 'P-3'].map((id) => ({
        kind: 'feedback',
        id,
        state: 'processing',
        openedAt: new Date(Date.now() - 2 * DAY_MS).toISOString(),
        dueAt: new Date(Date.now() - 3_600_000).toISOString(),
      })),
    );
    await town.untilKpi(COMMUNE, COUNTED, ({ value }) => value === 3);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function signedIn(
    path: string,
    { size, lang }: (typeof SCREENS)[number],
  ): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, size);
    await bringCookie(page, url, town.admin.cookie);
    await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    await untilLive(page, 'connected');
    return page;
  }

  const isWide = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

  it.each(SCREENS)('a unit says first what needs somebody: $size.width, $lang', async (screen) => {
    const words = WORDS[screen.lang];
    const page = await signedIn(`/u/${COMMUNE}`, screen);
    const first = page.getByRole('region', { name: words.first });
    await first.locator(tileOf(COMMUNE, COUNTED)).waitFor();
    // every KPI is somewhere, those that nothing feeds folded away
    const { items } = await town.admin.get<{ items: { kpi: string }[] }>(`/units/${COMMUNE}/kpis`);
    for (const { kpi } of items) {
      await page.locator(tileOf(COMMUNE, kpi)).first().waitFor({ state: 'attached' });
    }
    expect(await page.locator('.domain').count()).toBe(9);
    if (screen.size === WIDE) await page.getByText(words.unfed).first().waitFor();
    await expect(page.locator(tileOf(COMMUNE, 'rain-24h')).first().isVisible()).resolves.toBe(
      false,
    );
    expect(await isWide(page)).toBe(false);
    await picture(page, `unit-many-${screen.size.width}-${screen.lang}`);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it.each(SCREENS)(
    'a number is typed, marked, exported and taken back: $size.width, $lang',
    async (screen) => {
      const words = WORDS[screen.lang];
      const page = await signedIn(`/u/${COMMUNE}/kpi/${TYPED}`, screen);
      const form = page.getByRole('form', { name: words.type });
      // what comes in above it moves the button away from under a click
      await until('the form is open', async () => {
        const button = page.getByRole('button', { name: words.type });
        if (await button.isVisible()) await button.click();
        return form.isVisible();
      });
      await form.getByLabel(words.numerator).fill('45');
      await form.getByLabel(words.denominator).fill('0');
      await form.getByRole('button', { name: words.save }).click();
      // a side of 0 is refused before anything is sent
      await form.getByRole('alert').filter({ hasText: '0' }).waitFor();
      await form.getByLabel(words.denominator).fill('50');
      await form.getByLabel(words.note).fill('Sổ tháng');
      await picture(page, `typed-form-${screen.size.width}-${screen.lang}`);
      await form.getByRole('button', { name: words.save }).click();
      // 100 × 45 / 50
      await untilTile(page, COMMUNE, TYPED, { value: 90, status: 'good' });
      await page.getByText(words.mark).first().waitFor();
      await page.getByText(words.by).waitFor({ timeout: 10_000 });
      await picture(page, `typed-${screen.size.width}-${screen.lang}`);
      expect(await isWide(page)).toBe(false);

      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: words.export }).click();
      const text = await readFile(await (await download).path(), 'utf8');
      expect(text).toMatch(new RegExp(`^\\ufeff.*;Cao Lộc;${COMMUNE}\\r\\n`));
      expect(text).toContain(`;DVC-05;${TYPED}\r\n`);
      expect(text.trimEnd().split('\r\n').at(-1)).toMatch(/typed admin;.*;45$/);
      await page.getByText(words.exported).waitFor();

      const row = page.locator('[data-typed]').first();
      await row.getByRole('button', { name: words.back }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.back }).click();
      await page.getByText(words.withdrawn).first().waitFor();
      await untilTile(page, COMMUNE, TYPED, { value: null, status: 'none' });
      expect(page.errors).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('is typed by officers, and shown to those who may not', async () => {
    await town.user('truong-xa', 'chairman', COMMUNE);
    const cookie = (await town.signedIn('truong-xa')).cookie;
    const page = await freshPage(browser, WIDE);
    await bringCookie(page, url, cookie);
    await page.goto(`${url}/u/${COMMUNE}/kpi/${TYPED}`);
    await page.locator('[data-typed]').first().waitFor();
    expect(await page.getByRole('button', { name: 'Nhập số liệu' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Thu hồi' }).count()).toBe(0);
    await page.context().close();
  });

  it.each(SCREENS)(
    'a moment of the past is unmistakable, and leads back: $size.width, $lang',
    async (screen) => {
      const words = WORDS[screen.lang];
      const page = await signedIn(`/u/${COMMUNE}`, screen);
      await untilTile(page, COMMUNE, COUNTED, { value: 3 });
      await page.getByText(words.open).click();
      await page.getByLabel(words.moment).fill('31/02/2026 08:00');
      await page.getByRole('button', { name: words.go, exact: true }).click();
      await page.getByRole('alert').filter({ hasText: '20/11/2026' }).waitFor();
      // yesterday nothing was measured here
      await page.getByLabel(words.moment).fill(typedMoment(Date.now() - DAY_MS));
      await page.getByRole('button', { name: words.go, exact: true }).click();
      await page.getByText(words.band).waitFor();
      await page.waitForURL(/[?&]at=/);
      await untilTile(page, COMMUNE, 'dossiers-overdue', { value: null, status: 'none' });
      expect(await isWide(page)).toBe(false);
      await picture(page, `past-${screen.size.width}-${screen.lang}`);

      // a step into a KPI stays in that moment, and so does what it rests on
      const asked = page.waitForRequest(/\/evidence\?.*at=/);
      await page.goto(page.url().replace(/\?/, `/kpi/${COUNTED}?`));
      await asked;
      await page.getByText(words.band).waitFor();
      await page.getByRole('link', { name: words.now }).click();
      await page.getByText(words.band).waitFor({ state: 'detached' });
      expect(page.url()).not.toContain('at=');
      await untilTile(page, COMMUNE, COUNTED, { value: 3 });
      await page.getByRole('link', { name: 'P-2' }).waitFor();
      expect(page.errors).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('keeps the moment from step to step', async () => {
    const page = await signedIn(`/u/${COMMUNE}?at=2026-01-02T08:00`, { size: WIDE, lang: 'vi' });
    await page.getByText('Đang xem thời điểm 02/01/2026 08:00').waitFor();
    await page.getByRole('link', { name: 'Muộn hơn 1 giờ' }).click();
    await page.getByText('Đang xem thời điểm 02/01/2026 09:00').waitFor();
    await page.getByRole('navigation', { name: 'Vị trí' }).getByRole('link').last().click();
    await page.waitForURL(new RegExp(`/u/${PROVINCE}\\?.*at=`));
    await page.getByText('Đang xem thời điểm 02/01/2026 09:00').waitFor();
    // of what is to come nothing is known: it is now
    await page.goto(`${url}/u/${COMMUNE}?at=2099-01-01T00:00`);
    await untilTile(page, COMMUNE, COUNTED, { value: 3 });
    expect(await page.getByText('Đang xem thời điểm').count()).toBe(0);
    await page.context().close();
  });

  it('a file of evidence has every item that its caller may see, and says what it lacks', async () => {
    const path = `/api/v1/units/${COMMUNE}/kpis/${COUNTED}/evidence/export`;
    const get = (cookie: string, asked = ''): Promise<Response> =>
      fetch(`${url}${path}${asked}`, { headers: { cookie } });
    const answer = await get(town.admin.cookie);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = (await answer.text()).split('\r\n');
    const items = lines.filter((line) => line.includes('feedback '));
    expect(items).toHaveLength(3);
    // who may see numbers but no cases is told that they are missing
    await town.user('ky-thuat', 'technician', COMMUNE);
    const technician = await town.signedIn('ky-thuat');
    const seen = await (await get(technician.cookie)).text();
    expect(seen).not.toContain('P-2');
    expect(seen).toContain('case;ngoài vai trò của bạn');
    // before anything was told there was nothing
    const before = await (await get(town.admin.cookie, '?at=2026-01-02T00:00:00Z')).text();
    expect(before).not.toContain('P-2');
    expect((await get('')).status).toBe(401);
  });
});
