import type { SearchAnswer } from '@nhip-xa/contract';
import { SERVER_ADMIN_PASSWORD, until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './kit/axe';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  untilLive,
  untilTile,
  wholePicture,
  type PageTroubles,
} from './kit/browser';
import { Town } from './kit/town';

const PROVINCE = '20';
const [NEAR, FAR] = ['06211', '06184'] as const;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const KPI = 'dossiers-overdue';
const DOMAIN = 'public-services';
const NUMBER = '000.00.15.H37-261120-000';

describe('finding one’s way', () => {
  let town: Town;
  let browser: Browser;
  let url: string;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    url = town.server.httpUrl;
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(NEAR, PROVINCE, 'Đồng Đăng');
    await town.commune(FAR, PROVINCE, 'Lộc Bình');
    for (const [unit, overdue] of [
      [NEAR, 3],
      [FAR, 1],
    ] as const) {
      const desk = await town.connected({ id: 'motcua', kind: 'service', unit, name: 'Một cửa' });
      const dossiers = Array.from({ length: 4 }, (_, n) => ({
        kind: 'dossier',
        id: `${NUMBER}${unit === NEAR ? n : n + 5}`,
        state: 'processing',
        openedAt: new Date(Date.now() - 86_400_000).toISOString(),
        dueAt: new Date(Date.now() + (n < overdue ? -1 : 1) * 3_600_000).toISOString(),
        attributes: { procedure: '1.000894', procedureName: 'Thủ tục đăng ký kết hôn' },
      }));
      await desk.publish('case', dossiers);
    }
    cookies.set('admin', town.admin.cookie);
    cookies.set('far', (await town.user('can-bo', 'officer', FAR)).cookie);
    cookies.set('technician', (await town.user('ky-thuat', 'technician', NEAR)).cookie);
    await town.untilKpi(PROVINCE, KPI, ({ value }) => value === 4);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function opened(path: string, size = DESK, who = 'admin'): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, size);
    await bringCookie(page, url, cookies.get(who) as string);
    await page.goto(url + path);
    await untilLive(page, 'connected');
    return page;
  }

  const rest = (page: Page): Promise<unknown> =>
    until('nothing is loading any more', async () =>
      (await page.locator('[aria-busy="true"]').count()) === 0 ? true : undefined,
    );
  const field = (page: Page) => page.getByRole('combobox');
  const options = (page: Page) => page.getByRole('option');
  const crumbs = (page: Page) => page.getByRole('navigation', { name: 'Vị trí' });
  const wider = 'document.documentElement.scrollWidth > window.innerWidth';

  /** Goes on by Tab until what is focused is a link to there, and opens it. */
  async function tabTo(page: Page, href: string): Promise<void> {
    const at = (): Promise<string> =>
      page.evaluate('document.activeElement?.getAttribute("href") ?? ""');
    for (let steps = 0; steps < 60 && !(await at()).startsWith(href); steps += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await at()).toContain(href);
    await page.keyboard.press('Enter');
  }

  /** The heading of the page has the focus: it is read aloud, and Tab goes on from there. */
  const untilArrived = (page: Page, title: string): Promise<unknown> =>
    page.locator('h1:focus', { hasText: title }).waitFor();

  it('by keyboard alone, from the login to a case and back', async () => {
    const page = await freshPage(browser, DESK);
    await page.goto(`${url}/login`);
    await page.locator('input[name=username]:focus').waitFor();
    await page.keyboard.type('admin');
    await page.keyboard.press('Tab');
    await page.keyboard.type(SERVER_ADMIN_PASSWORD);
    await page.keyboard.press('Enter');
    await untilLive(page, 'connected');
    await page.keyboard.press('/');
    // faster than any answer
    await page.keyboard.type('dong dang');
    await page.keyboard.press('Enter');
    await untilArrived(page, 'Đồng Đăng');
    await tabTo(page, `/u/${NEAR}/domain/${DOMAIN}`);
    await untilArrived(page, 'Dịch vụ công');
    await tabTo(page, `/u/${NEAR}/kpi/${KPI}`);
    await untilArrived(page, 'quá hạn');
    await page.getByRole('link', { name: `${NUMBER}0` }).waitFor();
    await tabTo(page, `/u/${NEAR}/case/dossier/${NUMBER}`);
    await untilArrived(page, NUMBER);
    // the steps back stand before the heading
    for (let steps = 0; steps < 10; steps += 1) {
      await page.keyboard.press('Shift+Tab');
      const there = await page.evaluate('document.activeElement?.getAttribute("href") ?? ""');
      if (String(there).startsWith(`/u/${NEAR}/kpi/${KPI}`)) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/u/${NEAR}/kpi/${KPI}`);
    await untilArrived(page, 'quá hạn');
    await page.goBack();
    await untilArrived(page, NUMBER);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('by name, code and number, with what answers marked and where it lies', async () => {
    const page = await opened(`/u/${FAR}`);
    await page.keyboard.press('Control+k');
    await page.getByText('Không cần dấu.').waitFor();
    await field(page).fill('đồng đ');
    await options(page).first().waitFor();
    await expect(options(page).first().innerText()).resolves.toMatch(
      /Đồng Đăng.*06211\s+Lạng Sơn · Xã, phường/,
    );
    await expect(options(page).first().locator('mark').allInnerTexts()).resolves.toEqual([
      'Đồng',
      'Đ',
    ]);
    await picture(page, 'search-units-1440');
    // a KPI is opened for the unit that one is on
    await field(page).fill('ho so qua han');
    await options(page).filter({ hasText: 'Lộc Bình' }).first().waitFor();
    await picture(page, 'search-kpis-1440');
    await page.keyboard.press('ArrowDown');
    // what is chosen is told to those who do not see it, too
    const chosen = await options(page).first().getAttribute('id');
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(chosen);
    await page.keyboard.press('Escape');
    await options(page).first().waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowDown');
    await field(page).fill(`${NUMBER.toLowerCase()}0`);
    await page.getByRole('option', { name: `${NUMBER}0` }).waitFor();
    await field(page).fill('261120 0008');
    await page.getByRole('option', { name: `${NUMBER}8` }).waitFor();
    await picture(page, 'search-cases-1440');
    await expect(options(page).count()).resolves.toBe(1);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('option').click();
    await page.waitForURL(`${url}/u/${FAR}/case/dossier/${NUMBER}8`);
    await field(page).fill('không có gì như thế');
    await page.getByText('Không tìm thấy “không có gì như thế”.').waitFor();
    await picture(page, 'search-nothing-1440');
    await page.route('**/api/v1/search?*', (route) =>
      route.fulfill({ status: 400, json: { status: 400, code: 'bad-request' } }),
    );
    await field(page).fill('dong');
    await page.getByText(/^Chưa tìm được/).waitFor();
    await picture(page, 'search-trouble-1440');
    await page.unroute('**/api/v1/search?*');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await options(page).first().waitFor();
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('by the names of pages and procedures', async () => {
    const page = await opened(`/u/${FAR}`);
    const take = async (q: string, name: string | RegExp): Promise<void> => {
      await page.keyboard.press('/');
      await field(page).fill(q);
      await page.getByRole('option', { name }).first().waitFor();
    };
    await take('nguoi dung', 'Người dùng');
    await picture(page, 'search-pages-1440');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/admin/users`);
    // by the name in the other language, too
    await take('audit', 'Nhật ký');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/admin/audit`);
    await page.goto(`${url}/u/${FAR}`);
    await take('bao cao', 'Báo cáo');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/u/${FAR}/reports*`);
    for (const q of ['ket hon', '1.000894']) {
      await page.goto(`${url}/u/${FAR}`);
      await take(q, /đăng ký kết hôn.*1\.000894/s);
      await picture(page, 'search-procedures-1440');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${url}/u/${FAR}/cases?kind=dossier&procedure=1.000894`);
      await page.getByRole('link', { name: `${NUMBER}5` }).waitFor();
    }
    expect(page.errors).toEqual([]);
    await page.context().close();
    const officer = await opened(`/u/${FAR}`, DESK, 'far');
    await officer.keyboard.press('/');
    await field(officer).fill('nguoi dung');
    await officer
      .locator('[role=status]', { hasText: 'kết quả' })
      .or(officer.getByText('Không tìm thấy'))
      .first()
      .waitFor();
    await expect(officer.locator('[data-found="page /admin/users"]').count()).resolves.toBe(0);
    await officer.context().close();
  });

  it('shows what the browser knows at once, gives up what was overtaken, and moves nothing under the pointer', async () => {
    const page = await opened(`/u/${NEAR}`);
    const asked: string[] = [];
    const given: string[] = [];
    let release = (): void => undefined;
    const released = new Promise<void>((done) => (release = done));
    const q = (address: string): string => new URL(address).searchParams.get('q') ?? '';
    await page.route('**/api/v1/search?*', async (route) => {
      asked.push(q(route.request().url()));
      await released;
      await route.continue().catch(() => undefined);
    });
    page.on('requestfailed', (request) => given.push(q(request.url())));
    await page.keyboard.press('/');
    await field(page).fill('dong');
    await page.locator(`[data-found="unit ${NEAR}"]`).waitFor();
    await until('the server is asked', async () => (asked.includes('dong') ? true : undefined));
    await field(page).fill('ban do');
    await page.getByRole('option', { name: 'Bản đồ' }).waitFor();
    await until('the first question is given up', async () =>
      given.includes('dong') ? true : undefined,
    );
    await until('the server is asked', async () => (asked.includes('ban do') ? true : undefined));
    await field(page).fill('mot cua');
    await field(page).fill('don');
    const first = options(page).first();
    await first.waitFor();
    const before = await options(page).allInnerTexts();
    await first.hover();
    const place = await first.boundingBox();
    // until then the question before it may still be answered, and would not be given up
    await until('the server is asked', async () => (asked.includes('don') ? true : undefined));
    release();
    // what only the server knows comes below
    await page.getByRole('group', { name: 'Tìm thấy thêm' }).getByRole('option').first().waitFor();
    await picture(page, 'search-more-1440');
    const after = await options(page).allInnerTexts();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(await first.boundingBox()).toEqual(place);
    // what was overtaken is given up, if it was asked at all
    await until('nothing else waits', async () =>
      asked.filter((one) => !given.includes(one)).join() === 'don' ? true : undefined,
    );
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('finds nothing of others, and no cases for whoever reads none', async () => {
    const far = await opened(`/u/${FAR}`, DESK, 'far');
    for (const q of ['dong dang', NEAR, `${NEAR}.motcua`, `${NUMBER}0`, 'lang son']) {
      await far.keyboard.press('/');
      const answered = far.waitForResponse((answer) => answer.url().includes('/search?q='));
      await field(far).fill(q);
      // a definition is everybody's, and one of them says "đang hoạt động"
      const { units, sources, procedures, cases } = (await (await answered).json()) as SearchAnswer;
      expect([q, units, sources, procedures, cases]).toEqual([q, [], [], [], []]);
      await far.keyboard.press('Escape');
      await far.keyboard.press('Escape');
    }
    await far.context().close();
    const page = await opened(`/u/${NEAR}`, DESK, 'technician');
    await page.keyboard.press('/');
    await field(page).fill(`${NUMBER}0`);
    await page.getByText('Không tìm thấy').waitFor();
    await field(page).fill('mot cua');
    await page.getByRole('option', { name: 'Một cửa' }).click();
    await page.waitForURL(`${url}/s/${NEAR}.motcua`);
    await page.context().close();
  });

  it('from a province to the evidence in three clicks, at any moment, and back', async () => {
    const at = new Date(Date.now() - 60_000 + 7 * 3_600_000).toISOString().slice(0, 16);
    const page = await opened(`/u/${PROVINCE}?period=7d`);
    await page.getByRole('link', { name: 'Dịch vụ công', exact: true }).click();
    await page.waitForURL(`${url}/u/${PROVINCE}/domain/${DOMAIN}?period=7d`);
    const cell = page.locator(`td[data-kpi="${KPI}"][data-unit="${NEAR}"]`);
    await cell.waitFor();
    // the worst first
    await expect(page.locator('.domain-matrix tbody th').allInnerTexts()).resolves.toEqual([
      'Đồng Đăng',
      'Lộc Bình',
    ]);
    await wholePicture(page, 'domain-province-1440');
    await cell.getByRole('link').click();
    const item = page.getByRole('link', { name: `${NUMBER}0` });
    await item.waitFor();
    await picture(page, 'kpi-crumbs-1440');
    await item.click();
    await page.getByRole('heading', { level: 1, name: NUMBER }).waitFor();
    const way = ['Việt Nam', 'Lạng Sơn', 'Đồng Đăng', 'Dịch vụ công'];
    await expect(crumbs(page).getByRole('link').allInnerTexts()).resolves.toEqual([
      ...way,
      'Hồ sơ quá hạn đang xử lý',
    ]);
    await picture(page, 'case-crumbs-1440');
    // on to the source of the case, and still back to the number
    await page.getByRole('link', { name: `${NEAR}.motcua` }).click();
    await crumbs(page).getByRole('link', { name: 'Hồ sơ quá hạn' }).click();
    await page.waitForURL(`${url}/u/${NEAR}/kpi/${KPI}?period=7d`);

    await page.goto(`${url}/u/${NEAR}/kpi/${KPI}?at=${at}&lang=vi`);
    await page.getByText('Đang xem thời điểm').waitFor();
    await page
      .getByRole('link', { name: `${NEAR}.motcua` })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Một cửa' }).waitFor();
    await crumbs(page).getByRole('link', { name: 'Dịch vụ công' }).click();
    await page.waitForURL((there) => there.searchParams.get('at') === at);
    await page.getByText('Đang xem thời điểm').waitFor();
    await crumbs(page).getByRole('link', { name: 'Lạng Sơn' }).click();
    await page.waitForURL(
      (there) => there.pathname === `/u/${PROVINCE}` && there.searchParams.get('at') === at,
    );
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('keeps the scroll where one was, and the focus where one went', async () => {
    const page = await opened(`/u/${NEAR}`);
    const link = page.locator('.kpi-row:visible').last();
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate<number>('window.scrollY');
    expect(before).toBeGreaterThan(100);
    await link.click();
    await page.locator('h1:focus').waitFor();
    await expect(page.evaluate('window.scrollY')).resolves.toBe(0);
    await page.goBack();
    await until('the page is where it was', async () =>
      Math.abs((await page.evaluate<number>('window.scrollY')) - before) < 5 ? true : undefined,
    );
    await page.goto(`${url}/u/${NEAR}`);
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Đến nội dung' }).press('Enter');
    await page.locator('main:focus').waitFor();
    await page.context().close();
  });

  it('lists the keys, and leaves single ones to whoever means the character', async () => {
    const page = await opened(`/u/${NEAR}?lang=en`);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'shortcuts-en-1440');
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    await expect(dialog.isVisible()).resolves.toBe(false);
    // the switch in the closed question loses the focus with the next frame
    await page.locator('input:focus').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.locator('input:focus').waitFor();
    await page.context().close();
  });

  it('shows the administration by theme, to each role what it may use', async () => {
    const page = await opened('/admin/sources');
    const menu = (of: Page) => of.getByRole('navigation', { name: 'Quản trị' });
    await expect(menu(page).getByRole('link').allInnerTexts()).resolves.toEqual(
      expect.arrayContaining(['Người dùng', 'Nguồn số liệu', 'Lịch làm việc', 'Màn hình']),
    );
    await picture(page, 'admin-1440');
    await menu(page).getByRole('link', { name: 'Người dùng' }).click();
    await untilArrived(page, 'Người dùng');
    await page.context().close();
    const phone = await opened('/admin/sources', PHONE, 'technician');
    await menu(phone).getByText('Nguồn số liệu').first().click();
    await menu(phone).getByRole('link', { name: 'Bản tin bị từ chối' }).waitFor();
    for (const name of ['Người dùng', 'Màn hình']) {
      await expect(menu(phone).getByRole('link', { name }).count()).resolves.toBe(0);
    }
    await picture(phone, 'admin-menu-390');
    expect(await violationsOf(phone)).toEqual([]);
    await menu(phone).getByRole('link', { name: 'Bản tin bị từ chối' }).click();
    await untilArrived(phone, 'Bản tin bị từ chối');
    await menu(phone).getByRole('link').first().waitFor({ state: 'hidden' });
    await phone.context().close();
  });

  it('on a telephone: the search over the whole width, the domain without anything wider', async () => {
    const page = await opened(`/u/${NEAR}`, PHONE);
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('dong');
    await options(page).first().waitFor();
    await picture(page, 'search-390');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'search-390-dark');
    await expect(page.evaluate(wider)).resolves.toBe(false);
    expect(await violationsOf(page)).toEqual([]);
    await options(page).first().click();
    await page.waitForURL(`${url}/u/${NEAR}`);
    await page.context().close();
    for (const unit of [PROVINCE, NEAR]) {
      const domain = await opened(`/u/${unit}/domain/${DOMAIN}`, DESK);
      await untilTile(domain, NEAR, KPI, { value: 3 });
      await rest(domain);
      for (const colorScheme of ['light', 'dark'] as const) {
        await domain.emulateMedia({ colorScheme });
        for (const size of [DESK, PHONE]) {
          await domain.setViewportSize(size);
          await wholePicture(domain, `domain-${unit}-${size.width}-${colorScheme}`);
          await expect(domain.evaluate(wider)).resolves.toBe(false);
        }
      }
      await domain.context().close();
    }
  });
});
