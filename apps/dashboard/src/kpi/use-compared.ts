import type { KpiSpread, KpiValue } from '@nhip-xa/contract';
import type { OtherLine } from '@nhip-xa/web-charts';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { spanHistoryQuery, spreadQuery } from '../api/insight-queries';
import { ledTo, movedOn } from './led';
import { useKpiSearch, type Span } from './use-span';
import { comparedUnits, historyStep, spreadStep } from './zoom';

/** The same each time: a chart whose lines are others is drawn anew. */
const NONE: OtherLine[] = [];
const NO_SPREAD: KpiSpread[] = [];

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
  const wantsSpread = search.spread === '1';
  const spread = useQuery({
    ...spreadQuery(unit, kpi, { fromMs, toMs, step: spreadStep(length) }),
    enabled: wantsSpread,
  });
  const points = wantsBefore ? earlier.data?.points : undefined;
  const lines = units.flatMap(({ data }, index): OtherLine[] => {
    const code = codes[index] ?? '';
    const name = comparable.find(({ value }) => value === code)?.label ?? code;
    return data ? [{ name, points: ledTo(data.points, toMs) }] : [];
  });
  if (points) {
    const moved = movedOn(ledTo(points, fromMs), length);
    lines.push({ name: t('beside.beforeLine'), faint: true, points: moved });
  }
  const others = lines.length === 0 ? NONE : lines;
  const band = wantsSpread ? spread.data : undefined;
  return useMemo(() => ({ others, spread: band ?? NO_SPREAD }), [others, band]);
}
