import type { Evidence } from '@nhip-xa/contract';
import type { Browser } from 'playwright-core';
import {
  bringCookie,
  drawnAt,
  freshPage,
  picture,
  recordTile,
  startBrowser,
  tileData,
  untilLive,
  untilTile,
} from './kit/browser';
import { Device } from './kit/device';
import { Town } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';

/** [contract 4] on an idle machine a change is on the screens this long after its PUBACK, in ms. */
const DRAWN_MS = 500;
/** A case is overdue on the wall this long after its time, in ms. */
const OVERDUE_MS = 1_000;
/** What a machine that is busy with other tests may add; the figures are printed. */
const SLACK_MS = 1_500;

describe('from a device to the wall', () => {
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

  it('shows a new device’s first reading on the KPI page', async () => {
    // As the README has it: create the source, publish one message, look at the KPI.
    const gauge = await town.source({
      id: 'water-1',
      kind: 'device',
      unit: COMMUNE,
      attributes: { floodLevels: [3, 4, 5] },
    });
    const once = await Device.connect(town.server.mqttUrl, gauge.credential);
    await once.telemetry({ water_level: 3.42 });
    await once.end();

    // 3.42 m reaches the first of the three marks (3 m) and not the second (4 m): level 1.
    await town.untilKpi(COMMUNE, 'flood-level', ({ value }) => value === 1);
    const evidence = await town.admin.get<Evidence>(`/units/${COMMUNE}/kpis/flood-level/evidence`);
    expect(evidence.items).toEqual([
      expect.objectContaining({ source: gauge.key, value: 3.42, counted: 1 }),
    ]);

    const page = await freshPage(browser, { width: 1440, height: 900 });
    await bringCookie(page, town.server.httpUrl, town.admin.cookie);
    await page.goto(`${town.server.httpUrl}/u/${COMMUNE}/kpi/flood-level?lang=en`);
    await untilLive(page, 'connected');
    await untilTile(page, COMMUNE, 'flood-level', { value: 1, status: 'warning' });
    await page.getByText(`${gauge.key} · water level`).waitFor();
    await page.getByText('3.42').first().waitFor();
    await picture(page, 'kpi-flood-level-1440');
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('draws a change on the wall within half a second of its acknowledgement', async () => {
    const desk = await town.connected({ id: 'motcua', kind: 'service', unit: COMMUNE });
    await desk.publish('case', dossier('H-0', -60));
    const { url } = await town.wall(COMMUNE);
    const page = await freshPage(browser);
    await page.goto(url);
    await untilLive(page, 'connected');
    await untilTile(page, COMMUNE, 'dossiers-overdue', { value: 1 });
    await recordTile(page, COMMUNE, 'dossiers-overdue');

    const latencies: number[] = [];
    for (let n = 1; n <= 7; n++) {
      await quiet();
      const acknowledgedAt = await desk.publish('case', dossier(`H-${n}`, -60));
      latencies.push((await drawnAt(page, String(n + 1))) - acknowledgedAt);
    }
    latencies.sort((a, b) => a - b);
    console.log(`PUBACK → drawn, ms, idle machine: ${latencies.join(' ')}`);
    expect(latencies.at(-1)).toBeLessThan(DRAWN_MS + SLACK_MS);
    await picture(page, 'wall-1280');
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  it('turns a dossier overdue when its time comes, at the commune and its province', async () => {
    const desk = await town.connected({ id: 'motcua-2', kind: 'service', unit: COMMUNE });
    const before = (await town.kpi(COMMUNE, 'dossiers-overdue')).value ?? 0;
    const walls = await Promise.all([COMMUNE, PROVINCE].map((unit) => openWall(unit, before)));

    const dueAt = Date.now() + 5_000;
    await desk.publish('case', {
      kind: 'dossier',
      id: 'H-soon',
      ts: new Date().toISOString(),
      state: 'processing',
      dueAt: new Date(dueAt).toISOString(),
    });
    // Neither wall may be early: up to the moment itself both stand as they were.
    for (const page of walls) {
      const lateBy = (await drawnAt(page, String(before + 1))) - dueAt;
      console.log(`due → drawn: ${lateBy} ms`);
      expect(lateBy).toBeGreaterThanOrEqual(0);
      expect(lateBy).toBeLessThan(OVERDUE_MS + SLACK_MS);
    }

    await desk.publish('case', {
      kind: 'dossier',
      id: 'H-soon',
      ts: new Date().toISOString(),
      state: 'finished',
    });
    for (const [n, unit] of [COMMUNE, PROVINCE].entries()) {
      const page = walls[n]!;
      await untilTile(page, unit, 'dossiers-overdue', { value: before }, 3_000);
      expect(page.errors).toEqual([]);
      await page.context().close();
    }
  });

  it('draws tiles that carry what the API answers', async () => {
    const page = await openWall(COMMUNE);
    const shown = await tileData(page, COMMUNE, 'flood-level');
    const value = await town.kpi(COMMUNE, 'flood-level');
    expect(shown).toMatchObject({ value: String(value.value), status: value.status });
    expect(Number.isNaN(Date.parse(shown.at ?? ''))).toBe(false);
    await page.context().close();
  });

  async function openWall(unit: string, overdue?: number): ReturnType<typeof freshPage> {
    const { url } = await town.wall(unit);
    const page = await freshPage(browser);
    await page.goto(url);
    await untilLive(page, 'connected');
    const expected = overdue === undefined ? {} : { value: overdue };
    await untilTile(page, unit, 'dossiers-overdue', expected);
    await recordTile(page, unit, 'dossiers-overdue');
    return page;
  }
});

/** A dossier whose due date lies so many seconds from now. */
function dossier(id: string, dueInSeconds: number): object {
  const now = Date.now();
  return {
    kind: 'dossier',
    id,
    ts: new Date(now).toISOString(),
    state: 'processing',
    openedAt: new Date(now - 86_400_000).toISOString(),
    dueAt: new Date(now + dueInSeconds * 1000).toISOString(),
  };
}

/** A unit that was quiet for 250 ms is told at once [contract 4]. */
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));
