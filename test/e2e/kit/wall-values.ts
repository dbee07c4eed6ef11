import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import type { Decision, KpiStatus, KpiValue } from '@nhip-xa/contract';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

type Given = Partial<KpiValue> & Pick<KpiValue, 'kpi'>;

/** Numbers as large as they come, by the unit of measure. */
const LARGE: Readonly<Record<string, number>> = { VND: 12_846_400_000, '%': 67.4 };

const PLACES = [
  'Bộ phận Một cửa xã',
  'Trạm quan trắc mực nước Sông Kỳ Cùng tại cầu Đồng Đăng',
  'Cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở',
];

/** A value of each built-in KPI, the first so many of them in need of a decision, every third critical. */
export function wallValues(decisions: number, rest: KpiStatus = 'good'): Given[] {
  return inOrder().map(({ code, uom }, at) => {
    const needs = at < decisions;
    const status = needs ? (at % 3 === 0 ? 'critical' : 'warning') : restStatus(rest, at);
    return {
      kpi: code,
      uom,
      status,
      value:
        status === 'none' ? null : needs ? (LARGE[uom] ?? 12 + at) : uom.startsWith('%') ? 98.5 : 4,
      since: ago(needs ? 125 + at * 40 : 4_000),
      owner: needs ? 'Bộ phận Một cửa' : '',
      at: ago(1),
      freshAt: status === 'none' ? null : ago(status === 'stale' ? 1_500 : 2),
      trend: at % 2 === 0 ? 3 : null,
    };
  });
}

/** Some of a commune's numbers are never fed, and with `stale` all the others fell silent. */
const restStatus = (rest: KpiStatus, at: number): KpiStatus =>
  rest === 'good' && at % 11 === 5 ? 'none' : rest === 'good' && at % 13 === 7 ? 'stale' : rest;

const FIRST = ['dossiers-overdue', 'flood-level', 'cameras-online'];

const inOrder = () => [
  ...FIRST.flatMap((code) => BUILT_IN_KPIS.filter((kpi) => kpi.code === code)),
  ...BUILT_IN_KPIS.filter(({ code }) => !FIRST.includes(code)),
];

/** What the overview's scene says of each that needs a decision. */
export const wallDecisions = (values: readonly Given[]): { decisions: Decision[] } => ({
  decisions: values
    .filter(({ status }) => status === 'critical' || status === 'warning')
    .map(({ kpi, since }, at) => ({
      kpi,
      where: PLACES.slice(0, at % 4),
      more: at % 4 === 3 ? 9 : 0,
      alert: at % 3 === 2 ? null : { openedAt: since ?? ago(10), acknowledged: at % 2 === 1 },
      began: { at: since ?? ago(10), atLeast: at % 3 === 0 },
    })),
});
