import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { KpiPoint, Page as List, RejectedMessage } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Browser } from 'playwright-core';
import { freshPage, picture, startBrowser, untilLive, untilTile } from './kit/browser';
import type { Device } from './kit/device';
import { Town } from './kit/town';

/** Recordings beside the repository; nothing of them is in it. */
const SERIES = resolve(__dirname, '../../../shared/data/series');
const LEVELS = join(SERIES, 'uk_ea_flood_rain_river_tide_2021-05-07.csv');
const CHECKS = join(SERIES, 'uptime_http_checks_unibe.csv');
const areThere = existsSync(LEVELS) && existsSync(CHECKS);
if (!areThere) console.warn(`${SERIES} is not there: the replay of recorded series is skipped`);

const PROVINCE = '20';
const COMMUNE = '06211';
const HOUR_MS = 3_600_000;

interface Level {
  at: string;
  text: string;
}
interface Check {
  atMs: number;
  up: 0 | 1;
  rtt: number;
}
interface Step {
  at: string;
  n: number;
  min: number;
  max: number;
  last: number;
}

/** The cells of a file without quoted commas, row by row. */
function* rowsOf(file: string): Generator<string[]> {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  for (const line of lines) yield line.trimEnd().split(',');
}

function levelsOf(station: string): Level[] {
  return [...rowsOf(LEVELS)]
    .filter(([, reference, parameter]) => reference === station && parameter === 'level')
    .map((row) => ({ at: row[0]!, text: row[5]! }));
}

function checksOf(service: string): Check[] {
  return [...rowsOf(CHECKS)]
    .filter(([, , name]) => name === service)
    .map(([, epoch, , state, , latency]) => ({
      atMs: Number(epoch) * 1000,
      up: state === 'up' ? 1 : 0,
      rtt: Number(latency),
    }));
}

/** Publishes objects as a station with a buffer does: in the order of the file, many at a time. */
async function replay(device: Device, objects: readonly object[], atOnce: number): Promise<void> {
  for (let from = 0; from < objects.length; from += atOnce) {
    await device.publish('telemetry', objects.slice(from, from + atOnce));
  }
}

const whenThere = areThere ? describe : describe.skip;

whenThere('a day of recorded water levels and service checks', () => {
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

  const readingsOf = (key: string, metric: string, from: string, to: string): Promise<Reading[]> =>
    town.admin.all<Reading>(`/sources/${key}/readings?metric=${metric}&from=${from}&to=${to}`);

  describe('at its own time, years ago', () => {
    const FROM = '2021-05-07T00:00:00Z';
    const TO = '2021-05-08T00:00:00Z';

    // Counted in the file with parameter = level:
    //   E70139  161 rows, of them 80 exact duplicates   → 81 readings, −1.156 … 2.427, last −1.156
    //   E1442    96 rows, of them 1 empty (13:45)       → 95 readings, −0.989 … 2.084, last 1.775
    //   E2900    79 rows: at 00:00 a stage of 0.142 and a tidal level of 0.375, the first stands
    //                                                   → 78 readings, first 0.142
    //   E47907  288 rows, every 5 minutes               → 288 readings, −1.058 … 1.818, last 1.398
    it.each([
      ['E70139', 161, { n: 81, min: -1.156, max: 2.427, first: -0.872, last: -1.156 }],
      ['E1442', 96, { n: 95, min: -0.989, max: 2.084, first: 2.084, last: 1.775 }],
      ['E2900', 79, { n: 78, first: 0.142 }],
      ['E47907', 288, { n: 288, min: -1.058, max: 1.818, first: 1.818, last: 1.398 }],
    ])('stores the readings of %s once each', async (station, rows, expected) => {
      const levels = levelsOf(station);
      expect(levels).toHaveLength(rows);
      const id = station.toLowerCase();
      const device = await town.connected({ id, kind: 'device', unit: COMMUNE, name: station });
      const objects = levels.map(({ at, text }) => ({ ts: at, values: { water_level: text } }));
      await replay(device, objects, 50);

      const readings = await readingsOf(device.key, 'water_level', FROM, TO);
      const values = readings.map(({ value }) => value);
      expect({
        n: values.length,
        min: Math.min(...values),
        max: Math.max(...values),
        first: values[0],
        last: values.at(-1),
      }).toMatchObject(expected);
      // In the order of their times, each as it stands in the file.
      const inFile = new Map<number, number>();
      for (const { at, text } of levels) {
        const atMs = Date.parse(at);
        if (text !== '' && !inFile.has(atMs)) inFile.set(atMs, Number(text));
      }
      expect(readings.map(({ at, value }) => [Date.parse(at), value])).toEqual([...inFile]);

      // The hourly steps say of each hour what its readings say.
      const steps = await town.admin.all<Step>(
        `/sources/${device.key}/readings?metric=water_level&from=${FROM}&to=${TO}&step=PT1H`,
      );
      expect(steps.map(({ at, n, min, max, last }) => [Date.parse(at), n, min, max, last])).toEqual(
        hoursOf(readings),
      );
    });

    it('has the hour with the empty cell in three readings', async () => {
      // E1442 on that day: 12:00–12:45 are 1.95 2.011 2.013 2.031; of 13:00 1.993, 13:15 2.038,
      // 13:30 1.989 and 13:45 the last one is empty.
      const steps = await town.admin.all<Step>(
        `/sources/${COMMUNE}.e1442/readings?metric=water_level` +
          '&from=2021-05-07T12:00:00Z&to=2021-05-07T14:00:00Z&step=PT1H',
      );
      expect(steps).toMatchObject([
        { n: 4, min: 1.95, max: 2.031, last: 2.031 },
        { n: 3, min: 1.989, max: 2.038, last: 1.989 },
      ]);
    });

    it('keeps what is no number among the rejected, with its reason', async () => {
      // Station 4032 has one row, "0.260|0.267".
      const [level] = levelsOf('4032');
      expect(level?.text).toBe('0.260|0.267');
      const device = await town.connected({ id: '4032', kind: 'device', unit: COMMUNE });
      await device.publish('telemetry', { ts: level!.at, values: { water_level: level!.text } });
      const { items } = await town.admin.get<List<RejectedMessage>>('/rejected');
      expect(items.map(({ source, reason }) => [source, reason])).toEqual([
        [`${COMMUNE}.4032`, 'bad-shape'],
        [`${COMMUNE}.e1442`, 'bad-shape'],
      ]);
      expect(Buffer.from(items[0]!.bytes, 'base64').toString()).toContain('0.260|0.267');
    });

    it('has counted the duplicates and the contradiction', async () => {
      const text = await (await fetch(`${town.server.httpUrl}/metrics`)).text();
      const count = (fate: string): number =>
        Number(new RegExp(`nhipxa_items_total\\{fate="${fate}"\\} (\\d+)`).exec(text)?.[1]);
      // 80 duplicates of E70139 and the second level of E2900 at 00:00, which contradicts the first.
      expect([count('repeats'), count('conflicts')]).toEqual([81, 1]);
      // 161 + 96 + 79 + 288 + 1 rows came in; 81 + 95 + 78 + 288 are stored, two are no numbers.
      expect([count('received'), count('stored'), count('rejected')]).toEqual([625, 542, 2]);
    });
  });

  describe('as if it ended just now', () => {
    /** Marks of alarm for each station, and the level that its last reading is at. */
    const STATIONS = [
      // 1.775 m at the end reaches 1.5, not 1.9: level 1.
      { station: 'E1442', marks: [1.5, 1.9, 2.05] },
      // 1.398 m at the end reaches 1.39, not 1.8: level 2.
      { station: 'E47907', marks: [1, 1.39, 1.8] },
      // −1.156 m at the end: level 0.
      { station: 'E70139', marks: [0, 1, 2] },
    ] as const;
    // How each stands at its very last check: Wikipedia was down at both of its two, the others up.
    const SERVICES = [
      ['wikipedia', 'Wikipedia'],
      ['hallernet', 'hallerNet (data)'],
      ['brandan', 'Brandans Meerfahrt'],
      ['parzival', 'Parzival (Redirect to parzival.unibe.ch)'],
    ] as const;
    /** [catalogue] flood-level takes readings of the last 15 minutes. */
    const FRESH_MS = 900_000;
    const series = new Map<string, { atMs: number; value: number; marks: readonly number[] }[]>();
    const UNIT = '06184';

    beforeAll(async () => {
      await town.commune(UNIT, PROVINCE, 'Lộc Bình');
      // E47907 has the last reading of the day, at 23:55.
      const shiftMs = Date.now() - 30_000 - Date.parse('2021-05-07T23:55:00Z');
      for (const { station, marks } of STATIONS) {
        const rows = levelsOf(station)
          .filter(({ text }) => text !== '')
          .map(({ at, text }) => ({ atMs: Date.parse(at) + shiftMs, value: Number(text), marks }));
        series.set(station, rows);
        const device = await town.connected({
          id: station.toLowerCase(),
          kind: 'device',
          unit: UNIT,
          attributes: { floodLevels: [...marks] },
        });
        await cameUp(device, rows[0]!.atMs);
        const objects = rows.map(({ atMs, value }) => ({
          ts: atMs,
          values: { water_level: value },
        }));
        await replay(device, objects, 50);
      }
      const lastMs = Math.max(...SERVICES.flatMap(([, name]) => checksOf(name)).map(lastOf));
      const serviceShiftMs = Date.now() - 30_000 - lastMs;
      for (const [id, name] of SERVICES) {
        const device = await town.connected({ id, kind: 'service', unit: UNIT, name });
        const checks = checksOf(name);
        await cameUp(device, checks[0]!.atMs + serviceShiftMs);
        const objects = checks.map(({ atMs, up, rtt }) => ({
          ts: atMs + serviceShiftMs,
          values: { up, rtt },
        }));
        await replay(device, objects, 100);
      }
    });

    const cameUp = (device: Device, atMs: number): Promise<number> =>
      device.publish('status', { state: 'online', ts: atMs - 60_000 });
    const lastOf = ({ atMs }: Check): number => atMs;

    it('reckons the numbers of now', async () => {
      // The highest of the levels 1, 2 and 0, over three stations that report.
      const flood = await town.untilKpi(UNIT, 'flood-level', ({ value }) => value === 2);
      expect(flood).toMatchObject({
        status: 'critical',
        numerator: 2,
        denominator: 3,
        coverage: { reporting: 3, expected: 3 },
      });
      // Three of four services are up: 75 %, below 80.
      const services = await town.untilKpi(UNIT, 'services-online', ({ value }) => value === 75);
      expect(services).toMatchObject({ status: 'critical', numerator: 3, denominator: 4 });
      // The province has no other commune with fresh stations of alarm levels.
      expect(await town.kpi(PROVINCE, 'flood-level')).toMatchObject({ value: 2, numerator: 2 });
    });

    it('keeps the first of two checks of the same second', async () => {
      // hallerNet (data): 216 checks, 90 down, so 126 up. Brandans Meerfahrt: 229, 1 down.
      // Parzival: 367 checks in 318 different seconds, of the first of each 305 up.
      const sums = await Promise.all(
        SERVICES.map(async ([id]) => {
          const [first, last] = ['2015-01-02T00:00:00Z', new Date().toISOString()];
          const up = await readingsOf(`${UNIT}.${id}`, 'up', first, last);
          return [id, up.length, up.reduce((sum, { value }) => sum + value, 0)];
        }),
      );
      expect(sums).toEqual([
        ['wikipedia', 2, 0],
        ['hallernet', 216, 126],
        ['brandan', 229, 228],
        ['parzival', 318, 305],
      ]);
    });

    it('tells of every full hour of the day what the stations said then', async () => {
      const now = Date.now();
      const hours = Array.from(
        { length: 22 },
        (_, n) => Math.floor(now / HOUR_MS) * HOUR_MS - n * HOUR_MS,
      );
      const expected = hours.map((atMs) => ({ at: iso(atMs), value: levelAt(atMs) }));
      // asked for little meanwhile: who reckons the past has the same processor
      await until('the history is corrected', () => town.isPastReckoned(UNIT), 120_000);
      const seen = await Promise.all(
        hours.map(async (atMs) => {
          const { value } = await town.kpi(UNIT, 'flood-level', iso(atMs));
          return { at: iso(atMs), value };
        }),
      );
      expect(seen).toEqual(expected);
      // Over the day all four levels occur; a test that sees only one of them would prove little.
      expect(new Set(expected.map(({ value }) => value)).size).toBeGreaterThan(2);

      const history = await town.admin.get<List<KpiPoint>>(
        `/units/${UNIT}/kpis/flood-level/history?from=${iso(hours.at(-1)!)}&to=${iso(now)}`,
      );
      for (const { at, value } of expected) {
        const point = history.items.filter((one) => Date.parse(one.at) <= Date.parse(at)).at(-1);
        expect({ at, value: point?.value }).toEqual({ at, value });
      }
    }, 150_000);

    it('tells of an hour ago the same of services that have not spoken since', async () => {
      // All last checks but those of the last day are older, and Wikipedia's is of months ago: it
      // was down then and nobody has said otherwise.
      const hourAgo = iso(Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
      const value = await until('the past of services is reckoned', async () => {
        const seen = await town.kpi(UNIT, 'services-online', hourAgo);
        return seen.status === 'none' ? undefined : seen;
      });
      expect(value).toMatchObject({ numerator: 3, denominator: 4, value: 75 });
    });

    it('stands on the wall', async () => {
      const wall = await freshPage(browser, { width: 1920, height: 1080 });
      await wall.goto((await town.wall(UNIT)).url);
      await untilLive(wall, 'connected');
      await untilTile(wall, UNIT, 'flood-level', { value: 2, status: 'critical' });
      await untilTile(wall, UNIT, 'services-online', { value: 75, status: 'critical' });
      // Stations 3 of 3 are there.
      await untilTile(wall, UNIT, 'devices-online', { value: 100, status: 'good' });
      await picture(wall, 'wall-real-input-1920');
      expect(wall.errors).toEqual([]);
      await wall.context().close();
    });

    /** The highest alarm level of the stations' last readings of the 15 minutes before a moment. */
    function levelAt(atMs: number): number {
      const levels = [...series.values()].flatMap((rows) => {
        const last = rows.filter((row) => row.atMs <= atMs).at(-1);
        if (!last || last.atMs <= atMs - FRESH_MS) return [];
        return [last.marks.filter((mark) => last.value >= mark).length];
      });
      return Math.max(...levels);
    }
  });
});

interface Reading {
  at: string;
  value: number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Hour, number, lowest, highest and last of readings in order. */
function hoursOf(readings: readonly Reading[]): number[][] {
  const hours = new Map<number, number[]>();
  for (const { at, value } of readings) {
    const hour = Math.floor(Date.parse(at) / HOUR_MS) * HOUR_MS;
    hours.set(hour, [...(hours.get(hour) ?? []), value]);
  }
  return [...hours].map(([hour, values]) => [
    hour,
    values.length,
    Math.min(...values),
    Math.max(...values),
    values.at(-1)!,
  ]);
}
