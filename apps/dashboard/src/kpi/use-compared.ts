import type { KpiSpread, KpiValue } from '@nhip-xa/contract';
import type { OtherLine } from '@nhip-xa/web-charts';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueries, useQuery } from '@tanstack/react-query';
import { spanHistoryQuery, spreadQuery } from '../api/insight-queries';
import { ledTo, movedOn } from './led';
import { useKpiSearch, type Span } from './use-span';
import { comparedUnits, historyStep, spreadStep } from './zoom';

/** The lines and the band that the address asks to be drawn besides the history itself. */
export function useCompared(
  { unit, kpi }: Pick<KpiValue, 'unit' | 'kpi'>,
  { fromMs, toMs }: Pick<Span, 'fromMs' | 'toMs'>,
  comparable: readonly { value: string; label: string }[],
): { others: OtherLine[]; spread: KpiSpread[] } {
  const { t } = useTexts();
  const { search } = useKpiSearch();
  const length = toMs - fromMs;
  const { step } = historyStep(length);
  const span = { fromMs, toMs, step };
  const before = { fromMs: fromMs - length, toMs: fromMs, step };
  const codes = comparedUnits(search.with);
  const wantsBefore = search.before === '1';
  const earlier = useQuery({ ...spanHistoryQuery(unit, kpi, before), enabled: wantsBefore });
  const units = useQueries({ queries: codes.map((code) => spanHistoryQuery(code, kpi, span)) });
  const spread = useQuery({
    ...spreadQuery(unit, kpi, { fromMs, toMs, step: spreadStep(length) }),
    enabled: search.spread === '1',
  });
  const others = units.flatMap(({ data }, index): OtherLine[] => {
    const code = codes[index] ?? '';
    const name = comparable.find(({ value }) => value === code)?.label ?? code;
    return data ? [{ name, points: ledTo(data.points, toMs) }] : [];
  });
  const points = wantsBefore && earlier.data ? earlier.data.points : undefined;
  return {
    others: points
      ? [
          ...others,
          {
            name: t('beside.beforeLine'),
            faint: true,
            points: movedOn(ledTo(points, fromMs), length),
          },
        ]
      : others,
    spread: search.spread === '1' ? (spread.data ?? []) : [],
  };
}
