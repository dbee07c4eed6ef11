import type { KpiValue, SceneData } from '@nhip-xa/contract';

// What scenes of a place are told, in the states that a wall must bear.

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** A moment so many minutes before now. */
export const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * MINUTE_MS).toISOString();
const UNIT = '19753';

type Environment = SceneData<'environment'>;
type River = Environment['rivers'][number];

/** Hourly levels of the last day that end at a value; hours of the gap are left out. */
export function dayOf(end: number, rise: number, gap: readonly number[] = []): River['series'] {
  const hourMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  return Array.from({ length: 24 }, (_, hour) => ({
    at: new Date(hourMs - (23 - hour) * HOUR_MS).toISOString(),
    value: end - rise * (1 - ((hour + 1) / 24) ** 2) + 0.04 * Math.sin(hour),
  })).filter((_, hour) => !gap.includes(hour));
}

export const river = (over: Partial<River> & Pick<River, 'name'>): River => ({
  source: over.name.toLowerCase(),
  unit: UNIT,
  at: minutesAgo(2),
  fresh: true,
  value: 8.4,
  levels: [9, 10, 11],
  above: null,
  risePerHour: 0,
  series: dayOf(8.4, 0.1),
  ...over,
});

const station = (name: string, aqi: number | null, fresh = true): Environment['air'][number] => ({
  source: name,
  unit: UNIT,
  name,
  at: fresh ? minutesAgo(12) : minutesAgo(200),
  fresh,
  aqi,
});
const gauge = (
  name: string,
  hour: number | null,
  day: number | null,
  fresh = true,
): Environment['rain'][number] => ({
  source: name,
  unit: UNIT,
  name,
  at: fresh ? minutesAgo(4) : minutesAgo(95),
  fresh,
  hour,
  day,
});

export const CALM: Environment = {
  rivers: [
    river({ name: 'Sông Kỳ Cùng tại Lạng Sơn' }),
    river({ name: 'Suối Bản Chúc', value: 3.12, levels: [4, 4.5, 5], series: dayOf(3.12, -0.2) }),
  ],
  rain: [gauge('Trạm mưa UBND xã', 0, 0), gauge('Trạm mưa Nà Mưng', 0, 1.2)],
  air: [station('Trạm trung tâm xã', 42)],
  bulletins: [],
};

const bulletin = (
  level: number | null,
  category: string,
  hours: number | null,
): Environment['bulletins'][number] => ({
  id: `${category}-${level}`,
  unit: UNIT,
  category,
  level,
  validFrom: minutesAgo(200),
  validTo: hours === null ? null : minutesAgo(-60 * hours),
  issuer: 'dai-khi-tuong-thuy-van',
});

export const FLOOD: Environment = {
  rivers: [
    river({
      name: 'Sông Kỳ Cùng tại Lạng Sơn',
      value: 10.35,
      risePerHour: 0.12,
      series: dayOf(10.35, 2.6, [9, 10, 11]),
    }),
    ...CALM.rivers.slice(1),
    river({
      name: 'Trạm thuỷ văn cầu Đông Kinh – Hoàng Văn Thụ',
      fresh: false,
      at: minutesAgo(190),
      value: 9.1,
      series: dayOf(9.1, 0.8).slice(0, 20),
    }),
    river({ name: 'Hồ Nà Tâm', value: 2.44, levels: [], series: dayOf(2.44, 0.1) }),
  ],
  rain: [
    gauge('Trạm mưa UBND xã', 34.5, 186.4),
    gauge('Trạm mưa Nà Mưng', 21, 142),
    gauge('Trạm mưa Bản Chúc', null, null, false),
  ],
  air: [station('Trạm trung tâm xã', 42), station('Trạm chợ', 61)],
  bulletins: [bulletin(3, 'flood', 14), bulletin(1, 'heavy-rain', null)],
};

/** As much and as long as there can be. */
export const FULL: Environment = {
  rivers: Array.from({ length: 24 }, (_, at) =>
    river({
      name: `Trạm thuỷ văn cầu Khánh Khê số ${at + 1} trên sông Kỳ Cùng`,
      source: `river-${at}`,
      value: 12.88 - at * 0.4,
      levels: [9, 9.15, 11],
      risePerHour: at % 3 === 0 ? -0.05 : 1.28,
      fresh: at !== 3,
      series: dayOf(12.88 - at * 0.4, 3),
    }),
  ),
  rain: Array.from({ length: 24 }, (_, at) =>
    gauge(`Trạm mưa tự động thôn Khuổi Cải ${at + 1}`, 104.5 - at, 1_204.6 - at, at !== 2),
  ),
  air: [451, 260, 180, 130, 75, 20].map((aqi, at) =>
    station(`Trạm quan trắc không khí tự động ${at + 1}`, aqi, at !== 3),
  ),
  bulletins: [5, 4, 3, 2, 1, null].map((level, at) =>
    bulletin(level, ['flash-flood', 'storm', 'inundation', 'heat', 'cold', 'other'][at] ?? '', 20),
  ),
};

export const SILENT: Environment = {
  rivers: CALM.rivers.map((each) => ({
    ...each,
    fresh: false,
    at: minutesAgo(190),
    series: each.series.slice(0, 20),
  })),
  rain: [gauge('Trạm mưa UBND xã', 3, 12, false)],
  air: [station('Trạm trung tâm xã', 132, false)],
  bulletins: [],
};

const service = (
  name: string,
  up: boolean,
  latencyMs: number | null,
  maintained = false,
): SceneData<'infrastructure'>['services'][number] => ({
  source: name,
  unit: UNIT,
  name,
  up,
  since: minutesAgo(up ? 9_000 : 95),
  latencyMs,
  maintained,
});

const NAMES = [
  'Cổng dịch vụ công',
  'Một cửa điện tử',
  'Quản lý văn bản và điều hành',
  'Thư điện tử công vụ',
  'Trang thông tin điện tử xã',
  'Phản ánh hiện trường',
  'Tra cứu quy hoạch, giá đất và thủ tục đất đai của xã',
  'Hội nghị truyền hình',
  'Kho dữ liệu số hoá',
  'Ký số tập trung',
  'Cổng thanh toán',
];
export const UP: SceneData<'infrastructure'> = {
  services: NAMES.map((name, at) => service(name, true, 80 + at * 31)),
  kinds: [
    { kind: 'camera', online: 12, total: 12, silent: [] },
    { kind: 'device', online: 31, total: 31, silent: [] },
    { kind: 'speaker', online: 8, total: 8, silent: [] },
    { kind: 'link', online: 2, total: 2, silent: [] },
    { kind: 'gateway', online: 1, total: 1, silent: [] },
  ],
};
export const DOWN: SceneData<'infrastructure'> = {
  services: [
    service('Cổng dịch vụ công', false, null),
    service('Tra cứu quy hoạch, giá đất và thủ tục đất đai của xã', false, 12_400),
    service('Ký số tập trung', true, null, true),
    ...Array.from({ length: 21 }, (_, at) => service(`${NAMES[at % 11]} ${at}`, true, at * 90)),
  ],
  kinds: [
    { kind: 'camera', online: 9, total: 12, silent: ['Camera ngã ba Đồng Đăng – Tân Mỹ', 'b'] },
    { kind: 'device', online: 1_208, total: 1_310, silent: ['Đồng hồ nước nhà văn hoá thôn 3'] },
    { kind: 'speaker', online: 0, total: 8, silent: ['Cụm loa thôn Khuổi Cải'] },
    { kind: 'link', online: 2, total: 2, silent: [] },
    { kind: 'gateway', online: 1, total: 1, silent: [] },
  ],
};

const period = (
  name: string,
  [saved, earned, cost]: readonly [number, number, number],
): SceneData<'value'>['periods'][number] => ({
  period: name,
  saved,
  earned,
  cost,
  net: saved + earned - cost,
  ...{ measured: 0.62, estimated: 0.3, assumed: 0.08 },
});
export const AHEAD: SceneData<'value'> = {
  periods: [
    period('2026', [412_400_000, 96_000_000, 301_250_000]),
    period('2026-Q1', [62_000_000, 6_000_000, 160_000_000]),
    period('2026-Q2', [110_400_000, 20_000_000, 51_250_000]),
    period('2026-Q3', [140_000_000, 40_000_000, 50_000_000]),
    period('2026-Q4', [100_000_000, 30_000_000, 40_000_000]),
  ],
};
export const BEHIND: SceneData<'value'> = {
  periods: [
    period('2026', [12_345_678_901_234, 4_000_000_000, 98_765_432_109_876]),
    { ...period('2026-Q1', [0, 0, 98_765_432_109_876]), measured: 0, estimated: 0, assumed: 0 },
  ],
};

type Value = Partial<KpiValue> & Pick<KpiValue, 'kpi'>;
const told = (kpi: string, value: number, uom: string, more: Partial<KpiValue> = {}): Value => ({
  ...{ kpi, value, uom, status: 'good', trend: 1.2, at: minutesAgo(3), freshAt: minutesAgo(3) },
  ...{ since: minutesAgo(800), coverage: { reporting: 7, expected: 9 }, ...more },
});
export const KPIS: Value[] = [
  told('merchants-cashless', 71.4, '%', { status: 'warning' }),
  told('bills-paid-online', 83.2, '%'),
  told('local-commerce', 1_284_000_000, 'VND', { trend: -4_000_000 }),
  told('digital-addresses', 99.97, '%', { status: 'stale', freshAt: minutesAgo(3_000) }),
  told('adults-eid', 56.1, '%', { status: 'critical' }),
  told('telehealth-sessions', 123_456, 'lượt'),
  told('learners', 0, 'người', { status: 'critical', trend: 0 }),
  told('households-helped', 214, 'hộ', {
    typed: { by: 'lan', at: minutesAgo(900), until: minutesAgo(-9_000) },
  }),
  told('documents-overdue', 3, 'văn bản', { status: 'warning' }),
  told('documents-signed', 100, '%'),
  told('tasks-overdue', 0, 'nhiệm vụ', { trend: 0 }),
  told('staff-official-mail', 96.4, '%'),
  told('certificates-valid', 100, '%'),
  told('alerts-unacknowledged', 12, 'cảnh báo', { status: 'critical' }),
  told('rain-1h', 34.5, 'mm', { status: 'warning' }),
  told('rain-24h', 186.4, 'mm', { status: 'critical' }),
  told('fire-alarms', 1, 'báo động', { status: 'critical' }),
  told('devices-online', 92.2, '%', { status: 'warning' }),
  told('devices-low-battery', 3, 'thiết bị', { status: 'warning' }),
  told('line-availability', 99.98, '%'),
  told('speakers-online', 100, '%'),
  told('benefit-cost', 1.69, 'lần'),
  told('citizen-hours-saved', 12_408, 'giờ'),
  told('staff-hours-saved', 310.5, 'giờ'),
  told('quota-used', 64, '%'),
];
