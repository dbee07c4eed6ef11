import type { ValueMonth, ValueSummary } from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import { Chart, monthsOption, type ChartColours } from '@nhip-xa/web-charts';
import { NO_NUMBER, formatNumber, formatValue, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactElement } from 'react';
import { valueMonthsQuery } from '../api/value-queries';
import { frameOf } from '../shell/chart-frame';
import { Empty, Loading, Trouble } from '../shell/states';
import { Money } from './Money';
import { MONTH_PARTS, monthName, netOf, partOf, sinceFirst } from './months';
import { basisShares } from './period';

const NOW_MOVES_MS = 60_000;

/** What it cost, saved and earned month by month, what is left, and what that rests on. */
export function Months({ summary }: { summary: ValueSummary }): ReactElement {
  const { t } = useTexts();
  const now = useNow(NOW_MOVES_MS);
  // up to the end of the period that is shown, and no month to come
  const until = Math.min(Date.parse(summary.to) - 1, now);
  const last = isoDay(localDay(until));
  const found = useQuery(valueMonthsQuery(summary.unit, last));
  const months = useMemo(() => sinceFirst(found.data?.months ?? []), [found.data]);
  return (
    <section className="panel" aria-labelledby="worth-months">
      <h2 id="worth-months">{t('worth.months')}</h2>
      {found.error ? <Trouble error={found.error} retry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={3} tall /> : null}
      {found.data && months.length === 0 ? <Empty>{t('worth.monthsNone')}</Empty> : null}
      {months.length > 0 ? (
        <>
          <MonthsChart months={months} />
          <MonthsLegend />
          <MonthsTable months={months} />
        </>
      ) : null}
    </section>
  );
}

/** How strongly each part is coloured: what is saved first, what nobody counted in money last. */
const STRENGTHS = { saved: 1, earned: 0.6, other: 0.3, cost: 1 } as const;

function MonthsChart({ months }: { months: readonly ValueMonth[] }): ReactElement {
  const { t, language } = useTexts();
  const build = useCallback(
    (colours: ChartColours) =>
      monthsOption({
        ...frameOf({ fromMs: 0, toMs: 0, language, colours, uom: 'VND' }),
        months: months.map(monthName),
        parts: MONTH_PARTS.map((part) => ({
          name: t(`worth.month.${part}`),
          values: months.map((month) => partOf(month, part)),
          takes: part === 'cost',
          strength: STRENGTHS[part],
        })),
        net: { name: t('worth.net'), values: months.map(netOf) },
      }),
    [months, language, t],
  );
  const net = months.reduce((sum, month) => sum + (netOf(month) ?? 0), 0);
  const { text, unit } = formatValue(net, 'VND', language);
  const label = t('worth.monthsEssence', { count: months.length, net: `${text} ${unit}` });
  return <Chart build={build} label={label} />;
}

/** Which bar is which; the numbers are in the table. */
function MonthsLegend(): ReactElement {
  const { t } = useTexts();
  return (
    <ul className="worth-legend faint" aria-hidden="true">
      {[...MONTH_PARTS, 'net' as const].map((part) => (
        <li key={part} data-part={part}>
          {part === 'net' ? t('worth.net') : t(`worth.month.${part}`)}
        </li>
      ))}
    </ul>
  );
}

function MonthsTable({ months }: { months: readonly ValueMonth[] }): ReactElement {
  const { t } = useTexts();
  return (
    <div
      className="table-box worth-months"
      data-scroll
      tabIndex={0}
      role="region"
      aria-label={t('worth.months')}
    >
      <table className="table worth-table">
        <thead>
          <tr>
            <th scope="col">{t('worth.month')}</th>
            {MONTH_PARTS.map((part) => (
              <th key={part} scope="col" data-number>
                {t(`worth.month.${part}`)}
              </th>
            ))}
            <th scope="col" data-number>
              {t('worth.net')}
            </th>
            <th scope="col">{t('worth.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map((month) => (
            <tr key={month.from}>
              <th scope="row">{monthName(month)}</th>
              {MONTH_PARTS.map((part) => (
                <td key={part} data-number data-label={t(`worth.month.${part}`)}>
                  <Amount amount={partOf(month, part)} />
                </td>
              ))}
              <td data-number data-net={Math.sign(month.net)} data-label={t('worth.net')}>
                <Amount amount={netOf(month)} />
              </td>
              <td data-label={t('worth.basis')}>
                <BasisWords month={month} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Amount = ({ amount }: { amount: number | null }): ReactElement =>
  amount === null ? <>{NO_NUMBER}</> : <Money amount={amount} />;

/** `đo được 80 %, ước tính 20 %`. */
function BasisWords({ month }: { month: ValueMonth }): ReactElement {
  const { t, word, language } = useTexts();
  const shares = basisShares(month.value).filter(({ percent }) => percent > 0);
  const words = shares.map(
    ({ basis, percent }) =>
      `${word('worthBasis', basis)} ${t('worth.share', { percent: formatNumber(percent, language, 0) })}`,
  );
  return <>{words.length === 0 ? NO_NUMBER : words.join(', ')}</>;
}
