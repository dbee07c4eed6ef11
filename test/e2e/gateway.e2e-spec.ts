import type { RejectedMessage, Source } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import { topicIn, type Device } from './kit/device';
import { Town, type MadeSource } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const OTHER = '06212';

describe('a gateway', () => {
  let town: Town;
  let gateway: Device;
  let gauge: MadeSource;
  let foreign: MadeSource;

  beforeAll(async () => {
    town = await Town.start();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    await town.commune(OTHER, PROVINCE, 'Cao Lộc');
    gateway = await town.connected({ id: 'lora', kind: 'gateway', unit: PROVINCE }, { will: true });
    gauge = await town.source({
      id: 'water-1',
      kind: 'device',
      unit: COMMUNE,
      gateway: gateway.key,
      attributes: { floodLevels: [3, 4, 5] },
    });
    foreign = await town.source({ id: 'water-9', kind: 'device', unit: OTHER });
  });
  afterAll(() => town?.stop());

  const sourceOf = (key: string): Promise<Source> => town.admin.get<Source>(`/sources/${key}`);
  const isOnline = (key: string, state: 'online' | 'offline' = 'online'): Promise<unknown> =>
    until(`${key} is ${state}`, async () => (await sourceOf(key)).state === state);
  const refusedOf = (key: string): Promise<RejectedMessage[]> =>
    town.admin.all<RejectedMessage>(`/rejected?source=${key}`);

  it('speaks for its sources: what it passes on is theirs, and both are heard', async () => {
    const ts = new Date().toISOString();
    const payload = { ts, values: { water_level: 4.5 } };
    await gateway.publishTo(topicIn(gauge.key, 'telemetry'), payload);
    // 4.5 m passes the second of 3, 4, 5 m
    await town.untilKpi(COMMUNE, 'flood-level', ({ value }) => value === 2);
    await Promise.all([isOnline(gauge.key), isOnline(gateway.key)]);
    const metrics = (await sourceOf(gauge.key)).metrics?.map(({ metric }) => metric);
    expect(metrics).toEqual(['water_level']);
    expect((await sourceOf(gateway.key)).metrics).toEqual([]);
  });

  it('sending all of it again stores nothing twice, also over the source’s own connection', async () => {
    const ts = new Date().toISOString();
    const payload = [{ ts, values: { rain: 1.5 } }];
    const topic = topicIn(gauge.key, 'telemetry');
    for (let turn = 0; turn < 3; turn += 1) await gateway.publishTo(topic, payload);
    const own = await town.device(gauge);
    await own.publish('telemetry', payload);
    await own.end();
    const readings = await town.admin.all(`/sources/${gauge.key}/readings?metric=rain`);
    expect(readings).toHaveLength(1);
  });

  it('tells the state of a source, which is the source’s and not its own', async () => {
    await gateway.publishTo(topicIn(gauge.key, 'status'), 'offline');
    await isOnline(gauge.key, 'offline');
    expect((await sourceOf(gateway.key)).state).toBe('online');
    await gateway.publishTo(topicIn(gauge.key, 'status'), 'online');
    await isOnline(gauge.key);
  });

  it('gives its sources no more rights than they have', async () => {
    const dossier = { kind: 'dossier', id: 'x', ts: new Date().toISOString(), state: 'new' };
    await gateway.publishTo(topicIn(gauge.key, 'case'), dossier);
    const [refused] = await refusedOf(gauge.key);
    expect(refused).toMatchObject({ reason: 'not-declared', source: gauge.key });
    expect(refused?.detail).toContain(`(via ${gateway.key})`);
  });

  it('does not speak for others, and nobody speaks for its sources', async () => {
    await gateway.publishTo(topicIn(foreign.key, 'telemetry'), { water_level: 9 });
    expect(await refusedOf(gateway.key)).toMatchObject([{ reason: 'topic-refused' }]);
    const neighbour = await town.connected({ id: 'other', kind: 'device', unit: COMMUNE });
    await neighbour.publishTo(topicIn(gauge.key, 'telemetry'), { water_level: 9 });
    expect(await refusedOf(neighbour.key)).toMatchObject([{ reason: 'topic-refused' }]);
    expect((await sourceOf(foreign.key)).metrics).toEqual([]);
  });

  it('begins and ceases to speak for a source with the change of it', async () => {
    const rain = (): Promise<number> =>
      gateway.publishTo(topicIn(foreign.key, 'telemetry'), { rain: 1 });
    await town.admin.patch(`/sources/${foreign.key}`, { gateway: gateway.key });
    await rain();
    await isOnline(foreign.key);
    expect((await sourceOf(foreign.key)).metrics).toHaveLength(1);
    const before = (await refusedOf(gateway.key)).length;
    await town.admin.patch(`/sources/${foreign.key}`, { gateway: null });
    await rain();
    expect(await refusedOf(gateway.key)).toHaveLength(before + 1);
  });

  it('that goes is gone alone: its sources are judged by what was heard of them', async () => {
    gateway.breakOff();
    await isOnline(gateway.key, 'offline');
    expect((await sourceOf(gauge.key)).state).toBe('online');
  });
});
