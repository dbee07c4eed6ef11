import './compare.css';
import type { UnitChanges } from '@nhip-xa/contract';
import { dateTime, momentMs, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { UnitNav } from '../navigation/UnitNav';
import { HistoryBand } from '../shell/HistoryBand';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { changesQuery } from './compare-queries';
import { CaseChanges } from './CaseChanges';
import { HasChanged } from './HasChanged';
import { KpiChanges } from './KpiChanges';
import { MomentsChoice } from './MomentsChoice';
import { writtenMoments } from './moments';
import { SourceChanges } from './SourceChanges';
import { isUnchanged, momentsOfLinks } from './summary';
import { Summary } from './SummaryLine';
import { UnitChangesList } from './UnitChangesList';

/** What is different between two moments of a unit: its KPIs, cases, sources, and the units below. */
export function ComparePage(): ReactElement {
  const { t } = useTexts();
  const { unit } = useParams({ from: '/console/u/$unit/compare' });
  const { from, to } = useSearch({ from: '/console/u/$unit/compare' });
  const moments = writtenMoments({ from, to }, useNow(60_000));
  const changes = useQuery(changesQuery(unit, moments));
  const { data } = changes;
  return (
    <>
      <UnitCrumbs unit={unit} within>
        {t('compare.corner')}
      </UnitCrumbs>
      <PageTitle title={t('compare.title')}>
        <span className="faint">
          <UnitLabel code={unit} />
        </span>
        {data ? (
          <strong className="compare__span">
            {t('compare.span', {
              from: dateTime(momentMs(data.from)),
              to: data.present
                ? t('compare.nowAt', { moment: dateTime(momentMs(data.to)) })
                : dateTime(momentMs(data.to)),
            })}
          </strong>
        ) : null}
      </PageTitle>
      <UnitNav unit={unit} />
      <MomentsChoice moments={moments} changes={data} />
      <HistoryBand unit={unit} {...(moments.toMs !== null && { untilMs: moments.toMs })} />
      {changes.error ? (
        <Trouble error={changes.error} retry={() => void changes.refetch()} />
      ) : null}
      {data?.present ? <HasChanged changes={data} reload={() => void changes.refetch()} /> : null}
      {data ? <Changes changes={data} /> : null}
      {!data && !changes.error ? <Loading rows={6} tall /> : null}
    </>
  );
}

function Changes({ changes }: { changes: UnitChanges }): ReactElement {
  const { t } = useTexts();
  const { kpis, cases, sources, units } = changes;
  const moments = momentsOfLinks(changes);
  if (isUnchanged(changes)) return <Empty>{t('compare.nothing')}</Empty>;
  return (
    <>
      <Summary changes={changes} />
      <KpiChanges unit={changes.unit} changes={kpis} moments={moments} />
      {units ? <UnitChangesList units={units} changes={changes} /> : null}
      {cases ? <CaseChanges unit={changes.unit} cases={cases} moments={moments} /> : null}
      <SourceChanges sources={sources} moments={moments} />
    </>
  );
}
