import { NO_NUMBER, dateTime, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import { useKpiSearch } from './use-span';

/** A chart, or the same numbers as a table; which of them stands in the address. */
export function ChartOrTable({
  chart,
  table,
}: {
  chart: ReactNode;
  table: () => ReactNode;
}): ReactElement {
  const { t } = useTexts();
  const { search, change } = useKpiSearch();
  const asTable = search.table === '1';
  return (
    <>
      {asTable ? (
        <div
          className="chart-table"
          tabIndex={0}
          role="region"
          aria-label={t('chart.table')}
          data-scroll
        >
          {table()}
        </div>
      ) : (
        chart
      )}
      <button
        type="button"
        className="button"
        aria-pressed={asTable}
        onClick={() => change({ table: asTable ? undefined : '1' })}
      >
        {t(asTable ? 'chart.asChart' : 'chart.asTable')}
      </button>
    </>
  );
}

interface NumberTableProps {
  names: readonly string[];
  rows: readonly { ms: number; values: readonly (number | null | undefined)[] }[];
  format: (value: number) => string;
}

/** Numbers by moment, the newest first. What is none is no nought. */
export function NumberTable({ names, rows, format }: NumberTableProps): ReactElement {
  const { t } = useTexts();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('chart.moment')}</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ ms, values }) => (
          <tr key={ms}>
            <td data-label={t('chart.moment')}>{dateTime(ms)}</td>
            {values.map((value, index) => (
              <td key={names[index]} data-label={names[index]}>
                {value === undefined ? '' : value === null ? NO_NUMBER : format(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
