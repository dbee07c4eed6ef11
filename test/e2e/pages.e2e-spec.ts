import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { SERVER_ADMIN_PASSWORD, until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  tileData,
  tileOf,
  untilLive,
  untilTile,
  type PageTroubles,
} from './kit/browser';
import { Device } from './kit/device';
import { Town } from './kit/town';

const PROVINCE = '20';
const [WORST, BETTER, CALM] = ['06211', '06184', '06196'] as const;
const CONSOLE = { width: 1440, height: 900 };
/** [contract 4] losing a display closes its wall within this. */
const CLOSED_WITHIN_MS = 5_000;

describe('the pages', () => {
  let town: Town;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    url = town.server.httpUrl;
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(WORST, PROVINCE, 'Đồng Đăng');
    await town.commune(BETTER, PROVINCE, 'Lộc Bình');
    await town.commune(CALM, PROVINCE, 'Na Sầm');
    for (const [unit, overdue] of [
      [WORST, 4],
      [BETTER, 1],
      [CALM, 0],
    ] as const) {
      await fill(unit, overdue);
    }
    const voices = await town.connected({ id: 'phananh', kind: 'service', unit: BETTER });
    await voices.publish('case', {
      ...{ kind: 'feedback', id: 'P-0', state: 'processing' },
      dueAt: new Date(Date.now() - 60_000).toISOString(),
    });
    await town.untilKpi(BETTER, 'feedback-overdue', ({ value }) => value === 1);
    await town.untilKpi(PROVINCE, 'dossiers-overdue', ({ value }) => value === 5);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function fill(unit: string, overdue: number): Promise<void> {
    const desk = await town.connected({ id: 'motcua', kind: 'service', unit, name: 'Một cửa' });
    const dossiers = Array.from({ length: 6 }, (_, n) => ({
      kind: 'dossier',
      id: `H-${n}`,
      state: 'processing',
      openedAt: new Date(Date.now() - 86_400_000).toISOString(),
      dueAt: new Date(Date.now() + (n < overdue ? -1 : 1) * 3_600_000).toISOString(),
      attributes: { channel: n % 2 ? 'online' : 'counter' },
    }));
    await desk.publish('case', dossiers);
    const camera = await town.connected({ id: 'cam-1', kind: 'camera', unit });
    await camera.status('online');
    const gauge = await town.connected({
      id: 'water-1',
      kind: 'device',
      unit,
      attributes: { floodLevels: [3, 4, 5] },
    });
    await gauge.telemetry({ water_level: overdue });
  }

  async function signedIn(path: string): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, CONSOLE);
    await bringCookie(page, url, town.admin.cookie);
    await page.goto(url + path);
    await untilLive(page, 'connected');
    return page;
  }

  it('asks who one is, refuses a wrong password, and leads where one wanted to go', async () => {
    const page = await freshPage(browser, CONSOLE);
    await page.goto(`${url}/u/${WORST}`);
    await page.getByLabel('Tên đăng nhập').fill('admin');
    await page.getByLabel('Mật khẩu').fill('not-the-password');
    await picture(page, 'login-1440');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.locator('[role=alert]', { hasText: /\S/ }).waitFor();
    await page.getByLabel('Mật khẩu').fill(SERVER_ADMIN_PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL(`${url}/u/${WORST}`);
    await untilLive(page, 'connected');
    await untilTile(page, WORST, 'dossiers-overdue', { value: 4, status: 'critical' });
    await picture(page, 'unit-commune-1440');
    // The cookie is out of reach of whatever runs in the page.
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('ranks a province’s communes, worst first, and leads down to the cases behind', async () => {
    const page = await signedIn(`/u/${PROVINCE}?kpi=dossiers-overdue`);
    await page.getByRole('heading', { name: 'Lạng Sơn' }).waitFor();
    await untilTile(page, PROVINCE, 'dossiers-overdue', { value: 5 });
    const rows = page.locator('li[data-kpi="dossiers-overdue"]');
    await rows.nth(2).waitFor();
    expect(
      await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-unit'))),
    ).toEqual([WORST, BETTER, CALM]);
    await picture(page, 'unit-province-1440');
    // by another KPI they stand in its order at once, though the pointer is over them
    await rows.first().hover();
    await page.getByLabel('Xếp theo').selectOption('feedback-overdue');
    await page.locator(`li[data-kpi="feedback-overdue"][data-unit="${BETTER}"]`).waitFor();
    expect(await page.locator('li[data-kpi]').first().getAttribute('data-unit')).toBe(BETTER);
    await page.getByLabel('Xếp theo').selectOption('dossiers-overdue');
    await rows.first().getByRole('link').click();
    await page.waitForURL(`${url}/u/${WORST}/kpi/dossiers-overdue*`);
    // the way back up is to the same ranking
    await page.locator(`.crumbs a[href*="/u/${PROVINCE}?kpi=dossiers-overdue"]`).waitFor();
    await untilTile(page, WORST, 'dossiers-overdue', { value: 4, status: 'critical' });
    for (const id of ['H-0', 'H-1', 'H-2', 'H-3']) await page.getByText(id).waitFor();
    await expect(page.getByText('H-4').count()).resolves.toBe(0);
    await page.locator('canvas, svg').first().waitFor();
    await picture(page, 'kpi-dossiers-overdue-1440');

    await page.getByRole('link', { name: 'H-2' }).click();
    await page.waitForURL(`${url}/u/${WORST}/case/dossier/H-2*`);
    await page.getByRole('heading', { name: /H-2/ }).waitFor();
    await page.getByText('quá hạn').first().waitFor();
    await picture(page, 'case-1440');
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('carries on every tile what it shows, and follows a change without a reload', async () => {
    const page = await signedIn(`/u/${WORST}`);
    const kpis = await town.admin.get<{ items: { kpi: string }[] }>(`/units/${WORST}/kpis`);
    expect(kpis.items).toHaveLength(BUILT_IN_KPIS.length);
    for (const { kpi } of kpis.items) {
      const value = await town.kpi(WORST, kpi);
      // those that nothing feeds are folded away
      await page.locator(tileOf(WORST, kpi)).first().waitFor({ state: 'attached' });
      const shown = await tileData(page, WORST, kpi);
      expect({ kpi, ...shown, at: null }).toEqual({
        kpi,
        value: value.value === null ? '' : String(value.value),
        status: value.status,
        at: null,
      });
    }
    const desk = await town.connected({ id: 'motcua-2', kind: 'service', unit: WORST });
    await desk.publish('case', {
      kind: 'feedback',
      id: 'P-1',
      state: 'processing',
      dueAt: new Date(Date.now() - 1_000).toISOString(),
    });
    await untilTile(page, WORST, 'feedback-overdue', { value: 1, status: 'warning' }, 3_000);
    await page.context().close();
  });

  it.each(['/abc/xyz', `/u/${CALM}/kpi/nothing`])(
    'says that there is nothing at %s',
    async (path) => {
      const page = await signedIn(path);
      await page.getByRole('heading', { name: 'Không có mục này' }).waitFor();
      await page.getByRole('banner').waitFor();
      await page.context().close();
    },
  );

  it('speaks English where it is asked to, on the pages and on the wall', async () => {
    const page = await signedIn(`/u/${CALM}/kpi/flood-level?lang=en`);
    await page.getByRole('heading', { name: 'Highest flood alarm level' }).waitFor();
    await page.getByText('What the number rests on').waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.goto(`${url}/u/${CALM}/kpi/flood-level?lang=vi`);
    await page.getByRole('heading', { name: 'Cấp báo động lũ cao nhất' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('vi');

    const wall = await freshPage(browser);
    const display = await town.wall(CALM);
    await wall.goto(display.url.replace('#', '&lang=en#'));
    await untilLive(wall, 'connected');
    await wall.getByText('Just now', { exact: true }).waitFor();
    await picture(wall, 'wall-calm-en-1280');
    await wall.context().close();
    await page.context().close();
  });

  it('shows a new source’s credential once, and it works', async () => {
    const page = await signedIn('/admin/sources?lang=en');
    await page.getByRole('button', { name: 'Add a source' }).click();
    await page.getByRole('radio', { name: /^Another sensor/ }).check();
    await page.getByLabel('Source id').fill('mua-1');
    await page.getByLabel('Name').fill('Trạm mưa 1');
    const form = page.getByRole('form', { name: 'Add a source' });
    await form.getByLabel(/^Unit/).first().fill(BETTER);
    await page.getByRole('option', { name: new RegExp(`^${BETTER} · `) }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    const once = page.getByRole('alertdialog');
    await once.waitFor();
    await picture(page, 'admin-source-credential-1440');
    const [clientId, username, password] = await once.locator('code').allInnerTexts();
    expect([clientId, username]).toEqual([`${BETTER}.mua-1`, `${BETTER}.mua-1`]);

    await page.getByRole('button', { name: 'I have copied it' }).click();
    await once.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText(`${BETTER}.mua-1`).first().waitFor();
    expect(await page.content()).not.toContain(password);
    await picture(page, 'admin-sources-1440');

    const device = await Device.connect(town.server.mqttUrl, {
      clientId: clientId!,
      username: username!,
      password: password!,
    });
    await device.telemetry({ rain: 1 });
    await device.end();
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('makes a display whose link opens without a login, until it is revoked', async () => {
    const page = await signedIn('/admin/displays?lang=en');
    await page.getByRole('button', { name: 'Add a display' }).click();
    await page.getByLabel('Name').fill('Phòng họp tầng 2');
    // by its name, without marks and without the mouse
    const unit = page.getByRole('combobox', { name: 'Unit' });
    await unit.fill('dong dang');
    await page.getByRole('option', { name: WORST }).waitFor();
    await unit.press('Enter');
    await until('the unit is taken', async () =>
      (await unit.inputValue()).startsWith(WORST) ? true : undefined,
    );
    await page.getByRole('button', { name: 'Create' }).click();
    const link = await page.getByRole('alertdialog').locator('code').first().innerText();
    expect(link).toContain(`${url}/wall/${WORST}#token=`);
    await page.getByRole('button', { name: 'I have copied it' }).click();

    const wall = await freshPage(browser);
    await wall.goto(link);
    await untilLive(wall, 'connected');
    await untilTile(wall, WORST, 'dossiers-overdue', { value: 4, status: 'critical' });
    await picture(wall, 'wall-trouble-1280');
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await picture(wall, 'wall-trouble-1920');
    // It opens that wall and nothing else.
    for (const path of [`/units/${BETTER}/kpis`, `/cases?unit=${WORST}`, '/sources', '/users']) {
      const status = await wall.evaluate(`fetch('/api/v1${path}').then((answer) => answer.status)`);
      expect([401, 403, 404]).toContain(status);
    }

    await page
      .getByRole('row', { name: /Phòng họp tầng 2/ })
      .getByRole('button')
      .first()
      .click();
    const revokedAt = performance.now();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await untilLive(wall, 'refused', CLOSED_WITHIN_MS);
    await wall.locator(tileOf(WORST, 'dossiers-overdue')).waitFor({
      state: 'detached',
      timeout: CLOSED_WITHIN_MS,
    });
    console.log(`revoked → dark: ${Math.round(performance.now() - revokedAt)} ms`);
    await wall.getByText('Liên kết màn hình này đã bị thu hồi').waitFor();
    await picture(wall, 'wall-revoked-1280');
    // Nor does the link open it anew.
    await wall.reload();
    await wall.getByText('Liên kết màn hình này đã bị thu hồi').waitFor();
    expect(wall.errors).toEqual([]);
    await wall.context().close();
    await page.context().close();
  });

  it('shows the same wall to two screens, one of a province', async () => {
    const wall = await freshPage(browser, { width: 1920, height: 1080 });
    await wall.goto((await town.wall(PROVINCE)).url);
    await untilLive(wall, 'connected');
    await untilTile(wall, PROVINCE, 'dossiers-overdue', { value: 5 });
    await picture(wall, 'wall-province-1920');
    const scrolls = await wall.evaluate(
      'document.documentElement.scrollHeight > window.innerHeight || document.documentElement.scrollWidth > window.innerWidth',
    );
    expect(scrolls).toBe(false);
    await wall.context().close();
  });

  it('is worked by keyboard alone, from the login to a KPI', async () => {
    const page = await freshPage(browser, CONSOLE);
    await page.goto(`${url}/login?lang=en&next=${encodeURIComponent(`/u/${BETTER}`)}`);
    await page.locator('input[name=username]:focus').waitFor();
    await page.keyboard.type('admin');
    await page.keyboard.press('Tab');
    await page.keyboard.type(SERVER_ADMIN_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/u/${BETTER}*`);
    await untilTile(page, BETTER, 'dossiers-overdue', { value: 1 });
    const focused = (): Promise<string | null> =>
      page.evaluate('document.activeElement?.getAttribute("href")');
    const wanted = `/u/${BETTER}/kpi/dossiers-overdue`;
    for (let steps = 0; steps < 40; steps++) {
      if ((await focused())?.startsWith(wanted)) break;
      await page.keyboard.press('Tab');
    }
    expect(await focused()).toContain(wanted);
    // Whoever looks sees where the focus is.
    const outline = await page.evaluate(
      'getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow',
    );
    expect(outline).not.toBe('nonenone');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}${wanted}*`);
    await page.getByText('H-0').waitFor();
    await page.context().close();
  });

  it('says plainly what is not there, and leads back', async () => {
    const page = await signedIn('/u/99999?lang=en');
    await page.getByText('There is no such thing, or you may not see it').waitFor();
    await picture(page, 'not-found-1440');
    await page.context().close();
  });
});
