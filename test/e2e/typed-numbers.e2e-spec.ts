import type { Evidence, TypedNumber } from '@nhip-xa/contract';
import { Town } from './kit/town';

const PROVINCE = '20';
const TYPED = '06211';
const FED = '06212';
const RATIO = 'dossiers-online';
const DAY_MS = 86_400_000;

const ahead = (ms: number): string => new Date(Date.now() + ms).toISOString();
const month = () => ({ from: ahead(-30 * DAY_MS), to: ahead(0) });

describe('a number that a person types', () => {
  let town: Town;

  beforeAll(async () => {
    town = await Town.start();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(TYPED, PROVINCE, 'Đồng Đăng');
    await town.commune(FED, PROVINCE, 'Cao Lộc');
  });
  afterAll(() => town?.stop());

  const type = (over: object): Promise<TypedNumber> =>
    town.admin.post<TypedNumber>('/typed-numbers', {
      unit: TYPED,
      kpi: RATIO,
      numerator: 45,
      denominator: 50,
      ...month(),
      until: ahead(DAY_MS),
      ...over,
    });

  it('is the value of what no system sends, says whose it is, and rolls up', async () => {
    const typed = await type({ note: 'Sổ theo dõi tháng' });
    expect(typed).toMatchObject({ by: 'admin', withdrawnAt: null });
    // 100 × 45 / 50
    const value = await town.untilKpi(TYPED, RATIO, ({ value: seen }) => seen === 90);
    expect(value).toMatchObject({
      numerator: 45,
      denominator: 50,
      status: 'good',
      coverage: { reporting: 1, expected: 1 },
      typed: { by: 'admin', until: typed.until },
    });
    const above = await town.untilKpi(PROVINCE, RATIO, ({ value: seen }) => seen === 90);
    expect(above.coverage).toEqual({ reporting: 1, expected: 1 });
    expect(above.typed).toBeUndefined();
  });

  it('is its own evidence', async () => {
    const path = `/units/${TYPED}/kpis/${RATIO}/evidence`;
    const upper = await town.admin.get<Evidence>(path);
    expect(upper.items).toMatchObject([{ kind: 'system', what: 'typed', counted: 45 }]);
    const lower = await town.admin.get<Evidence>(`${path}?side=denominator`);
    expect(lower.items).toMatchObject([{ kind: 'system', what: 'typed', counted: 50 }]);
    expect(upper.sources).toEqual([]);
  });

  it('gives way to what a system sends', async () => {
    await type({ unit: FED, numerator: 1 });
    await town.untilKpi(FED, RATIO, ({ typed }) => typed !== undefined);
    const portal = await town.connected({ id: 'mot-cua', kind: 'service', unit: FED });
    const dossier = { kind: 'dossier', state: 'accepted', attributes: { channel: 'counter' } };
    await portal.publish('case', { ...dossier, id: 'HS-1', ts: ahead(0) });
    const value = await town.untilKpi(FED, RATIO, ({ denominator }) => denominator === 1);
    expect(value).toMatchObject({ numerator: 0, value: 0 });
    expect(value.typed).toBeUndefined();
  });

  it('is stale once it has expired, and counts no more', async () => {
    await type({ numerator: 40, until: ahead(1_500) });
    await town.untilKpi(TYPED, RATIO, ({ value, status }) => value === 80 && status === 'good');
    const stale = await town.untilKpi(TYPED, RATIO, ({ status }) => status === 'stale', 10_000);
    expect(stale).toMatchObject({ value: 80, coverage: { reporting: 0, expected: 1 } });
  });

  it('can be taken back, once, and what stood before it stands again', async () => {
    const [last] = await town.admin.all<TypedNumber>(`/typed-numbers?unit=${TYPED}`);
    await town.admin.delete(`/typed-numbers/${last?.id ?? ''}`);
    await town.untilKpi(TYPED, RATIO, ({ value, status }) => value === 90 && status === 'good');
    await expect(town.admin.delete(`/typed-numbers/${last?.id ?? ''}`)).rejects.toMatchObject({
      status: 409,
    });
    const [kept] = await town.admin.all<TypedNumber>(`/typed-numbers?unit=${TYPED}`);
    expect(kept).toMatchObject({ id: last?.id, withdrawnBy: 'admin' });
  });

  it.each([
    ['without the lower side of a ratio', { denominator: undefined }],
    ['with a lower side of 0', { denominator: 0 }],
    ['with a lower side of a count', { kpi: 'dossiers-overdue' }],
    ['of a KPI that is not there', { kpi: 'no-such-kpi' }],
    ['of a province', { unit: PROVINCE }],
    ['of a period that ends before it begins', { to: ahead(-40 * DAY_MS) }],
    ['that has expired already', { until: ahead(-1) }],
    ['that counts for ever', { until: ahead(401 * DAY_MS) }],
  ])('%s is refused', async (_, over) => {
    await expect(type(over)).rejects.toMatchObject({ status: 400 });
  });
});
