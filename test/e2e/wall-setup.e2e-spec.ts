import type { OwnDisplay, Screen, WatchedDisplay } from '@nhip-xa/contract';
import { type ApiClient } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  untilLive,
  type PageTroubles,
} from './kit/browser';
import { PagesAlone, UNIT } from './kit/pages-alone';
import { Town } from './kit/town';

const [PROVINCE, COMMUNE] = ['20', '06184'];
const CONSOLE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** [contract 4] losing a display closes its wall within this. */
const CLOSED_WITHIN_MS = 5_000;
const SCREEN = '0b8f6a52-6d7e-4a53-9d6c-3f6f4a5b1c2d';

type Look = Page & PageTroubles;

describe('setting up a wall', () => {
  let town: Town;
  let browser: Browser;
  let url: string;
  let chairman: ApiClient;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    url = town.server.httpUrl;
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Lộc Bình');
    chairman = await town.user('chu-tich', 'chairman', COMMUNE);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function open(cookie: string, path: string, size = CONSOLE): Promise<Look> {
    const page = await freshPage(browser, size);
    await bringCookie(page, url, cookie);
    await page.goto(url + path);
    await untilLive(page, 'connected');
    return page;
  }

  /** What the display of this context is told of itself, past the page. */
  const own = (wall: Page): Promise<OwnDisplay> =>
    wall.evaluate(`fetch('/api/v1/displays/own').then((answer) => answer.json())`);

  /** A screen of this context reports itself, past the page. */
  const report = (wall: Page, version: string): Promise<number> => {
    const said = { screen: SCREEN, width: 1920, height: 1080, scene: 'services' };
    const body = JSON.stringify({ ...said, version, drawnMs: 240, uptimeSeconds: 5 });
    return wall.evaluate(`fetch('/api/v1/displays/own/screens', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)},
    }).then((answer) => answer.status)`);
  };

  /** Bigger than its window to the side: somebody would have to scroll. */
  const overflows = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

  const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

  it('goes from the unit’s page to a link, a living screen, a change and a dark wall', async () => {
    const page = await open(chairman.cookie, `/u/${COMMUNE}`);
    await page.getByRole('link', { name: 'Lập màn hình' }).click();
    await page.getByLabel('Tên màn hình').fill('Phòng họp tầng 2');
    await page.frameLocator('iframe').locator('body[data-live="connected"]').waitFor();
    await picture(page, 'setup-1440');

    // by the keyboard: the services stand before the overview, and the button keeps the focus
    const up = page.getByRole('button', { name: 'Đưa Dịch vụ công lên' });
    await up.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Dịch vụ công: vị trí 1 trên 8').waitFor();
    await page.locator('li[data-key="services"] button[data-by="1"]:focus').waitFor();
    await page.getByLabel('Thời gian của cảnh Dịch vụ công, giây').fill('45');
    await page.getByRole('button', { name: 'Bỏ An ninh trật tự' }).click();
    await page.getByText('Riêng cho màn hình này').click();
    const numbers = page.getByRole('list', { name: 'Các con số' });
    for (let left = await numbers.locator('li').count(); left > 2; left -= 1) {
      await numbers.locator('li').last().getByRole('button').last().click();
    }
    const kept = await numbers
      .locator('li')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-key')));
    await page.getByText('Một tiếng chuông').click();
    await page.getByRole('button', { name: 'Tạo màn hình và lấy liên kết' }).click();

    const once = page.getByRole('alertdialog');
    const link = await once.locator('code').innerText();
    expect(link).toContain(`${url}/wall/${COMMUNE}#token=`);
    await once.getByRole('img', { name: /Mã QR/ }).waitFor();
    await picture(page, 'made-1440');

    const wall = await freshPage(browser, { width: 1920, height: 1080 });
    await wall.goto(link);
    await untilLive(wall, 'connected');
    const told = await own(wall);
    expect(told.name).toBe('Phòng họp tầng 2');
    expect(told.settings.scenes.slice(0, 2)).toEqual([
      { scene: 'services', seconds: 45 },
      { scene: 'overview', seconds: 60 },
    ]);
    expect(told.settings.scenes.map(({ scene }) => scene)).not.toContain('security');
    expect(told.settings).toMatchObject({ kpis: kept, chime: true });
    expect(kept).toHaveLength(2);

    await page.getByRole('button', { name: 'Đã chép xong' }).click();
    await row(page, 'Phòng họp tầng 2').getByText('Chưa mở', { exact: true }).waitFor();
    expect(await report(wall, '0.0.1')).toBe(204);
    const admin = await open(town.admin.cookie, '/admin/displays');
    const seen = row(admin, 'Phòng họp tầng 2');
    // the wall itself may have told of its screen by now, too
    await seen.getByText('1920 × 1080').first().waitFor();
    await seen.getByText('Đang sáng').first().waitFor();
    await seen.getByText('phiên bản cũ').waitFor();
    await seen.getByText('Hiện số sau 240 ms').waitFor();
    await seen.getByText('Đang chiếu: Dịch vụ công').waitFor();

    // what is changed is told to the display at once
    await seen.getByRole('link', { name: 'Sửa' }).click();
    await admin.getByLabel('Tên màn hình').fill('Hội trường');
    await admin.getByRole('button', { name: 'Đặt lại như thường lệ' }).click();
    await admin.getByRole('button', { name: 'Lưu' }).click();
    await admin.getByText('Đã lưu.').waitFor();
    await picture(admin, 'edit-1440');
    const changed = await own(wall);
    expect(changed.name).toBe('Hội trường');
    expect(changed.settings).toMatchObject({ kpis: null, chime: false });

    await admin.goto(`${url}/admin/displays`);
    await row(admin, 'Hội trường').getByRole('button', { name: 'Thu hồi' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await untilLive(wall, 'refused', CLOSED_WITHIN_MS);
    await row(admin, 'Hội trường').waitFor({ state: 'detached' });
    expect(await report(wall, '0.0.1')).toBe(401);
    expect([page.errors, admin.errors, wall.errors]).toEqual([[], [], []]);
    for (const each of [page, admin, wall]) await each.context().close();
  });

  it('keeps whoever may not set up walls from it, and says whom to ask', async () => {
    const officer = await town.user('can-bo', 'officer', COMMUNE);
    const page = await open(officer.cookie, `/u/${COMMUNE}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Lập màn hình' }).count()).toBe(0);
    await page.goto(`${url}/u/${COMMUNE}/wall-setup`);
    await page.getByText('Hãy nhờ một trong những người đó').waitFor();
    await page.context().close();
  });

  it('chooses what colours a province’s map', async () => {
    const page = await open(town.admin.cookie, `/u/${PROVINCE}/wall-setup?lang=en`);
    await page.getByLabel('Name of the wall').fill('Tỉnh');
    await page.getByLabel('Colour the communes by').selectOption('domain environment');
    await page.getByRole('button', { name: 'Make the wall' }).click();
    await page.getByRole('alertdialog').waitFor();
    const { items } = await town.admin.get<{ items: WatchedDisplay[] }>('/displays');
    expect(items.find(({ name }) => name === 'Tỉnh')?.settings).toMatchObject({
      map: { domain: 'environment' },
    });
    await page.context().close();
  });

  it('prints its guide on one sheet', async () => {
    for (const lang of ['vi', 'en']) {
      const page = await open(chairman.cookie, `/u/${COMMUNE}/wall-guide?lang=${lang}`);
      await page.getByText('--kiosk').first().waitFor();
      await picture(page, `guide-${lang}-1440`);
      const sheet = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      // each page of a PDF is one object of this type
      expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      // 210 mm of A4 less two margins of 12 mm, at 96 pixels an inch
      await page.setViewportSize({ width: 703, height: 1032 });
      await page.emulateMedia({ media: 'print' });
      await picture(page, `guide-${lang}-print`);
      await page.context().close();
    }
  });

  it('fits a telephone and both themes', async () => {
    const walls = ['Tiếp dân và trả kết quả của Trung tâm Phục vụ hành chính công', 'Sảnh'];
    const made = [];
    for (const name of walls) {
      made.push(await town.admin.post<{ token: string }>('/displays', { unit: COMMUNE, name }));
    }
    const screen = await freshPage(browser);
    await screen.goto(`${url}/wall/${COMMUNE}#token=${made[0]?.token}`);
    await untilLive(screen, 'connected');
    await report(screen, '0.0.1');
    await screen.evaluate(`fetch('/api/v1/displays/own/faults', {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ screen: '${SCREEN}', version: '0.0.1', where: 'map',
        message: 'TypeError: không đọc được ranh giới của xã' }),
    })`);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [width, size] of [
        [1440, CONSOLE],
        [390, PHONE],
      ] as const) {
        const page = await open(town.admin.cookie, '/admin/displays', size);
        await page.emulateMedia({ colorScheme });
        await row(page, 'Tiếp dân').getByText('ranh giới').waitFor();
        await picture(page, `displays-${colorScheme}-${width}`);
        expect([width, await overflows(page)]).toEqual([width, false]);
        await page.goto(`${url}/u/${COMMUNE}/wall-setup`);
        await page.frameLocator('iframe').locator('body[data-live="connected"]').waitFor();
        await page.getByText('Riêng cho màn hình này').click();
        expect([width, await overflows(page)]).toEqual([width, false]);
        const folder = process.env.E2E_PICTURES;
        if (folder) {
          const path = `${folder}/setup-${colorScheme}-${width}.png`;
          await page.screenshot({ path, fullPage: true });
        }
        await page.context().close();
      }
    }
    await screen.context().close();
  });
});

describe('the list of walls', () => {
  const MINUTE_MS = 60_000;
  const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();
  const screen = (n: number, over: Partial<Screen> = {}): Screen => ({
    id: SCREEN.slice(0, -1) + String(n),
    version: '1.4.0',
    width: 3840,
    height: 2160,
    scene: 'environment',
    drawnMs: 180,
    startedAt: ago(60 * 24 * 90),
    lastSeenAt: ago(0),
    alive: true,
    outdated: false,
    faults: 0,
    lastFault: null,
    lastFaultAt: null,
    ...over,
  });
  const dark = { alive: false, lastSeenAt: ago(60 * 26), drawnMs: null };
  const fault = {
    faults: 1_204,
    lastFault: `map: ${'TypeError: không đọc được ranh giới của xã '.repeat(5)}`,
    lastFaultAt: ago(3),
  };
  const LONG = 'Trung tâm Phục vụ hành chính công và Giám sát điều hành thông minh, tầng 2 nhà B';
  const walls: [string, Screen[]][] = [
    ['Sảnh', [screen(1, { width: 1080, height: 1920, drawnMs: 1_840 })]],
    [LONG, [screen(2, fault), screen(3, { ...dark, version: '1.3.9', outdated: true })]],
    ['Hội trường', []],
    ['Phòng họp', [screen(4, { ...dark, width: 5760, height: 1080 })]],
  ];

  it('puts dark walls first, each told by word', async () => {
    const pages = await PagesAlone.start();
    const items = walls.map(([name, screens], n) => ({
      id: String(n),
      unit: UNIT,
      name,
      createdAt: ago(60 * 24 * 91),
      lastSeenAt: null,
      settings: null,
      screens,
    }));
    pages.answer('/displays', { body: { items, next: null } });
    const browser = await startBrowser();
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const size of [CONSOLE, PHONE]) {
        const page = await pages.open(browser, '/admin/displays', size);
        await page.emulateMedia({ colorScheme });
        const rows = page.locator('tr[data-display]');
        await rows.first().waitFor();
        expect(
          await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-state'))),
        ).toEqual(['dark', 'partly', 'unopened', 'alive']);
        await rows
          .nth(0)
          .getByText(/Tối từ hôm qua|Tối từ \d\d\/\d\d/)
          .first()
          .waitFor();
        await rows.nth(1).getByText('1.204 lỗi từ lúc mở').waitFor();
        await rows.nth(2).getByText('Mở liên kết trên tivi').waitFor();
        await rows.nth(3).getByText('Hiện số sau 1,8 s').waitFor();
        await page.getByText('1 màn hình tối').waitFor();
        const wide = await page.evaluate(
          'document.documentElement.scrollWidth > window.innerWidth',
        );
        expect([size.width, wide]).toEqual([size.width, false]);
        const folder = process.env.E2E_PICTURES;
        const path = `${folder}/list-${colorScheme}-${size.width}.png`;
        if (folder) await page.screenshot({ path, fullPage: true });
        await page.context().close();
      }
    }
    pages.answer('/displays', { status: 503, body: { code: 'unavailable', status: 503 } });
    const page = await pages.open(browser, '/admin/displays', CONSOLE);
    await page.getByRole('button', { name: 'Thử lại' }).waitFor({ timeout: 30_000 });
    await browser.close();
    await pages.stop();
  });
});
