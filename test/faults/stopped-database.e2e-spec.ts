import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page as List, Source } from '@nhip-xa/contract';
import { until, type LiveClient } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import {
  freshPage,
  picture,
  startBrowser,
  untilLive,
  untilTile,
  type PageTroubles,
} from '../e2e/kit/browser';
import { Town } from '../e2e/kit/town';
import { lasting, patience } from './kit/length';
import { peakMib } from './kit/memory';
import { Publisher, missing, stored } from './ledger';

const COMMUNE = '06211';
const SOURCES = 4;
/** Long: two minutes at some thousand messages a second. */
const AWAY_MS = lasting(10_000, 120_000);
const LANES = lasting(10, 25);
/** Within this it has to be noticed that the database is away, in ms. */
const NOTICED_MS = 10_000;
const SPOOLING = 'Đang lưu tạm từ';
/** Messages that are acknowledged while the database is away, far more than were under way. */
const GOING_ON = 500;

/** A process and all that it started. */
function family(pid: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.filter((name) => parentOf(name) === pid).map(Number);
  return [pid, ...children];
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; after it come the state and the parent.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // it ended meanwhile
    return undefined;
  }
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a database that is away', () => {
  let town: Town;
  let browser: Browser;
  let publisher: Publisher;
  let keys: string[];
  let live: LiveClient;
  let wall: Page & PageTroubles;

  beforeAll(async () => {
    town = await Town.start();
    browser = await startBrowser();
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
    const sources = await Promise.all(
      Array.from({ length: SOURCES }, (_, n) =>
        // Silent for four seconds would be offline; a database is away for twenty.
        town.source({ id: `s-${n}`, kind: 'service', unit: COMMUNE, heartbeatSeconds: 2 }),
      ),
    );
    keys = sources.map(({ key }) => key);
    const credentials = sources.map(({ credential }) => credential);
    const { mqttUrl } = town.server;
    publisher = new Publisher({ mqttUrl, credentials, lanes: LANES, pauseMs: 40 });
    await town.untilKpi(COMMUNE, 'services-online', ({ value }) => value === 100);
    live = await town.live();
    await live.watch({ units: [COMMUNE] });
    wall = await freshPage(browser);
    await wall.goto((await town.wall(COMMUNE)).url);
    await untilLive(wall, 'connected');
    await untilTile(wall, COMMUNE, 'services-online', { value: 100 });
    await wall.evaluate('window.neverReloaded = true');
  });
  afterAll(async () => {
    publisher?.remove();
    await browser?.close();
    await town?.stop();
  });

  it(
    'goes on acknowledging from the spool for as long as it stands still, and says so',
    async () => {
      const stopped = family(town.server.databasePid());
      stopped.forEach((pid) => process.kill(pid, 'SIGSTOP'));
      const stoppedAt = performance.now();
      const before = publisher.acknowledged().length;
      try {
        await until(
          'readiness names the database',
          async () => {
            const { status, missing: lacking } = await town.server.health();
            return status === 503 && lacking.includes('database');
          },
          NOTICED_MS,
        );
        console.log(`stopped → 503: ${Math.round(performance.now() - stoppedAt)} ms`);
        await wall.getByText(SPOOLING).first().waitFor({ timeout: NOTICED_MS });
        console.log(`stopped → said on the wall: ${Math.round(performance.now() - stoppedAt)} ms`);
        await picture(wall, 'wall-database-away-1280');
        await until(
          'acknowledgements go on',
          () => publisher.acknowledged().length > before + GOING_ON,
          NOTICED_MS,
        );
        // the ledger's figures say where they are, without the database
        expect(await metric('nhipxa_items_spooled')).toBeGreaterThan(0);
        await delay(Math.max(0, AWAY_MS - (performance.now() - stoppedAt)));
      } finally {
        stopped.forEach((pid) => process.kill(pid, 'SIGCONT'));
      }

      const continuedAt = performance.now();
      await until('ready', async () => (await town.server.health()).status === 200, AWAY_MS);
      console.log(`back → the spool is drained: ${Math.round(performance.now() - continuedAt)} ms`);
      await wall.getByText(SPOOLING).first().waitFor({ state: 'detached', timeout: 10_000 });
      const spooled = publisher.acknowledged().length - before;
      console.log(`${spooled} acknowledged meanwhile; peak RSS ${peakMib(town.server.pid)} MiB`);
      console.log(`back → the wall is mended: ${Math.round(performance.now() - continuedAt)} ms`);
      await nothingMissing();
      await nobodyOffline();
      await wallIsTrue();
    },
    patience(AWAY_MS),
  );

  it('starts a database again that was killed, and loses nothing', async () => {
    const killed = town.server.databasePid();
    // It stands still with statements in every connection and is killed as it wakes: whatever the
    // server holds of it breaks in the middle.
    const stopped = family(killed);
    stopped.forEach((pid) => process.kill(pid, 'SIGSTOP'));
    await until('noticed', async () => (await town.server.health()).status === 503, NOTICED_MS);
    stopped.forEach((pid) => process.kill(pid, 'SIGCONT'));
    const before = publisher.acknowledged().length;
    process.kill(killed, 'SIGKILL');
    const killedAt = performance.now();
    await until('another database runs', () => otherDatabase(killed), 20_000);
    await until(
      'acknowledgements flow',
      () => publisher.acknowledged().length > before + 50,
      20_000,
    );
    console.log(`killed → acknowledged again: ${Math.round(performance.now() - killedAt)} ms`);
    await until('ready', async () => (await town.server.health()).status === 200, 10_000);
    await nothingMissing();
    await nobodyOffline();
    await wallIsTrue();
  }, 90_000);

  it('starts a database again that was stopped in order', async () => {
    const stopped = town.server.databasePid();
    const before = publisher.acknowledged().length;
    process.kill(stopped, 'SIGINT');
    await until('another database runs', () => otherDatabase(stopped), 20_000);
    await until(
      'acknowledgements flow',
      () => publisher.acknowledged().length > before + 50,
      20_000,
    );
    await until('ready', async () => (await town.server.health()).status === 200, 10_000);
    const sent = await publisher.finish();
    expect(publisher.acknowledged()).toHaveLength(sent);
    await nothingMissing();
    await nobodyOffline();
    const there = await stored(town.admin, COMMUNE, keys);
    const published = there.lines.filter((line) => keys.includes(line.split(' ')[1] ?? ''));
    expect(published).toHaveLength(sent);
  }, 90_000);

  async function metric(name: string): Promise<number> {
    const text = await (await fetch(`${town.server.httpUrl}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  }

  function otherDatabase(before: number): boolean {
    try {
      return town.server.databasePid() !== before;
    } catch {
      // between two of them there is no such file
      return false;
    }
  }

  async function nothingMissing(): Promise<void> {
    const acknowledged = publisher.acknowledged();
    const there = await stored(town.admin, COMMUNE, keys);
    expect(missing(acknowledged, there)).toEqual([]);
    expect(there.twice).toEqual([]);
  }

  /** That nobody could be heard is nobody's silence. */
  async function nobodyOffline(): Promise<void> {
    const { items } = await town.admin.get<List<Source>>(`/sources?unit=${COMMUNE}&state=offline`);
    expect(items.map(({ key }) => key)).toEqual([]);
    const told = live.presence.flatMap(({ changes }) => changes);
    expect(told.filter(({ state }) => state === 'offline')).toEqual([]);
    await untilTile(wall, COMMUNE, 'services-online', { value: 100, status: 'good' });
  }

  /** Without anybody reloading it the wall shows what the API answers. */
  async function wallIsTrue(): Promise<void> {
    const desk = await town.connected({ id: `desk-${Date.now()}`, kind: 'service', unit: COMMUNE });
    const { value } = await town.kpi(COMMUNE, 'dossiers-overdue');
    await desk.publish('case', {
      kind: 'dossier',
      id: `overdue-${Date.now()}`,
      state: 'processing',
      dueAt: new Date(Date.now() - 1_000).toISOString(),
    });
    await untilTile(wall, COMMUNE, 'dossiers-overdue', { value: (value ?? 0) + 1 }, 5_000);
    expect(await wall.evaluate('window.neverReloaded')).toBe(true);
    expect(wall.errors).toEqual([]);
  }
});
