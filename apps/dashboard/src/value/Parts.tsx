import type { ValueSummary } from '@nhip-xa/contract';
import { Chart, partsOption, type ChartColours } from '@nhip-xa/web-charts';
import { formatNumber, formatValue, useTexts } from '@nhip-xa/web-ui';
import { useCallback, useMemo, type ReactElement } from 'react';
import { frameOf } from '../shell/chart-frame';
import { useWide } from '../shell/use-wide';
import { Empty } from '../shell/states';
import { barsOf, basisShares } from './period';
import { periodName } from './period-name';

/** Value and cost by class, and on what basis the value is stated. */
export function Parts({ summary }: { summary: ValueSummary }): ReactElement {
  const { t } = useTexts();
  const any = summary.value.entries + summary.cost.entries > 0;
  return (
    <div className="halves">
      <section className="panel" aria-labelledby="worth-parts">
        <h2 id="worth-parts">{t('worth.parts', { period: periodName(summary, t) })}</h2>
        {any ? <ClassChart summary={summary} /> : <Empty>{t('worth.partsNone')}</Empty>}
      </section>
      <Basis summary={summary} />
    </div>
  );
}

function ClassChart({ summary }: { summary: ValueSummary }): ReactElement {
  const { t, language } = useTexts();
  const narrow = !useWide();
  const bars = useMemo(
    () =>
      barsOf(summary, (name, adds) => {
        const word = t(`worthClass.${name}`);
        return adds ? word : t('worth.costOf', { class: word });
      }),
    [summary, t],
  );
  const build = useCallback(
    (colours: ChartColours) =>
      partsOption({
        ...frameOf({ fromMs: 0, toMs: 0, language, colours, uom: 'VND' }),
        bars,
        narrow,
      }),
    [bars, language, narrow],
  );
  const label = bars
    .map(({ name, value, adds }) => {
      const { text, unit } = formatValue(adds ? value : -value, 'VND', language);
      return `${name} ${text} ${unit}`;
    })
    .join('; ');
  return <Chart build={build} label={label} />;
}

function Basis({ summary }: { summary: ValueSummary }): ReactElement {
  const { t, word, language } = useTexts();
  const shares = basisShares(summary.value);
  const percent = (share: number): string =>
    t('worth.share', { percent: formatNumber(share, language) });
  return (
    <section className="panel" aria-labelledby="worth-basis">
      <h2 id="worth-basis">{t('worth.basis')}</h2>
      {shares.length === 0 ? <Empty>{t('worth.basisNone')}</Empty> : null}
      {shares.length > 0 ? (
        <div className="worth-shares" aria-hidden="true">
          {shares.map(({ basis, percent: share }) => (
            <span key={basis} data-basis={basis} style={{ flexGrow: share }} />
          ))}
        </div>
      ) : null}
      <ul className="rows">
        {shares.map(({ basis, percent: share }) => (
          <li key={basis} className="worth-share" data-basis={basis}>
            <span>{word('worthBasis', basis)}</span>
            <span>{percent(share)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
