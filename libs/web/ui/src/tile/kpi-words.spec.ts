import type { KpiValue } from '@nhip-xa/contract';
import { viParts } from '../i18n/vi-parts';
import { viUnit } from '../i18n/vi-unit';
import type { Translate } from '../i18n/texts';
import { kpiWords } from './kpi-words';

const NOW_MS = Date.parse('2026-11-26T08:00:00+07:00');
const TEXTS: Readonly<Record<string, string>> = { ...viParts, ...viUnit };
const t = ((key: string, filled: Record<string, unknown> = {}) =>
  (TEXTS[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(filled[name]),
  )) as Translate;

const value = (over: Partial<KpiValue> = {}): KpiValue => ({
  ...{ kpi: 'dossiers-online', unit: '20', value: 67.7, numerator: null, denominator: null },
  ...{ uom: '%', status: 'good', since: '2026-11-26T07:00:00+07:00', owner: '' },
  ...{ at: '2026-11-26T07:59:00+07:00', freshAt: '2026-11-26T07:59:00+07:00' },
  ...{ coverage: { reporting: 12, expected: 12 }, trend: null, ...over },
});
const words = (over: Partial<KpiValue> = {}, unsure = false) =>
  kpiWords(value(over), 'Nộp trực tuyến', { t, language: 'vi', nowMs: NOW_MS, unsure });

it('says that a target is met only where it is', () => {
  expect(words().standing).toBe('Đạt');
  const below = words({ belowTarget: true });
  expect(below.standing).toBe('Chưa đạt mục tiêu · trong ngưỡng');
  expect(below.label).toContain('Chưa đạt mục tiêu · trong ngưỡng');
});

it('says since when what is bad is so, or when that was found', () => {
  const critical = { status: 'critical' } as const;
  expect(words(critical).since).toBe('từ 07:00');
  expect(words({ ...critical, found: true }).since).toBe('phát hiện lúc 07:00');
  expect(words(critical, true).since).toBe('phát hiện lúc 07:00');
  // nobody asks when what is good began
  expect(words({}, true).since).toBe('từ 07:00');
});

it('sets nothing against a day of which too little is known, and says why', () => {
  const lacking = words({ coverageBefore: { reporting: 3, expected: 3 } });
  expect([lacking.trend, lacking.change]).toEqual(['', '']);
  expect(lacking.trendLacks).toBe('— so với hôm qua: lúc đó có số của 3 xã');
  expect(words({ trend: 2 }).trendLacks).toBe('');
});
