import type { KpiStatus, ReportContents } from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from '../src/kpi/built-ins';
import { KpiBook } from '../src/kpi/book';
import { buildReport, type BuildParts } from '../src/report/build';
import type { KpiInPeriod, ReportFacts, StandingKpi } from '../src/report/facts';
import { reportSpan } from '../src/report/period';
import { balanceOfSums } from '../src/value-balance';

const HOUR_MS = 3_600_000;
export const DAY = reportSpan('day', '2026-11-25');
export const MORNING_AFTER = Date.parse('2026-11-26T07:00:00+07:00');
const DUE = {
  unit: '06211',
  kpi: 'dossiers-overdue',
  owner: 'Bộ phận Một cửa',
};
export const BOOK = new KpiBook(BUILT_IN_KPIS, [DUE]);

export const standing = (
  value: number | null,
  status: KpiStatus,
  since = '2026-11-25T07:40:00+07:00',
): StandingKpi => ({
  value,
  status,
  sinceMs: Date.parse(since),
  freshAtMs: Date.parse('2026-11-25T23:59:00+07:00'),
  reporting: 3,
  expected: 4,
  version: 1,
});

export const inPeriod = (kpi: string, more: Partial<KpiInPeriod>): KpiInPeriod => ({
  ...{ kpi, end: null, before: null, min: null, max: null, statusMs: {}, corrected: 0, ...more },
});

export const FACTS: ReportFacts = {
  unit: { code: '06211', level: 'commune', name: { vi: 'Xã Đồng Đăng' }, simulated: false },
  kpis: [
    inPeriod('dossiers-overdue', {
      end: standing(12, 'critical'),
      before: 9,
      min: 8,
      max: 14,
      statusMs: { critical: 18 * HOUR_MS, warning: 6 * HOUR_MS },
      corrected: 2,
    }),
    inPeriod('cameras-online', {
      end: standing(85, 'warning'),
      before: 90,
      min: 85,
      max: 100,
      statusMs: { good: 12 * HOUR_MS, warning: 6 * HOUR_MS },
    }),
    inPeriod('services-online', { end: standing(100, 'good'), min: 100, max: 100 }),
    inPeriod('flood-level', { end: standing(1, 'stale'), before: 0, min: 0, max: 1 }),
    inPeriod('feedback-overdue', { end: standing(null, 'none') }),
    inPeriod('devices-online', {}),
  ],
  definitions: BUILT_IN_KPIS.map((definition) => ({ ...definition, version: 1 })),
  cases: [{ name: 'dossier', came: 31, closed: 28, late: 2, open: 40, overdue: 12 }],
  procedures: [
    { name: '1.001193 – Đăng ký khai sinh', came: 9, closed: 8, late: 1, open: 12, overdue: 7 },
  ],
  alerts: {
    began: 1,
    ended: 0,
    acknowledged: 1,
    items: [
      {
        unit: '06211',
        unitName: { vi: 'Xã Đồng Đăng' },
        kpi: 'dossiers-overdue',
        worst: 'critical',
        openedAt: '2026-11-25T00:40:00.000Z',
        closedAt: null,
        acknowledgedAt: '2026-11-25T01:00:00.000Z',
        acknowledgedBy: 'chu-tich',
        word: 'Đã giao Một cửa',
      },
    ],
  },
  sources: {
    reporting: 3,
    expected: 4,
    silent: 1,
    items: [
      {
        key: '06211.water',
        name: 'Trạm Kỳ Cùng',
        unitName: { vi: 'Xã Đồng Đăng' },
        silentMs: 5_430_000,
        sinceMs: Date.parse('2026-11-25T22:29:30+07:00'),
        silent: true,
      },
    ],
  },
  units: [],
  value: balanceOfSums([]),
};

export const built = (more: Partial<BuildParts> = {}): ReportContents =>
  buildReport({ facts: FACTS, span: DAY, book: BOOK, madeMs: MORNING_AFTER, ...more });
