import type { KpiPoint, KpiValue } from '@nhip-xa/contract';
import {
  Chart,
  historyOption,
  markLines,
  versionChanges,
  type ChartColours,
  type Compared,
  type OtherLine,
} from '@nhip-xa/web-charts';
import { dateTime, formatValue, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactElement } from 'react';
import { spanHistoryQuery } from '../api/insight-queries';
import { frameOf } from '../shell/chart-frame';
import { standing, type Standing } from '../shell/standing';
import { Empty, Loading, Trouble } from '../shell/states';
import { ChartOrTable, NumberTable } from './ChartTable';
import { CompareChoice, useComparable } from './CompareChoice';
import { ledTo, tableRows, type TableColumn } from './led';
import { RawReadings } from './RawReadings';
import { useCompared } from './use-compared';
import type { HistoryProps } from './history-props';
import { boundsOf } from './own-bounds';
import type { Span } from './use-span';
import { ZoomButtons } from './ZoomButtons';
import { historyStep } from './zoom';

/** The line of a number over a span, against its target and whatever it is compared with. */
export function HistoryLines({ span, ...props }: HistoryProps & { span: Span }): ReactElement {
  const { value, definition } = props;
  const comparable = useComparable(value.unit);
  return (
    <>
      <CompareChoice unit={value.unit} comparable={comparable} />
      <Lines {...props} span={span} comparable={comparable} />
      <ZoomButtons span={span} />
      <RawReadings value={value} definition={definition} span={span} />
    </>
  );
}

interface LinesProps extends HistoryProps {
  span: Span;
  comparable: readonly { value: string; label: string }[];
}

/** A value that is newer than the span, which moves on now and then, is on the chart at once. */
const lastOf = ({ value, span }: Pick<LinesProps, 'value' | 'span'>): number =>
  span.toMs < span.endMs ? span.toMs : Math.max(span.toMs, Date.parse(value.at));

/** The points of the span, led on to its end: by the value itself where that is now. */
function usePoints({ value, span }: Pick<LinesProps, 'value' | 'span'>) {
  const { fromMs, toMs, endMs } = span;
  const { step } = historyStep(toMs - fromMs);
  const history = useQuery({
    ...spanHistoryQuery(value.unit, value.kpi, { fromMs, toMs, step }),
    // what was drawn stays until the next span is there
    placeholderData: (before) => before,
  });
  const { data } = history;
  const stands = useStanding(value);
  const points = useMemo(() => {
    if (!data) return [];
    const own = data.fromMs === fromMs && data.toMs === toMs;
    if (toMs < endMs || !own) return ledTo(data.points, own ? toMs : data.toMs);
    return standing(data.points, stands, { fromMs, nowMs: Math.max(toMs, Date.parse(stands.at)) });
  }, [data, stands, fromMs, toMs, endMs]);
  return { history, points };
}

/** A value that comes again as it was, once by HTTP and then live, is the same: nothing is drawn anew. */
function useStanding({ at, value, numerator, denominator, status }: KpiValue): Standing {
  return useMemo(
    () => ({ at, value, numerator, denominator, status }),
    [at, value, numerator, denominator, status],
  );
}

function Lines({ value, definition, span, comparable }: LinesProps): ReactElement {
  const { t, language } = useTexts();
  const { fromMs } = span;
  const toMs = lastOf({ value, span });
  const { history, points } = usePoints({ value, span });
  const compared = useCompared(value, span, comparable);
  const build = useCallback(
    (colours: ChartColours) =>
      historyOption({
        ...frameOf({ fromMs, toMs, language, colours, uom: definition.uom }),
        ...compared,
        points,
        stepped: definition.rollUp !== 'ratio',
        version: (version) => t('kpi.versionMark', { version }),
        lines: markLines(boundsOf(definition, value.unit), {
          target: t('unit.target'),
          warning: t('status.warning').toLowerCase(),
          critical: t('status.critical').toLowerCase(),
        }),
      }),
    [fromMs, toMs, language, definition, value.unit, compared, points, t],
  );
  if (history.error) return <Trouble error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Loading rows={1} tall />;
  if (points.every((point) => point.value === null)) return <Empty>{t('kpi.historyEmpty')}</Empty>;
  const name = definition.name[language];
  const format = (number: number): string => {
    const shown = formatValue(number, value.uom, language);
    return `${shown.text} ${shown.unit}`.trim();
  };
  const columns = [{ name, points }, ...compared.others, ...spreadColumns(compared, t)];
  return (
    <>
      <ChartOrTable
        chart={
          <Chart
            build={build}
            label={essence({ name, points, format }, { t })}
            brushed={{ select: span.zoom, out: span.stepTo('out') ?? span.whole }}
          />
        }
        table={() => (
          <NumberTable
            names={columns.map((column) => column.name)}
            rows={tableRows(columns)}
            format={format}
          />
        )}
      />
      <ChartNotes points={points} compared={compared} />
    </>
  );
}

/** The band as columns: what it reaches from and to, and the middle half of it. */
const SPREAD_PARTS = ['low', 'quarter', 'median', 'threeQuarters', 'high'] as const;

const spreadColumns = ({ spread = [] }: Compared, t: Texts['t']): TableColumn[] =>
  (spread.length === 0 ? [] : SPREAD_PARTS).map((part) => ({
    name: t(`beside.spread.${part}`),
    points: spread.map((of) => ({ at: of.at, value: of[part], status: 'good' })),
  }));

interface EssenceInput {
  name: string;
  points: readonly KpiPoint[];
  format: (value: number) => string;
}

/** The chart in one sentence: the last number, the lowest and the highest. */
function essence({ name, points, format }: EssenceInput, { t }: Pick<Texts, 't'>): string {
  const numbers = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const last = points.at(-1)?.value ?? null;
  return t('chart.essence', {
    name,
    last: last === null ? '--' : format(last),
    low: format(Math.min(...numbers)),
    high: format(Math.max(...numbers)),
  });
}

const isEmptyBefore = ({ faint, points }: OtherLine): boolean =>
  faint === true && points.every(({ value }) => value === null);

/** What the marks on the line mean; nothing where there are none. */
function ChartNotes({
  points,
  compared,
}: {
  points: readonly KpiPoint[];
  compared: Compared;
}): ReactElement {
  const { t } = useTexts();
  return (
    <>
      {compared.spread?.length ? <p className="faint">{t('beside.spreadNote')}</p> : null}
      {compared.others?.some(isEmptyBefore) ? (
        <p className="faint">{t('beside.beforeNone')}</p>
      ) : null}
      {points.some(({ corrected }) => corrected) ? (
        <p className="faint">{t('kpi.correctedMark')}</p>
      ) : null}
      {versionChanges(points).map(({ ms, version }) => (
        <p key={ms} className="faint">
          {t('kpi.versionLine', { version, moment: dateTime(ms) })}
        </p>
      ))}
    </>
  );
}
