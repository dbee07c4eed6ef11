import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { kpiValue } from '@nhip-xa/testing';
import type { KpiStatus, KpiValue, SceneData, TellingScene, Unit } from '@nhip-xa/contract';
import { TROUBLE, dealt, madeUpCommune, madeUpProvince } from './map-stage';
import { UNIT, type PagesAlone } from './pages-alone';
import { feedback, kpisOf, province, security, services } from './people-scenes';
import { AHEAD, BEHIND, CALM, DOWN, FULL, KPIS, SILENT, UP } from './place-samples';
import { wallDecisions, wallValues } from './wall-values';

/** As a wall's unit is when all is well, when everything happens at once, when all fell silent, before anything speaks. */
export type Mood = 'calm' | 'trouble' | 'silent' | 'none';
export type Level = 'commune' | 'province';

/** As long as names of communes are, alike but for their ends. */
const COMMUNES = [
  ['phường', 'Nguyễn Thị Minh Khai – Hoàng Văn Thụ'],
  ['phường', 'Nguyễn Thị Minh Khai – Hoàng Quốc Việt'],
  ['thị trấn', 'Nông trường Nguyễn Thị Minh Khai Đông'],
  ['thị trấn', 'Nông trường Nguyễn Thị Minh Khai Tây'],
  ['xã', 'Đồng Đăng'],
  ['đặc khu', 'Hoàng Sa – Trường Sa – Thổ Chu – Côn Đảo'],
] as const;
/** So many communes has the largest province, and is told of at once. */
const COMMUNES_COUNT = 168;
const codeOf = (at: number): string => String(5_970 + (at % COMMUNES_COUNT)).padStart(5, '0');

/** Of 78 letters, alike but for their ends. */
const PLACE = 'Ngã ba Tà Mò – hướng cửa khẩu quốc tế Hữu Nghị, cổng trường Mầm non Hoa Hồng';
const SERVICE = 'Hệ thống thông tin giải quyết thủ tục hành chính tập trung của tỉnh Lạng Sơn';
const RIVER = 'Sông Kỳ Cùng tại cầu Nguyễn Thị Minh Khai, thôn Bản Quyền Nà Mưng';
const SUBJECT = 'Lấn chiếm lòng đường, vỉa hè, hành lang an toàn giao thông đường bộ';

type Named = { name: string; unit: string };

/** The same with the longest names and, of a province, each of another commune. */
function stretched<T extends Named>(all: readonly T[], name: string, level: Level): T[] {
  return all.map((each, at) => ({
    ...each,
    name: at % 3 === 2 ? each.name : `${name} ${at + 1}`,
    unit: level === 'province' ? codeOf(at) : UNIT,
  }));
}

type Told = { [S in TellingScene]?: SceneData<S> };

function inTrouble(level: Level): Told {
  const times = level === 'province' ? 1_000 : 97;
  const watched = security({
    total: level === 'province' ? 12_345 : 64,
    dark: level === 'province' ? 24 : 9,
    waiting: 1_234,
  });
  const reported = feedback(times);
  return {
    services: services(times),
    feedback: {
      ...reported,
      categories: reported.categories.map((each, at) =>
        at === 0 ? { ...each, name: SUBJECT } : each,
      ),
      cases: reported.cases.map((each, at) => ({
        ...each,
        ...(at % 2 === 0 ? { category: SUBJECT } : {}),
        unit: level === 'province' ? codeOf(at) : UNIT,
        village: at % 3 === 0 ? 'Tổ dân phố Nguyễn Thị Minh Khai – Hoàng Văn Thụ' : each.village,
      })),
    },
    security: {
      ...watched,
      cameras: stretched(watched.cameras, PLACE, level),
      detections: {
        ...watched.detections,
        recent: watched.detections.recent.map((each, at) => ({
          ...each,
          camera: `${PLACE} ${at + 1}`,
          unit: level === 'province' ? codeOf(at) : UNIT,
        })),
      },
    },
    environment: {
      ...FULL,
      rivers: stretched(FULL.rivers, RIVER, level),
      rain: stretched(FULL.rain, `Trạm đo mưa của ${RIVER}`, level),
      air: stretched(FULL.air, 'Trạm quan trắc không khí tự động liên tục khu công nghiệp', level),
    },
    infrastructure: {
      services: stretched(DOWN.services, SERVICE, level),
      kinds: DOWN.kinds.map((each) => ({
        ...each,
        ...{ online: each.online * 100, total: each.total * 100 },
        silent: each.silent.length > 0 ? [PLACE] : [],
      })),
    },
    value: BEHIND,
  };
}

function inCalm(level: Level): Told {
  return {
    services: services(1, false),
    feedback: feedback(0),
    security: security({ total: level === 'province' ? 1_234 : 12, dark: 0, waiting: 0 }),
    environment: CALM,
    infrastructure: UP,
    value: AHEAD,
  };
}

const NOTHING: Told = {
  services: services(0),
  feedback: feedback(0),
  security: security({ total: 0, dark: 0, waiting: 0 }),
  environment: { rivers: [], rain: [], air: [], bulletins: [] },
  infrastructure: { services: [], kinds: [] },
  value: { periods: [] },
};

function toldIn(level: Level, mood: Mood): Told {
  if (mood === 'none') return NOTHING;
  if (mood === 'calm') return inCalm(level);
  return mood === 'trouble' ? inTrouble(level) : { ...inTrouble(level), environment: SILENT };
}

/** Numbers as large as they come. */
const LARGEST: Readonly<Record<string, number>> = { VND: 98_765_432_109_876, '%': 87.65 };

/** A value of every built-in KPI. */
function numbersIn(level: Level, mood: Mood): KpiValue[] {
  const known = new Map(BUILT_IN_KPIS.map(({ code, uom }) => [code, { kpi: code, uom }]));
  const base = wallValues(0);
  const bad = [...kpisOf('trouble'), ...KPIS, ...wallValues(12).slice(0, 12)];
  const all = mood === 'trouble' ? [...base, ...bad] : base;
  const values = new Map(all.map((each) => [each.kpi, { ...known.get(each.kpi), ...each }]));
  const to: Partial<Record<Mood, KpiStatus>> = { calm: 'good', silent: 'stale', none: 'none' };
  return [...values.values()].map((each) => {
    const status = to[mood] ?? each.status ?? 'good';
    const most = status === 'critical' ? (LARGEST[each.uom ?? ''] ?? 1_234_567) : each.value;
    return kpiValue({
      ...each,
      unit: UNIT,
      status,
      value: status === 'none' ? null : (most ?? 4),
      freshAt: status === 'none' ? null : (each.freshAt ?? new Date().toISOString()),
      ...(level === 'province' ? { from: codeOf(0) } : {}),
    });
  });
}

const unitOf = (level: Level): Unit => ({
  ...province(UNIT),
  ...(level === 'province'
    ? { name: { vi: 'Bà Rịa – Vũng Tàu – Côn Đảo' }, kind: 'thành phố' }
    : { level: 'commune', parent: '46', name: { vi: COMMUNES[1][1] }, kind: COMMUNES[1][0] }),
});

function below(): Unit[] {
  return Array.from({ length: COMMUNES_COUNT }, (_, at) => {
    const [kind, vi] = COMMUNES[at % COMMUNES.length] ?? COMMUNES[0];
    const row = at < COMMUNES.length ? '' : ` ${Math.floor(at / COMMUNES.length)}`;
    const name = { vi: `${vi}${row}` };
    return { ...province(codeOf(at)), level: 'commune', parent: UNIT, kind, name };
  });
}

/** Brings a wall of one level into a mood: all that its scenes ask for, and every number. */
export function bring(pages: PagesAlone, level: Level, mood: Mood): void {
  const values = numbersIn(level, mood);
  pages.values(...values);
  pages.answer(`/units/${UNIT}`, { body: unitOf(level) });
  pages.answer('/units', {
    body: { items: level === 'province' ? below() : [], next: null },
  });
  for (const [scene, body] of Object.entries(toldIn(level, mood))) {
    pages.answer(`/units/${UNIT}/scenes/${scene}`, { body });
  }
  pages.answer(`/units/${UNIT}/scenes/overview`, { body: wallDecisions(values) });
  bringMap(pages, level, mood);
}

function bringMap(pages: PagesAlone, level: Level, mood: Mood): void {
  const trouble = mood === 'trouble';
  if (level === 'commune') {
    const map = madeUpCommune(trouble);
    const sources = map.sources.map((each, at) => ({ ...each, name: `${PLACE} ${at + 1}` }));
    const told = mood === 'none' ? { ...map, sources: [], cases: [] } : { ...map, sources };
    pages.answer(`/units/${UNIT}/map`, { body: told });
    return;
  }
  const map = madeUpProvince(COMMUNES_COUNT, 14);
  const names = below();
  const named = map.below.map((each, at) => {
    const long = names[at]?.name.vi ?? each.name.vi;
    return { ...each, name: { vi: long, en: long } };
  });
  const whole = { ...map, unit: UNIT, below: named };
  pages.answer(`/units/${UNIT}/map`, { body: whole });
  const statuses = { calm: ['good'], trouble: TROUBLE, silent: ['stale'], none: ['none'] } as const;
  for (const { unit } of whole.below) pages.live.gate.parents.set(unit, UNIT);
  pages.tell(...dealt(whole, 'dossiers-overdue', statuses[mood]));
}
