import type { Evidence, MaintenanceWindow, Source, TickerItem } from '@nhip-xa/contract';
import { until, type LiveClient } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import {
  bringCookie,
  freshPage,
  picture,
  startBrowser,
  untilLive,
  type PageTroubles,
} from './kit/browser';
import type { Device } from './kit/device';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const CONSOLE = { width: 1440, height: 900 };

/** A picture as a camera sends it: a street under a sky, so that a person sees what is shown. */
const street = (sky: string): Promise<Buffer> =>
  sharp({ create: { width: 1280, height: 720, channels: 3, background: sky } })
    .composite([
      {
        input: Buffer.from(
          `<svg width="1280" height="720"><rect y="430" width="1280" height="290" fill="#555b60"/>
           <rect x="80" y="230" width="260" height="200" fill="#c9a36a"/>
           <rect x="760" y="160" width="380" height="270" fill="#b5654a"/>
           <path d="M600 720 L640 430 L660 430 L720 720" fill="#d8d8d0"/></svg>`,
        ),
      },
    ])
    .jpeg()
    .toBuffer();

describe('sources', () => {
  let town: Town;
  let browser: Browser;
  let camera: Device;
  let url: string;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    url = town.server.httpUrl;
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    camera = await town.connected({
      id: 'cam-1',
      kind: 'camera',
      unit: COMMUNE,
      name: 'Camera cổng chợ',
      heartbeatSeconds: 3_600,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const sourceOf = (key: string): Promise<Source> => town.admin.get<Source>(`/sources/${key}`);
  const frame = (key: string, size: 'small' | 'whole'): Promise<Response> =>
    fetch(`${url}/api/v1/sources/${key}/frame?size=${size}`, {
      headers: { cookie: town.admin.cookie },
    });

  async function opened(path: string): Promise<Page & PageTroubles> {
    const page = await freshPage(browser, CONSOLE);
    await bringCookie(page, url, town.admin.cookie);
    await page.goto(url + path);
    await untilLive(page, 'connected');
    return page;
  }

  it('show their last frame: stored with its acknowledgement, and soon small', async () => {
    const page = await opened(`/s/${camera.key}`);
    await page.getByText('Chưa có ảnh nào.').waitFor();
    const first = await street('#9fc4e8');
    await camera.publish('snapshot', first);
    const whole = await frame(camera.key, 'whole');
    expect(Buffer.from(await whole.arrayBuffer()).equals(first)).toBe(true);
    const small = Buffer.from(await (await frame(camera.key, 'small')).arrayBuffer());
    expect(await sharp(small).metadata()).toMatchObject({
      format: 'jpeg',
      width: 480,
      height: 270,
    });
    await until(
      'the camera is online',
      async () => (await sourceOf(camera.key)).state === 'online',
    );

    const image = page.locator('.frame img');
    await image.waitFor({ timeout: 20_000 });
    expect(await image.getAttribute('alt')).toMatch(/^Ảnh gần nhất của Camera cổng chợ, nhận lúc /);
    const shown = (): Promise<number> =>
      page.evaluate<number>(`document.querySelector('.frame img')?.naturalWidth ?? 0`);
    await until('the frame is drawn', async () => (await shown()) === 480);
    await picture(page, 'source-camera-1440');

    const src = await image.getAttribute('src');
    await camera.publish('snapshot', await street('#2b2f45'));
    await until(
      'the newer frame is shown',
      async () => (await image.getAttribute('src')) !== src,
      20_000,
    );
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('that send a broken picture are told so, and keep their last good frame', async () => {
    const good = await street('#ffffff');
    await camera.publish('snapshot', good);
    await camera.publish('snapshot', good.subarray(0, good.length / 2));
    const [refused] = await town.admin.all(`/rejected?source=${camera.key}`);
    expect(refused).toMatchObject({ reason: 'bad-shape', detail: 'a JPEG cut short' });
    const kept = Buffer.from(await (await frame(camera.key, 'whole')).arrayBuffer());
    expect(kept.equals(good)).toBe(true);

    // whole by its ends, and a hole in the middle: kept as it came, but no small copy can be made
    const holed = Buffer.concat([good.subarray(0, 4), Buffer.alloc(2_000, 1), good.subarray(-2)]);
    await camera.publish('snapshot', holed);
    await until('it is flagged', async () => {
      return (await sourceOf(camera.key)).flags.includes('bad-frame');
    });
    expect((await frame(camera.key, 'small')).status).toBe(404);
    const page = await opened(`/s/${camera.key}`);
    await page.getByText('Không mở được ảnh này').waitFor();
    await page
      .locator('[data-flag="bad-frame"]', { hasText: /ảnh không đọc được 1 lần/ })
      .waitFor();
    await picture(page, 'source-camera-broken-1440');
    await page.context().close();
  });

  it('whose frame is older than twice their heartbeat say that it is old', async () => {
    const slow = await town.connected({
      id: 'cam-2',
      kind: 'camera',
      unit: COMMUNE,
      heartbeatSeconds: 1,
    });
    await slow.publish('snapshot', await street('#889977'));
    const page = await opened(`/s/${slow.key}`);
    await page.locator('.frame[data-state="stale"]').getByText('Ảnh cũ').waitFor();
    await picture(page, 'source-camera-stale-1440');
    await page.context().close();
  });

  const told = (live: LiveClient, about: string): TickerItem[] =>
    live.ticker
      .filter(({ unit }) => unit === COMMUNE)
      .flatMap(({ items }) => items)
      .filter(({ href }) => href === `/s/${about}`);

  it('that come and go are told once as what they do, and every turn is sent and kept', async () => {
    const live = await town.live();
    await live.watch({ units: [COMMUNE] });
    const link = await town.connected({ id: 'link-1', kind: 'link', unit: COMMUNE });
    const TURNS = 20;
    for (let turn = 0; turn < TURNS; turn += 1) {
      await link.status(turn % 2 === 0 ? 'online' : 'offline');
    }
    const turns = () =>
      live.presence.flatMap(({ changes }) => changes).filter(({ source }) => source === link.key);
    await until('every turn is sent', () => turns().length === TURNS);
    const news = await until('it is told', () => {
      const items = told(live, link.key);
      return items.length >= 6 ? items : undefined;
    });
    // five turns, then what it is
    expect(news.map(({ words }) => words.vi).slice(5)).toEqual(['link-1 chập chờn']);
    const seen = await until('it is flagged', async () => {
      const source = await sourceOf(link.key);
      return source.flags.includes('flapping') ? source : undefined;
    });
    expect(seen.flagged.find(({ flag }) => flag === 'flapping')?.n).toBeGreaterThan(0);
  });

  it('whose clock is wrong are listed with it, and their facts count as received', async () => {
    const station = await town.connected({ id: 'clock-1', kind: 'device', unit: COMMUNE });
    const THREE_HOURS_MS = 3 * 3_600_000;
    const claims = [Date.now() + THREE_HOURS_MS, 12, 4_294_967_295];
    for (const [value, ts] of claims.entries()) await station.telemetry({ rain: value }, ts);
    const readings = await town.admin.all<{ at: string; value: number }>(
      `/sources/${station.key}/readings?metric=rain`,
    );
    expect(readings.map(({ value }) => value)).toEqual([0, 1, 2]);
    for (const { at } of readings) {
      expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(30_000);
    }
    const seen = await until('it is flagged', async () => {
      const source = await sourceOf(station.key);
      return source.flagged.some(({ n }) => n === 3) ? source : undefined;
    });
    expect(seen.flags).toEqual(['clock-wrong']);
    const page = await opened('/admin/sources');
    const row = page.locator('tr', { hasText: station.key });
    await row.getByText('đồng hồ sai').waitFor();
    await picture(page, 'admin-sources-flags-1440');
    await page.context().close();
  });

  it('under maintenance are neither news nor a bad mark, and count again at its end', async () => {
    const unit = '06213';
    await town.commune(unit, PROVINCE, 'Lộc Bình');
    const there = await town.connected({
      id: 'cam-a',
      kind: 'camera',
      unit,
      heartbeatSeconds: 3_600,
    });
    const away = await town.connected({
      id: 'cam-b',
      kind: 'camera',
      unit,
      heartbeatSeconds: 3_600,
    });
    await there.status('online');
    await away.status('online');
    await town.untilKpi(unit, 'cameras-online', ({ denominator }) => denominator === 2);
    const live = await town.live();
    await live.watch({ units: [unit] });

    const page = await opened(`/s/${away.key}`);
    await page.getByRole('button', { name: 'Đặt lịch bảo trì' }).click();
    await page.getByLabel('Lý do').fill('thay nguồn');
    await page.getByRole('button', { name: 'Tạo', exact: true }).click();
    await page.locator('[data-window="running"]', { hasText: 'thay nguồn' }).waitFor();
    await page
      .locator('[data-maintenance]', { hasText: /đang bảo trì đến .*\(thay nguồn\)/ })
      .waitFor();
    await picture(page, 'source-maintenance-1440');

    // one of one: the other is not expected
    await town.untilKpi(unit, 'cameras-online', ({ coverage }) => coverage.expected === 1);
    await away.status('offline');
    await until('the change is sent all the same', () =>
      live.presence.some(({ changes }) => changes.some(({ source }) => source === away.key)),
    );
    const during = await town.kpi(unit, 'cameras-online');
    expect(during).toMatchObject({ value: 100, status: 'good', numerator: 1, denominator: 1 });
    const words = live.ticker.flatMap(({ items }) => items.map((item) => item.words.vi));
    expect(words.filter((one) => one.includes('mất tín hiệu'))).toEqual([]);
    const evidence = await town.admin.get<Evidence>(`/units/${unit}/kpis/cameras-online/evidence`);
    const window = (await sourceOf(away.key)).maintenance as MaintenanceWindow;
    expect(evidence.leftOut).toEqual([{ what: away.key, why: 'maintenance', until: window.to }]);

    await page.getByRole('button', { name: 'Kết thúc ngay' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc ngay' }).click();
    await page.locator('[data-window="over"]').waitFor();
    await town.untilKpi(unit, 'cameras-online', ({ value, status }) => {
      return value === 50 && status === 'critical';
    });
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('whose maintenance begins and ends by the clock count by it, with no message', async () => {
    const unit = '06214';
    await town.commune(unit, PROVINCE, 'Na Sầm');
    const [a, b] = [
      await town.connected({ id: 'cam-a', kind: 'camera', unit, heartbeatSeconds: 3_600 }),
      await town.source({ id: 'cam-b', kind: 'camera', unit }),
    ];
    await a.status('online');
    await town.untilKpi(unit, 'cameras-online', ({ value }) => value === 50);
    const from = Date.now() + 1_500;
    const to = from + 2_500;
    await town.admin.post(`/sources/${b.key}/maintenance`, {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      why: 'nâng cấp',
    });
    const begun = await town.untilKpi(unit, 'cameras-online', ({ value }) => value === 100, 6_000);
    expect(Date.parse(begun.at)).toBeGreaterThanOrEqual(from);
    const ended = await town.untilKpi(unit, 'cameras-online', ({ value }) => value === 50, 6_000);
    expect(Date.parse(ended.at)).toBeGreaterThanOrEqual(to);
    // and it stays known how it was in between
    const past = await town.kpi(unit, 'cameras-online', new Date(from + 1_500).toISOString());
    expect(past).toMatchObject({ value: 100, denominator: 1 });
  });

  it('whose maintenance is told of late were not missing then either', async () => {
    const unit = '06215';
    await town.commune(unit, PROVINCE, 'Thất Khê');
    const there = await town.connected({
      id: 'cam-a',
      kind: 'camera',
      unit,
      heartbeatSeconds: 3_600,
    });
    const away = await town.source({ id: 'cam-b', kind: 'camera', unit });
    await there.status('online');
    const before = await town.untilKpi(unit, 'cameras-online', ({ value }) => value === 50);
    await town.admin.post(`/sources/${away.key}/maintenance`, {
      from: new Date(Date.now() - 3_600_000).toISOString(),
      to: new Date(Date.now() + 3_600_000).toISOString(),
      why: 'mất điện theo lịch',
    });
    await town.untilKpi(unit, 'cameras-online', ({ value }) => value === 100);
    await until(
      'the past is put right',
      async () => (await town.kpi(unit, 'cameras-online', before.at)).value === 100,
      15_000,
    );
  });
});
