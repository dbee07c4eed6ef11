import type { ReportContents, ReportKpi } from '@nhip-xa/contract';
import { BUILT_IN_KPIS, FURTHER_KPIS, KpiBook, buildReport, reportSpan } from '@nhip-xa/domain';
import type { KeptReport } from '@nhip-xa/ports';

const SPAN = reportSpan('month', '2026-10-01');
const MADE_MS = Date.parse('2026-11-01T07:00:00+07:00');
const ALL = [...BUILT_IN_KPIS, ...FURTHER_KPIS].map((one) => ({ ...one, enabled: true }));
const LONG = 'Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính xã Đồng Đăng';
const HOUR_MS = 3_600_000;
const STATUSES = ['good', 'warning', 'critical', 'stale'] as const;
const CASES = { came: 12_345, closed: 11_987, late: 1_234, open: 2_345, overdue: 321 };
const PARTS = { labour: 900_000_000, recurrent: 0, new: 0, intangible: 0, other: 0 };

/** Contents as long as they get: every KPI of a province, the longest names and the largest numbers. */
function contentsOf(): ReportContents {
  const kpis = ALL.map(({ code }, n) => ({
    kpi: code,
    end: {
      value: n % 7 === 0 ? 9_876_543.21 : n * 1.37,
      status: STATUSES[n % 4] as ReportKpi['status'],
      sinceMs: SPAN.fromMs + n * HOUR_MS,
      freshAtMs: SPAN.toMs,
      reporting: 160,
      expected: 168,
      version: 1,
    },
    before: n % 5 === 0 ? null : n * 1.2,
    min: n,
    max: n * 2,
    statusMs: { good: 400 * HOUR_MS, warning: n * HOUR_MS, critical: (n % 9) * HOUR_MS },
    corrected: n % 40 === 0 ? 3 : 0,
  }));
  const name = { vi: 'Xã Nguyễn Nghiêm thuộc Thành phố Hồ Chí Minh mở rộng', en: 'Nguyen Nghiem' };
  return buildReport({
    span: SPAN,
    madeMs: MADE_MS,
    book: new KpiBook(
      ALL,
      ALL.map(({ code }) => ({ unit: '20', kpi: code, owner: LONG })),
    ),
    facts: {
      unit: { code: '20', level: 'province', name: { vi: 'Tỉnh Lạng Sơn' }, simulated: true },
      kpis,
      definitions: ALL.map((one) => ({ ...one, version: 1 })),
      cases: ['dossier', 'feedback', 'incident'].map((kind) => ({ name: kind, ...CASES })),
      procedures: Array.from({ length: 10 }, (_, n) => ({
        name: `${n}. Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển đổi, chuyển nhượng`,
        ...CASES,
      })),
      alerts: {
        began: 140,
        ended: 120,
        acknowledged: 90,
        items: Array.from({ length: 60 }, (_, n) => ({
          unit: '06211',
          unitName: name,
          kpi: 'dossiers-overdue',
          worst: n < 30 ? ('critical' as const) : ('warning' as const),
          openedAt: '2026-10-03T00:40:00.000Z',
          closedAt: n % 2 ? null : '2026-10-04T00:40:00.000Z',
          acknowledgedAt: n % 3 ? null : '2026-10-03T01:00:00.000Z',
          acknowledgedBy: n % 3 ? null : 'chu-tich',
          word:
            n % 3 ? null : '=HYPERLINK("http://xau.vn") đã giao Bộ phận Một cửa xử lý trong ngày',
        })),
      },
      sources: {
        reporting: 4_801,
        expected: 5_040,
        silent: 200,
        items: Array.from({ length: 60 }, (_, n) => ({
          key: `06211.tram-quan-trac-muc-nuoc-song-ky-cung-doan-qua-cau-${n}`,
          name: 'Trạm quan trắc mực nước sông Kỳ Cùng, đoạn qua cầu Bản Trại',
          unitName: name,
          silentMs: n * 7_654_321 + 61_000,
          sinceMs: n % 3 === 0 ? null : SPAN.fromMs,
          silent: n % 3 !== 1,
        })),
      },
      units: Array.from({ length: 168 }, (_, n) => ({
        unit: String(6_001 + n).padStart(5, '0'),
        name: { vi: `Xã Đồng Đăng số ${n}` },
        simulated: false,
        counts: { good: 40, warning: n % 5, critical: n % 3, stale: n % 2 },
      })),
      value: {
        value: {
          total: 900_000_000,
          entries: 3,
          hours: 1_240,
          byClass: PARTS,
          byBasis: { measured: 600_000_000, estimated: 300_000_000, assumed: 0, unstated: 0 },
        },
        cost: {
          total: 120_000_000,
          entries: 2,
          byClass: { capital: 0, rent: 120_000_000, operation: 0, training: 0, other: 0 },
        },
        net: 780_000_000,
        ratio: 7.5,
      },
    },
  });
}

/** A kept report of a province's month, with comments that look like something else. */
export function keptReport(): KeptReport {
  const contents = contentsOf();
  const { unit, period, from, to, asOf, complete, madeAt } = contents;
  const comment = { by: 'chu-tich', name: 'Nông Thị Ngọc', at: '2026-11-01T02:00:00.000Z' };
  return {
    ...{ id: '7', unit: unit.code, period, of: SPAN.of, edition: 2, from, to, asOf, complete },
    ...{ lang: 'vi', madeAt, madeBy: null, hash: 'ab'.repeat(32), critical: 1, warning: 1 },
    contents,
    comments: [
      {
        ...{ id: '1', ...comment, struckAt: null },
        text: '<script>alert(1)</script>\n=1+1 và <b>đậm</b>',
      },
      {
        ...{ id: '2', ...comment, struckAt: '2026-11-01T03:00:00.000Z' },
        text: '=cmd|nhầm số',
      },
    ],
    editions: [{ id: '7', edition: 2, madeAt }],
  };
}
