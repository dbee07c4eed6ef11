import './charts.css';
import { isFactMeasure } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { HistoryBand } from '../shell/HistoryBand';
import { usePast } from '../shell/past';
import { PeriodChoice } from '../shell/PeriodChoice';
import type { Definition } from '../shell/definitions';
import { Distribution } from './Distribution';
import type { HistoryProps } from './history-props';
import { HistoryLines } from './HistoryLines';
import { useKpiSearch, useSpan } from './use-span';
import { YearView } from './YearView';

type View = 'line' | 'calendar' | 'distribution';

/** How the number went: as a line, by days of a year, or what its cases took; all in the address. */
export function History({ value, definition }: HistoryProps): ReactElement {
  const { t } = useTexts();
  const { search, change } = useKpiSearch();
  const span = useSpan();
  const views = viewsOf(definition);
  const past = usePast() !== null;
  const view = views.find((name) => name === search.view) ?? 'line';
  return (
    <section className="panel history" aria-labelledby="history">
      <div className="section-head">
        <h2 id="history">{t('kpi.history')}</h2>
        <div className="segments" role="group" aria-label={t('view.group')}>
          {views.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === view}
              onClick={() => change({ view: name === 'line' ? undefined : name })}
            >
              {t(`view.${name}`)}
            </button>
          ))}
        </div>
        {view === 'calendar' ? null : (
          <PeriodChoice period={span.zoomed ? null : span.period} choose={span.choose} />
        )}
      </div>
      {past ? null : <HistoryBand unit={value.unit} />}
      {view === 'line' ? <HistoryLines value={value} definition={definition} span={span} /> : null}
      {view === 'calendar' ? <YearView value={value} definition={definition} /> : null}
      {view === 'distribution' ? (
        <Distribution value={value} definition={definition} span={span} />
      ) : null}
    </section>
  );
}

/** Only what counts closed cases has a distribution of how long they took. */
function viewsOf({ measure }: Definition): View[] {
  const terms = isFactMeasure(measure)
    ? [...(measure.denominator ?? []), ...measure.numerator]
    : [];
  const closed = terms.some((term) => term.fact === 'case' && term.where?.within === 'closedAt');
  return closed ? ['line', 'calendar', 'distribution'] : ['line', 'calendar'];
}
