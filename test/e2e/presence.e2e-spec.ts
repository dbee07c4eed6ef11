import type { Source } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Browser } from 'playwright-core';
import { freshPage, picture, startBrowser, untilLive, untilTile } from './kit/browser';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';

/** The time a message takes both ways, and how often silence is judged, in ms. */
const JUDGED_WITHIN_MS = 1_500;
/** [contract 4] a wall says within this that its server is gone. */
const SAID_WITHIN_MS = 5_000;

describe('who is there', () => {
  let town: Town;
  let browser: Browser;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const sourceOf = (key: string): Promise<Source> => town.admin.get<Source>(`/sources/${key}`);

  it('calls a source offline after twice its heartbeat, whatever its keep-alive says', async () => {
    const gauge = await town.connected(
      {
        id: 'silent',
        kind: 'device',
        unit: COMMUNE,
        heartbeatSeconds: 2,
        attributes: { floodLevels: [3, 4, 5] },
      },
      { mqtt: { keepalive: 1 } },
    );
    const heardAt = await gauge.telemetry({ water_level: 4.5 });
    // 4.5 m reaches the second mark (4 m): level 2, one device of one is there.
    await town.untilKpi(COMMUNE, 'flood-level', ({ value, status }) => {
      return value === 2 && status === 'critical';
    });
    await town.untilKpi(COMMUNE, 'devices-online', ({ value }) => value === 100);

    const source = await until(
      'the silent source is offline',
      async () => {
        const seen = await sourceOf(gauge.key);
        return seen.state === 'offline' ? seen : undefined;
      },
      4_000 + JUDGED_WITHIN_MS + 1_000,
    );
    const silentForMs = Date.parse(source.since ?? '') - heardAt;
    console.log(`silent → offline: ${silentForMs} ms at a heartbeat of 2 s`);
    // Heard some ms before its PUBACK.
    expect(silentForMs).toBeGreaterThan(4_000 - 500);
    expect(silentForMs).toBeLessThan(4_000 + JUDGED_WITHIN_MS);
    expect(gauge.client.connected).toBe(true);

    // A reading's KPI loses its footing: stale, with the last value and its age [contract 1].
    const level = await town.untilKpi(COMMUNE, 'flood-level', ({ status }) => status === 'stale');
    expect(level.value).toBe(2);
    expect(Math.abs(Date.parse(level.freshAt ?? '') - heardAt)).toBeLessThan(500);
    expect(level.coverage).toEqual({ reporting: 0, expected: 1 });
    // Silence is the fact that a KPI of presence counts: 0 of 1, critical, never stale.
    const devices = await town.untilKpi(COMMUNE, 'devices-online', ({ value }) => value === 0);
    expect(devices).toMatchObject({ status: 'critical', numerator: 0, denominator: 1 });
    // Over half of the province's communes are not fresh: its roll-up is stale as well.
    await town.untilKpi(PROVINCE, 'flood-level', ({ status }) => status === 'stale');

    await gauge.telemetry({ water_level: 1 });
    await town.untilKpi(COMMUNE, 'flood-level', ({ value, status }) => {
      return value === 0 && status === 'good';
    });
    await town.untilKpi(COMMUNE, 'devices-online', ({ value }) => value === 100);
  });

  it('marks numbers of cases stale with their feeder and counts services as gone', async () => {
    const desk = await town.connected({
      id: 'motcua-1',
      kind: 'service',
      unit: COMMUNE,
      heartbeatSeconds: 1,
    });
    await desk.publish('case', {
      kind: 'dossier',
      id: 'H-1',
      ts: new Date().toISOString(),
      state: 'processing',
      dueAt: new Date(Date.now() - 60_000).toISOString(),
    });
    await town.untilKpi(COMMUNE, 'dossiers-overdue', ({ value, status }) => {
      return value === 1 && status === 'warning';
    });
    const stale = await town.untilKpi(
      COMMUNE,
      'dossiers-overdue',
      ({ status }) => status === 'stale',
    );
    // The case itself counts however old its source is.
    expect(stale).toMatchObject({ value: 1, numerator: 1 });
    const services = await town.untilKpi(COMMUNE, 'services-online', ({ value }) => value === 0);
    expect(services.status).toBe('critical');
    await desk.status('online');
    await town.untilKpi(COMMUNE, 'dossiers-overdue', ({ status }) => status === 'warning');
    await town.untilKpi(COMMUNE, 'services-online', ({ value }) => value === 100);
  });

  it('believes a last will at once, and a farewell of its own', async () => {
    const camera = await town.source({ id: 'cam-1', kind: 'camera', unit: COMMUNE });
    const live = await town.live();
    await live.watch({ units: [COMMUNE] });
    const first = await town.device(camera, { will: true });
    await first.status('online');
    await town.untilKpi(COMMUNE, 'cameras-online', ({ value }) => value === 100);

    const brokenAt = performance.now();
    first.breakOff();
    await live.until('the wall hears of it', ({ presence }) =>
      presence.some(({ changes }) =>
        changes.some(({ source, state }) => source === camera.key && state === 'offline'),
      ),
    );
    console.log(`broken off → offline: ${Math.round(performance.now() - brokenAt)} ms`);
    expect(performance.now() - brokenAt).toBeLessThan(1_500);
    await town.untilKpi(COMMUNE, 'cameras-online', ({ value }) => value === 0);

    const second = await town.device(camera, { will: true });
    await second.status('online');
    await town.untilKpi(COMMUNE, 'cameras-online', ({ value }) => value === 100);
    // A clean farewell takes the will along; the word itself counts.
    await second.status('offline');
    await town.untilKpi(COMMUNE, 'cameras-online', ({ value }) => value === 0);
    expect((await sourceOf(camera.key)).state).toBe('offline');
  });

  it('says on the wall that the server is gone, and shows the truth after its return', async () => {
    const desk = await town.source({ id: 'motcua-2', kind: 'service', unit: COMMUNE });
    const { url } = await town.wall(COMMUNE);
    const page = await freshPage(browser);
    await page.goto(url);
    await untilLive(page, 'connected');
    await untilTile(page, COMMUNE, 'dossiers-overdue', { value: 1 });
    await page.evaluate('window.neverReloaded = true');

    const killedAt = performance.now();
    await town.server.kill('SIGKILL');
    await untilLive(page, 'reconnecting', SAID_WITHIN_MS);
    await page.getByText('Mất kết nối máy chủ từ').waitFor({ timeout: SAID_WITHIN_MS });
    console.log(`killed → said on the wall: ${Math.round(performance.now() - killedAt)} ms`);
    await picture(page, 'wall-server-gone-1280');

    await town.server.restart();
    const device = await town.device(desk);
    await device.publish('case', {
      kind: 'dossier',
      id: 'H-2',
      ts: new Date().toISOString(),
      state: 'processing',
      dueAt: new Date(Date.now() - 60_000).toISOString(),
    });
    await untilLive(page, 'connected');
    await untilTile(page, COMMUNE, 'dossiers-overdue', { value: 2 });
    await expect(page.getByText('Mất kết nối máy chủ từ').count()).resolves.toBe(0);
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await page.context().close();
  });

  it('notices a server that hangs, where no connection ends', async () => {
    const { url } = await town.wall(COMMUNE);
    const page = await freshPage(browser);
    await page.goto(url);
    await untilLive(page, 'connected');
    const { pid } = town.server;
    process.kill(pid, 'SIGSTOP');
    const stoppedAt = performance.now();
    try {
      await untilLive(page, 'reconnecting', SAID_WITHIN_MS);
      console.log(`hanging → said on the wall: ${Math.round(performance.now() - stoppedAt)} ms`);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await untilLive(page, 'connected');
    expect(page.errors).toEqual([]);
    await page.context().close();
  });
});
