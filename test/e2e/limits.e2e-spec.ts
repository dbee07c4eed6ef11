import type { Page, Source, Unit } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import { Town } from './kit/town';

const COMMUNE = '06211';
const RATE = { itemsPerSecond: 10, burst: 5 };

describe('limits of what may come in', () => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start();
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
  });
  afterAll(() => town?.stop());

  const readings = async (key: string): Promise<number> => {
    const path = `/sources/${key}/readings?metric=load&limit=1000`;
    return (await town.admin.get<Page<object>>(path)).items.length;
  };

  it('slow a source down, lose nothing, and show on it; lifted, they are gone at once', async () => {
    const source = await town.source({
      id: 'fast',
      kind: 'device',
      unit: COMMUNE,
      limits: RATE,
    });
    const device = await town.device(source);
    const startMs = Date.now() - 3_600_000;
    const many = (from: number, count: number): Promise<number[]> =>
      Promise.all(
        Array.from({ length: count }, (_, n) =>
          device.telemetry({ load: n }, startMs + (from + n) * 1_000),
        ),
      );
    const fromMs = performance.now();
    await many(0, 35);
    expect(performance.now() - fromMs).toBeGreaterThan(2_800);
    expect(await readings(source.key)).toBe(35);
    const flags = await until('the flag', async () => {
      const seen = await town.admin.get<Source>(`/sources/${source.key}`);
      return seen.flags.length > 0 && seen.flags;
    });
    expect(flags).toEqual(['rate-limited']);

    await town.admin.patch(`/sources/${source.key}`, { limits: null });
    const againMs = performance.now();
    await many(35, 100);
    expect(performance.now() - againMs).toBeLessThan(5_000);
    expect(await readings(source.key)).toBe(135);
  });

  it('of a unit keep further sources out', async () => {
    const { limits } = await town.admin.patch<Unit>(`/units/${COMMUNE}`, {
      limits: { connections: 2 },
    });
    expect(limits).toEqual({ connections: 2 });
    await town.connected({ id: 'second', kind: 'device', unit: COMMUNE });
    const third = await town.source({ id: 'third', kind: 'device', unit: COMMUNE });
    await expect(town.device(third)).rejects.toThrow('Server unavailable');
    const metrics = await (await fetch(`${town.server.httpUrl}/metrics`)).text();
    expect(metrics).toContain('{why="its unit has as many connections as it may"} 1');
    await town.admin.patch(`/units/${COMMUNE}`, { limits: null });
    await town.device(third);
  });

  it.each([
    { itemsPerSecond: 5 },
    { itemsPerSecond: 0, burst: 1 },
    { itemsPerSecond: 1, burst: 0.5 },
    { itemsPerSecond: 1, burst: 1, connections: 0 },
    { itemsPerSecond: '5', burst: 1 },
    { more: 1 },
  ])('are refused when they make no sense: %j', async (limits) => {
    const body = { limits };
    const unit = await town.admin.ask('PATCH', `/units/${COMMUNE}`, body);
    const source = await town.admin.ask('PATCH', `/sources/${COMMUNE}.fast`, body);
    for (const { status, text } of [unit, source]) {
      expect(status).toBe(400);
      expect(text).toContain('limits');
    }
  });
});
