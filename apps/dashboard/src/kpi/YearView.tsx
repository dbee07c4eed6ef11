import { DAY_MS, LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import { YEAR_STEPS, yearBorders, yearCells, type YearCell } from '@nhip-xa/web-charts';
import { NO_NUMBER, date, formatValue, statusKey, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { spanHistoryQuery } from '../api/insight-queries';
import { Loading, Trouble } from '../shell/states';
import { ChartOrTable } from './ChartTable';
import type { HistoryProps } from './history-props';
import { useKpiSearch, useSpan } from './use-span';

/** How many years back can be chosen. */
const YEARS = 4;
const yearOf = (ms: number): number => new Date(ms + LOCAL_OFFSET_MS).getUTCFullYear();
const noon = (day: string): number => Date.parse(`${day}T12:00:00+07:00`);

/** What a day is coloured by: its value on a scale of the year's own, or its status. */
const COLOURS = ['value', 'status'] as const;
type Colour = (typeof COLOURS)[number];

/** A year by days, each coloured by its value or by its status. */
export function YearView({ value, definition }: HistoryProps): ReactElement {
  const { t } = useTexts();
  const { search, change } = useKpiSearch();
  const { endMs } = useSpan();
  const newest = yearOf(endMs);
  const colour = COLOURS.find((name) => name === search.colour) ?? 'value';
  const year = Number(search.year) || newest;
  // the value that stood at the end of each day; of today that which stands now
  const firstMs = Date.UTC(year, 0, 1) - LOCAL_OFFSET_MS + DAY_MS - 1_000;
  const lastMs = Math.max(firstMs, Math.min(endMs, Date.UTC(year + 1, 0, 1) - LOCAL_OFFSET_MS));
  const asked = { fromMs: firstMs, toMs: lastMs, step: 'P1D' };
  const found = useQuery(spanHistoryQuery(value.unit, value.kpi, asked));
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const points = found.data?.points.filter(({ at }) => Date.parse(at) >= firstMs) ?? [];
  const today =
    year === newest && value.value !== null
      ? [{ ...value, at: new Date(endMs).toISOString() }]
      : [];
  const cells = yearCells(year, [...points, ...today]);
  return (
    <>
      <div className="segments" role="group" aria-label={t('year.choose')}>
        {Array.from({ length: YEARS }, (_, n) => newest - YEARS + 1 + n).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === year}
            onClick={() => change({ year: String(one) })}
          >
            {one}
          </button>
        ))}
      </div>
      <div className="segments" role="group" aria-label={t('year.colour')}>
        {COLOURS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === colour}
            onClick={() => change({ colour: name === 'value' ? undefined : name })}
          >
            {t(`year.colour.${name}`)}
          </button>
        ))}
      </div>
      {found.data ? (
        <ChartOrTable
          chart={<YearChart {...{ cells, value, definition, year, colour }} />}
          table={() => <YearTable cells={cells} value={value} />}
        />
      ) : (
        <Loading rows={1} tall />
      )}
    </>
  );
}

function useWords(uom: string): (cell: Pick<YearCell, 'value'>) => string {
  const { language } = useTexts();
  return ({ value }) => {
    if (value === null) return NO_NUMBER;
    const { text, unit } = formatValue(value, uom, language);
    return `${text} ${unit}`.trim();
  };
}

/** Side of a day and what lies between two, in units of the drawing. */
const CELL = 14;
const GAP = 2;
const TOP = 20;
const LEFT = 34;

/** Rows that are named, and their weekdays. */
const WEEKDAYS = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 0],
] as const;

/** On a phone a year is wider than the screen: its newest days are seen first. */
const showEnd = (box: HTMLElement | null): void => {
  if (box) box.scrollLeft = box.scrollWidth;
};

type YearChartProps = HistoryProps & {
  cells: readonly YearCell[];
  year: number;
  colour: Colour;
};

function YearChart({ cells, value, definition, year, colour }: YearChartProps): ReactElement {
  const { t, language } = useTexts();
  const words = useWords(value.uom);
  const weeks = (cells.at(-1)?.week ?? 52) + 1;
  const known = cells.filter((cell) => cell.value !== null);
  const label = t('year.essence', {
    ...{ name: definition.name[language], year, count: known.length },
    bad: cells.filter(({ status }) => status === 'critical').length,
  });
  return (
    <>
      <div
        className="year"
        tabIndex={0}
        role="region"
        aria-label={t('year.title')}
        data-colour={colour}
        data-scroll
        ref={showEnd}
      >
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${LEFT + weeks * (CELL + GAP)} ${TOP + 7 * (CELL + GAP)}`}
        >
          {cells.map((cell) => (
            <YearDay key={cell.day} cell={cell} words={words(cell)} />
          ))}
          {WEEKDAYS.map(([row, day]) => (
            <text key={row} x={0} y={TOP + row * (CELL + GAP) + CELL - 3}>
              {t(`calendar.weekday.${day}`)}
            </text>
          ))}
          {cells
            .filter(({ day }) => day.endsWith('-01'))
            .map(({ day, week }) => (
              <text key={day} x={LEFT + week * (CELL + GAP)} y={TOP - 7}>
                {t('year.month', { month: Number(day.slice(5, 7)) })}
              </text>
            ))}
        </svg>
      </div>
      {colour === 'status' ? (
        <StatusScale />
      ) : (
        <Scale values={known.flatMap((cell) => cell.value ?? [])} words={words} />
      )}
    </>
  );
}

function YearDay({ cell, words }: { cell: YearCell; words: string }): ReactElement {
  const { t } = useTexts();
  const [x, y] = [LEFT + cell.week * (CELL + GAP), TOP + cell.weekday * (CELL + GAP)];
  const { status } = cell;
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{`${date(noon(cell.day))}: ${words} · ${t(statusKey(status, 'unknown'))}`}</title>
      <rect
        className="year__day"
        data-step={cell.step ?? 'none'}
        data-status={status}
        width={CELL}
        height={CELL}
        rx={2}
      />
      {status === 'critical' ? <path className="year__mark" d="M4 4l6 6M10 4l-6 6" /> : null}
      {status === 'warning' ? <path className="year__mark" d="M7 3.5l4 7H3z" /> : null}
      {status === 'stale' ? <path className="year__mark" d="M3 7h8" /> : null}
    </g>
  );
}

/** The scale with its numbers, and what the marks on days say. */
function Scale({
  values,
  words,
}: {
  values: readonly number[];
  words: (cell: Pick<YearCell, 'value'>) => string;
}): ReactElement {
  const { t } = useTexts();
  const borders = yearBorders(values);
  return (
    <p className="year__scale faint">
      {borders.length > 0 ? (
        <span>
          {words({ value: Math.min(...values) })}
          {Array.from({ length: YEAR_STEPS }, (_, step) => (
            <i key={step} className="year__swatch" data-step={step} aria-hidden="true" />
          ))}
          {words({ value: Math.max(...values) })}
        </span>
      ) : null}
      {MARKED.map((status) => (
        <span key={status}>
          <DaySign status={status} /> {t(`status.${status}`).toLowerCase()}
        </span>
      ))}
    </p>
  );
}

const MARKED = ['critical', 'warning', 'stale'] as const;
/** The colours of the statuses by their names; days bear the marks as well. */
const SHOWN = ['good', ...MARKED] as const;

/** What a day that is not good bears in the chart. */
function DaySign({ status }: { status: (typeof MARKED)[number] }): ReactElement {
  if (status !== 'warning') return <>{status === 'critical' ? '×' : '–'}</>;
  return (
    <svg className="year__sign" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M5 1.2 9.4 8.8H.6Z" />
    </svg>
  );
}

function StatusScale(): ReactElement {
  const { t } = useTexts();
  return (
    <p className="year__scale faint" data-colour="status">
      {SHOWN.map((status) => (
        <span key={status}>
          <i className="year__swatch" data-status={status} aria-hidden="true" />
          {status === 'good' ? null : <DaySign status={status} />}{' '}
          {t(`status.${status}`).toLowerCase()}
        </span>
      ))}
    </p>
  );
}

function YearTable({
  cells,
  value,
}: Pick<HistoryProps, 'value'> & { cells: readonly YearCell[] }): ReactElement {
  const { t } = useTexts();
  const words = useWords(value.uom);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('chart.day')}</th>
          <th scope="col">{t('chart.value')}</th>
          <th scope="col">{t('chart.status')}</th>
        </tr>
      </thead>
      <tbody>
        {cells
          .filter((cell) => cell.value !== null)
          .reverse()
          .map((cell) => (
            <tr key={cell.day}>
              <td data-label={t('chart.day')}>{date(noon(cell.day))}</td>
              <td data-label={t('chart.value')}>{words(cell)}</td>
              <td data-label={t('chart.status')}>{t(statusKey(cell.status, 'unknown'))}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
