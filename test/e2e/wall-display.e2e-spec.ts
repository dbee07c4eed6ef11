import type { Page as List, WallSettings, WatchedDisplay } from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';
import { until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { encode } from 'uqr';
import { freshPage, picture, startBrowser, untilLive, untilTile } from './kit/browser';
import type { Device } from './kit/device';
import { geometryFaults } from './kit/geometry';
import { Town } from './kit/town';

const [PROVINCE, COMMUNE] = ['20', '06184'] as const;
const SIZE = { width: 1920, height: 1080 };
const PROCEDURE = 'Cấp giấy phép xây dựng nhà ở riêng lẻ';
/** What is set up is on the open wall, and both scenes of 10 s were seen, within this. */
const TURNED_MS = 90_000;
/** A screen reports itself 5 s after its start. */
const REPORTED_MS = 15_000;
/** Nobody may take old numbers for live ones for longer. */
const LOST_MS = 5_000;
/** A wall comes back within this once the server does: it waits up to half a minute. */
const BACK_MS = 60_000;

/** Runs in the page: each scene that stood, in its order. */
const RECORD_SCENES = `(() => {
  window.stood = [];
  const look = () => {
    const scene = document.querySelector('.wall__scene')?.dataset.scene;
    if (scene && window.stood.at(-1) !== scene) window.stood.push(scene);
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, attributes: true,
  });
})()`;

/** The dark modules of a drawn code, row by row. */
const darkOf = (path: string): string[] =>
  [...path.matchAll(/M(\d+) (\d+)H(\d+)/g)].flatMap(([, x, y, end]) =>
    Array.from({ length: Number(end) - Number(x) }, (_, n) => `${Number(x) + n} ${y}`),
  );

describe('a display that nobody touches', () => {
  let town: Town;
  let browser: Browser;
  let desk: Device;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Lộc Bình');
    desk = await town.connected({ id: 'motcua', kind: 'service', unit: COMMUNE });
    await dossier('processing', 9 * 86_400_000, 'H-0');
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const dossier = (state: string, dueMs: number, id = 'H-1'): Promise<number> => {
    const now = Date.now();
    return desk.publish('case', {
      ...{ kind: 'dossier', id, ts: now, state },
      openedAt: now - 86_400_000,
      ...(state === 'finished' ? {} : { dueAt: new Date(now + dueMs).toISOString() }),
      attributes: { procedure: PROCEDURE },
    });
  };

  const usual: WallSettings = { ...usualWall('commune'), night: null };

  async function opened(isHeld = true): Promise<{ id: string; page: Page }> {
    const { id, url } = await town.wall(COMMUNE);
    await town.admin.patch(`/displays/${id}`, { settings: usual });
    const page = await freshPage(browser, SIZE);
    await page.goto(isHeld ? url : url.replace('?scene=overview', ''));
    await untilLive(page, 'connected');
    await page.evaluate('window.neverReloaded = true');
    return { id, page };
  }

  it('a dossier that becomes overdue is a decision of its procedure until it is finished', async () => {
    const { page } = await opened();
    await untilTile(page, COMMUNE, 'dossiers-overdue', { value: 0 });
    await dossier('processing', 3_000);
    const entry = page.locator('.decision[data-kpi="dossiers-overdue"]');
    await entry.getByText(PROCEDURE).waitFor({ timeout: 20_000 });
    await entry.getByText('hồ sơ quá hạn').first().waitFor();
    // the code is of the page that says what it is made of
    const address = `${town.server.httpUrl}/u/${COMMUNE}/kpi/dossiers-overdue`;
    const { data } = encode(address, { ecc: 'L', border: 4 });
    const code = entry.getByRole('img', { name: 'Mã QR mở hồ sơ quá hạn trên điện thoại' });
    const drawn = (await code.locator('path').getAttribute('d')) ?? '';
    expect(darkOf(drawn)).toEqual(
      data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x} ${y}`] : []))),
    );
    expect(await geometryFaults(page)).toEqual([]);
    await picture(page, 'decision');

    await dossier('finished', 0);
    await entry.waitFor({ state: 'detached', timeout: 10_000 });
    await untilTile(page, COMMUNE, 'dossiers-overdue', { value: 0 });
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await page.context().close();
  }, 60_000);

  it('turns between the scenes, and shows the numbers, that somebody sets while it is open', async () => {
    const { id, page } = await opened(false);
    await page.evaluate(RECORD_SCENES);
    const scenes: WallSettings['scenes'] = [
      { scene: 'overview', seconds: 10 },
      { scene: 'infrastructure', seconds: 10 },
    ];
    const kpis = ['flood-level', 'dossiers-overdue'];
    await town.admin.patch(`/displays/${id}`, { settings: { ...usual, scenes, kpis } });
    const stood = (): Promise<string[]> => page.evaluate('window.stood');
    const turned = async () => ((await stood()).length >= 2 ? true : undefined);
    await until('it turned', turned, TURNED_MS);
    expect([...new Set(await stood())].sort()).toEqual(['infrastructure', 'overview']);
    await page.locator('.wall__scene[data-scene="overview"] .number').first().waitFor();
    const shown = await page
      .locator('.number')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-kpi')));
    expect(shown).toEqual(kpis);
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await page.context().close();
  }, 150_000);

  it('is seen by its administrator', async () => {
    const { id, page } = await opened();
    const screen = await until(
      'the screen reported itself',
      async () => {
        const { items } = await town.admin.get<List<WatchedDisplay>>('/displays');
        return items.find((each) => each.id === id)?.screens[0];
      },
      REPORTED_MS,
    );
    expect(screen).toMatchObject({ ...SIZE, scene: 'overview', alive: true, outdated: false });
    expect(screen.version).toMatch(/^\d+\.\d+\.\d+/);
    await page.context().close();
  }, 60_000);

  it('says at once that its server is gone, and comes back by itself', async () => {
    const { page } = await opened();
    await untilTile(page, COMMUNE, 'dossiers-overdue', { value: 0 });
    await town.server.kill();
    await page.locator('.wall[data-dead="true"]').waitFor({ timeout: LOST_MS });
    const lost = page.getByRole('alert').filter({ hasText: 'Mất kết nối máy chủ từ' });
    await lost.waitFor({ timeout: LOST_MS });
    expect(await geometryFaults(page)).toEqual([]);
    await picture(page, 'gone');
    await town.server.restart();
    await untilLive(page, 'connected', BACK_MS);
    await lost.waitFor({ state: 'detached' });
    await untilTile(page, COMMUNE, 'dossiers-overdue', { value: 0 });
    await page.context().close();
  }, 150_000);
});
