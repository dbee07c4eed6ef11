import type { KpiSpread, KpiValue } from '@nhip-xa/contract';
import type { OtherLine } from '@nhip-xa/web-charts';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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
  const codes = useMemo(() => comparedUnits(search.with), [search.with]);
  const wantsBefore = search.before === '1';
  const earlier = useQuery({ ...spanHistoryQuery(unit, kpi, before), enabled: wantsBefore });
  const units = useQueries({
    queries: codes.map((code) => spanHistoryQuery(code, kpi, span)),
    combine: historiesOf,
  });
  const wantsSpread = search.spread === '1';
  const spread = useQuery({
    ...spreadQuery(unit, kpi, { fromMs, toMs, step: spreadStep(length) }),
    enabled: wantsSpread,
  });
  const points = wantsBefore ? earlier.data?.points : undefined;
  const band = wantsSpread ? spread.data : undefined;
  // the same while nothing of it is another: a chart whose lines are others is drawn anew
  return useMemo(() => {
    const others = units.flatMap((history, index): OtherLine[] => {
      const code = codes[index] ?? '';
      const name = comparable.find(({ value }) => value === code)?.label ?? code;
      return history ? [{ name, points: ledTo(history.points, toMs) }] : [];
    });
    if (points) {
      const moved = movedOn(ledTo(points, fromMs), length);
      others.push({ name: t('beside.beforeLine'), faint: true, points: moved });
    }
    return { others, spread: band ?? [] };
  }, [units, codes, comparable, points, band, fromMs, toMs, length, t]);
}

const historiesOf = <T>(answers: readonly { data: T | undefined }[]): (T | undefined)[] =>
  answers.map(({ data }) => data);
