import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kpiValue, person } from '@nhip-xa/testing';
import type { Boundary, KpiStatus, KpiValue, Unit, UnitMap } from '@nhip-xa/contract';
import { UNIT, type PagesAlone } from './pages-alone';

/** Boundaries of real communes, where somebody has them beside the project. */
const REAL = process.env.VIETNAM_DATA ?? '';

export const PROVINCE = '20';
type Below = UnitMap['below'][number];

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** A province of so many communes in rows: wavy blocks, of which some have no boundary and one no place. */
export function madeUpProvince(communes = 24, columns = 6): UnitMap {
  const corner = (column: number, row: number): [number, number] => [
    106 + column * 0.12 + 0.03 * Math.sin(row * 2.1 + column),
    21.2 + row * 0.1 + 0.02 * Math.cos(column * 1.7 + row),
  ];
  const below = Array.from({ length: communes }, (_, at): Below => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const ring = [
      corner(column, row),
      corner(column + 1, row),
      corner(column + 1, row + 1),
      corner(column, row + 1),
      corner(column, row),
    ];
    // every other ring runs the other way, as files of different makers have it
    const boundary: Boundary = {
      type: 'Polygon',
      coordinates: [at % 2 === 0 ? ring : [...ring].reverse()],
    };
    const lost = at === communes - 1;
    return {
      unit: String(5_970 + at).padStart(5, '0'),
      name: { vi: LONG_NAMES[at % LONG_NAMES.length] ?? '', en: `Commune ${at}` },
      lat: lost ? null : 21.25 + row * 0.1,
      lon: lost ? null : 106.06 + column * 0.12,
      boundary: lost || at % 5 === 4 ? null : boundary,
    };
  });
  return { unit: PROVINCE, boundary: null, below, sources: [], cases: [] };
}

const LONG_NAMES = [
  'Văn Miếu - Quốc Tử Giám',
  'Kỳ Lừa',
  'Đông Kinh',
  'Hoàng Văn Thụ',
  'Xuân Trường - Lâm Viên',
  'Thượng Trưng',
  'Ngọc Hà',
];

interface Feature {
  properties: { code: string; name: string; nameEn: string };
  geometry: Boundary;
}
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(REAL, file), 'utf8'));

export const hasRealData = REAL !== '' && existsSync(join(REAL, 'communes.json'));

/** The communes of a real province with their boundaries, and the province's own. */
export function realProvince(code: string, file: string): UnitMap {
  const { features } = readJson(file) as { features: Feature[] };
  const provinces = readJson('provinces_34.geojson') as { features: Feature[] };
  const own = provinces.features.find(({ properties }) => properties.code === code);
  return {
    unit: code,
    boundary: own?.geometry ?? null,
    below: features.map(({ properties, geometry }) => ({
      unit: properties.code,
      name: { vi: properties.name, en: properties.nameEn },
      lat: null,
      lon: null,
      boundary: geometry,
    })),
    sources: [],
    cases: [],
  };
}

/** The communes of a real province by their places alone. */
export function placesOfProvince(code: string, withBoundary: boolean): UnitMap {
  const rows = readJson('communes.json') as {
    code: string;
    name: string;
    name_en: string;
    province_code: string;
    lat: number;
    lon: number;
  }[];
  const provinces = readJson('provinces_34.geojson') as { features: Feature[] };
  const own = provinces.features.find(({ properties }) => properties.code === code);
  return {
    unit: code,
    boundary: withBoundary ? (own?.geometry ?? null) : null,
    below: rows
      .filter(({ province_code }) => province_code === code)
      .map(({ code: unit, name, name_en, lat, lon }) => ({
        unit,
        name: { vi: name, en: name_en },
        lat,
        lon,
        boundary: null,
      })),
    sources: [],
    cases: [],
  };
}

/** A commune with villages, sources of every kind and cases; some near one another. */
export function madeUpCommune(trouble: boolean): UnitMap {
  const at = (column: number, row: number): { lat: number; lon: number } => ({
    lat: 21.9 + row * 0.01,
    lon: 106.7 + column * 0.012,
  });
  const kinds = ['camera', 'device', 'speaker', 'service', 'link', 'gateway'] as const;
  const sources = Array.from({ length: 22 }, (_, index): UnitMap['sources'][number] => ({
    source: `${UNIT}.nguon-${index}`,
    name: `${SOURCE_NAMES[index % SOURCE_NAMES.length]} ${index + 1}`,
    kind: kinds[index % kinds.length] ?? 'device',
    ...at(((index * 37) % 60) / 10, ((index * 53) % 50) / 10),
    state: trouble && index % 4 === 1 ? 'offline' : 'online',
    since: index === 5 ? null : ago(30 + index * 200),
  }));
  const cases = Array.from({ length: 9 }, (_, index): UnitMap['cases'][number] => ({
    kind: index % 3 === 2 ? 'incident' : 'feedback',
    id: `PA-2026-${1000 + index}`,
    category: ['Rác thải', 'Ngập úng', null, 'Đường sá hư hỏng'][index % 4] ?? null,
    ...at(((index * 31) % 55) / 10, ((index * 17) % 50) / 10),
    overdue: trouble && index < 4,
  }));
  const border: [number, number][] = Array.from({ length: 49 }, (_, step) => {
    const angle = (step / 48) * 2 * Math.PI;
    const far = 1 + 0.12 * Math.sin(5 * angle) + 0.06 * Math.cos(9 * angle);
    return [106.736 + 0.052 * far * Math.cos(angle), 21.925 + 0.036 * far * Math.sin(angle)];
  });
  return {
    unit: UNIT,
    boundary: { type: 'Polygon', coordinates: [border] },
    below: ['Thôn Nà Pàn', 'Thôn Khơ Đa', 'Thôn Pò Nghiều', 'Khu phố Ga'].map((vi, index) => ({
      unit: `${UNIT}-${index + 1}`,
      name: { vi, en: vi },
      ...(index === 3 ? { lat: null, lon: null } : at(1 + index * 2, 1 + (index % 2) * 3)),
      boundary: null,
    })),
    sources,
    cases,
  };
}

const SOURCE_NAMES = [
  'Camera ngã ba chợ Đồng Đăng',
  'Trạm đo mực nước sông Kỳ Cùng',
  'Loa thôn Nà Pàn',
  'Cổng dịch vụ công',
];

export const provinceUnit = (code = PROVINCE, name = 'Lạng Sơn'): Unit => ({
  code,
  level: 'province',
  parent: 'VN',
  name: { vi: name, en: 'Lang Son' },
  kind: 'tỉnh',
  lat: null,
  lon: null,
  population: 800_000,
  simulated: false,
  validFrom: null,
  validTo: null,
  replacedBy: null,
  limits: null,
});

/** Statuses dealt out in turn. */
export const CALM: readonly KpiStatus[] = ['good'];
export const TROUBLE: readonly KpiStatus[] = [
  ...['good', 'good', 'critical', 'good', 'warning', 'good', 'stale', 'good', 'good'],
  ...['good', 'none', 'good', 'warning', 'good', 'good', 'good', 'stale'],
] as KpiStatus[];

/** Values of the communes and of the province in one KPI. */
export function dealt(map: UnitMap, kpi: string, statuses: readonly KpiStatus[]): KpiValue[] {
  return map.below.map(({ unit }, at) => {
    const status = statuses[at % statuses.length] ?? 'good';
    const amount = { critical: 1_234 + at, warning: 12 + at, stale: 7, good: 0, none: null }[
      status
    ];
    return kpiValue({
      unit,
      kpi,
      status,
      value: amount,
      uom: 'hồ sơ',
      since: ago(90 + at * 61),
      at: ago(1),
      freshAt: status === 'none' ? null : status === 'stale' ? ago(200 + at * 90) : ago(1),
      coverage: { reporting: status === 'stale' ? 0 : 1, expected: status === 'none' ? 0 : 1 },
    });
  });
}

/** A province's wall: its unit, its map and the values of its communes. */
export function showProvince(pages: PagesAlone, map: UnitMap, values: readonly KpiValue[]): void {
  pages.live.gate.parents.set(map.unit, 'VN');
  for (const { unit } of map.below) pages.live.gate.parents.set(unit, map.unit);
  pages.live.authenticator.admit('sid=1', person(map.unit, { role: 'province-staff' }));
  pages.answer('/auth/me', {
    body: { user: { username: 'lan', displayName: 'Lan' }, role: 'admin', unit: map.unit },
  });
  pages.answer(`/units/${map.unit}`, { body: provinceUnit(map.unit) });
  pages.answer(`/units/${map.unit}/map`, { body: map });
  pages.live.values.set(...values);
}
