import { until } from '@nhip-xa/testing';
import { Device } from '../e2e/kit/device';
import { Town, type MadeSource } from '../e2e/kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
const KPI = 'dossiers-overdue';
const DAY_MS = 86_400_000;
/** The past of days is reckoned within this, in ms, on a machine that does more besides. */
const RECKONED_MS = 120_000;
/** Days ago, at which it is looked at what stood there. */
const MOMENTS = [7, 4, 1];

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

/** A dossier that came to us days late, and has been overdue ever since. */
const overdue = (id: string) => ({
  ...{ kind: 'dossier', id, state: 'processing' },
  ...{ ts: daysAgo(9), openedAt: daysAgo(10), acceptedAt: daysAgo(10), dueAt: daysAgo(8) },
});

describe('the past that is being reckoned anew', () => {
  let town: Town;
  let source: MadeSource;

  beforeAll(async () => {
    town = await Town.start();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    source = await town.source({ id: 'hoso', kind: 'service', unit: COMMUNE });
  });
  afterAll(() => town?.stop());

  async function say(id: string): Promise<void> {
    const device = await Device.connect(town.server.mqttUrl, source.credential);
    await device.publish('case', overdue(id));
    await device.end();
  }
  const isDone = (): Promise<boolean> => town.isPastReckoned(PROVINCE);
  const stoodAt = async (unit: string, days: number) =>
    (await town.kpi(unit, KPI, daysAgo(days))).value;
  /** Done up to its first days: those after are still to come. */
  const isBegun = (value: number) => () =>
    stoodAt(COMMUNE, MOMENTS[0] as number).then((stood) => stood === value);
  const past = () =>
    Promise.all(MOMENTS.flatMap((days) => [COMMUNE, PROVINCE].map((unit) => stoodAt(unit, days))));
  async function expectAll(value: number): Promise<void> {
    await until('it is done', isDone, RECKONED_MS);
    expect(await past()).toEqual(MOMENTS.flatMap(() => [value, value]));
  }

  it('is begun at the next start where the server is killed before', async () => {
    await say('H-1');
    await town.server.kill('SIGKILL');
    await town.server.restart();
    await expectAll(1);
  }, 300_000);

  it('is finished at the next start where the server is killed in its middle', async () => {
    await say('H-2');
    await until('it is begun', isBegun(2), RECKONED_MS);
    await town.server.kill('SIGKILL');
    await town.server.restart();
    await expectAll(2);
  }, 300_000);

  it('is finished at the next start where the server is stopped in order in its middle', async () => {
    await say('H-3');
    await until('it is begun', isBegun(3), RECKONED_MS);
    expect(await town.server.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    await town.server.restart();
    await expectAll(3);
  }, 300_000);
});
