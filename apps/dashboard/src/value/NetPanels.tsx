import type { ValueSummary } from '@nhip-xa/contract';
import { formatNumber, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Money } from './Money';
import { neighbours } from './period';
import { periodName } from './period-name';
import { usePeriod } from './use-period';

interface NetPanelsProps {
  quarter: ValueSummary;
  year: ValueSummary;
}

/** What is left of the quarter and of the year, large; the chosen one is shown in its parts below. */
export function NetPanels({ quarter, year }: NetPanelsProps): ReactElement {
  const { t } = useTexts();
  const { turn, period } = usePeriod();
  const now = useNow(60_000);
  const { before, after } = neighbours(period === 'year' ? year : quarter, now);
  return (
    <>
      <div className="worth-nets">
        <NetPanel summary={quarter} now={now} />
        <NetPanel summary={year} now={now} />
      </div>
      <div className="segments">
        <button type="button" onClick={() => turn({ at: before })}>
          {t('worth.before')}
        </button>
        <button
          type="button"
          disabled={after === undefined}
          onClick={() => after && turn({ at: after })}
        >
          {t('worth.after')}
        </button>
      </div>
    </>
  );
}

function NetPanel({ summary, now }: { summary: ValueSummary; now: number }): ReactElement {
  const { t } = useTexts();
  const { turn, period } = usePeriod();
  const name = periodName(summary, t);
  const running = now < Date.parse(summary.to);
  const { value, cost, net } = summary;
  return (
    <section className="panel worth-net" aria-label={name} data-net={Math.sign(net)}>
      <button
        type="button"
        className="plain"
        aria-pressed={period === summary.period}
        title={t('worth.choose', { period: name })}
        onClick={() => turn({ period: summary.period })}
      >
        {name} {running ? t('worth.soFar') : ''}
      </button>
      {value.entries + cost.entries === 0 ? (
        <p className="worth-net__nothing">{t('worth.nothing')}</p>
      ) : (
        <NetFigures summary={summary} />
      )}
    </section>
  );
}

function NetFigures({ summary }: { summary: ValueSummary }): ReactElement {
  const { t, language } = useTexts();
  const { value, cost, net, ratio } = summary;
  return (
    <>
      <p className="faint">{t('worth.net')}</p>
      <p className="worth-net__figure" data-value={net}>
        <Money amount={net} />
      </p>
      <dl className="fields fields--wide">
        <div>
          <dt>{t('worth.value')}</dt>
          <dd>
            <Money amount={value.total} />
          </dd>
        </div>
        <div>
          <dt>{t('worth.cost')}</dt>
          <dd>
            <Money amount={cost.total} />
          </dd>
        </div>
        <div>
          <dt>{t('worth.ratio')}</dt>
          <dd>
            {ratio === null
              ? t('worth.ratioNone')
              : t('worth.ratioTimes', { ratio: formatNumber(ratio, language, 2) })}
          </dd>
        </div>
        <div>
          <dt>{t('worth.hours')}</dt>
          <dd>{t('worth.hoursCount', { hours: formatNumber(value.hours, language) })}</dd>
        </div>
      </dl>
    </>
  );
}
