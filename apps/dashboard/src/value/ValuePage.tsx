import type { Unit, ValueSummary } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { unitQuery } from '../api/queries';
import { valueSummaryQuery } from '../api/value-queries';
import { UnitNav } from '../navigation/UnitNav';
import { useMe } from '../shell/me';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { usePast } from '../shell/past';
import { PresentOnly } from '../shell/PastMoment';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { Communes } from './Communes';
import { CsvImport } from './CsvImport';
import { Entries } from './Entries';
import { EntryForm } from './EntryForm';
import { Months } from './Months';
import { NetPanels } from './NetPanels';
import { Parts } from './Parts';
import { mayEnter } from './period';
import { usePeriod } from './use-period';

/** The ledger of value and cost of a unit: what is left, its parts, and the entries it rests on. */
export function ValuePage(): ReactElement {
  const { t, language } = useTexts();
  const { unit: code } = useParams({ from: '/console/u/$unit/value' });
  const unit = useQuery(unitQuery(code));
  const past = usePast() !== null;
  if (unit.error) return <Trouble error={unit.error} retry={() => void unit.refetch()} />;
  return (
    <>
      <UnitCrumbs unit={code} within>
        <PresentOnly how={past ? t('past.ledgerHow') : undefined} />
      </UnitCrumbs>
      <PageTitle title={t('worth.title')}>
        <span className="faint">{unit.data ? unitName(unit.data, language) : code}</span>
      </PageTitle>
      <UnitNav unit={code} />
      <p className="faint">{t('worth.lead')}</p>
      <Ledger code={code} unit={unit.data} />
    </>
  );
}

function Ledger({ code, unit }: { code: string; unit: Unit | undefined }): ReactElement {
  const { day, period } = usePeriod();
  const { role } = useMe();
  const quarter = useQuery(valueSummaryQuery(code, 'quarter', day));
  const year = useQuery(valueSummaryQuery(code, 'year', day));
  const error = quarter.error ?? year.error;
  const retry = (): void => void Promise.all([quarter.refetch(), year.refetch()]);
  if (error) return <Trouble error={error} retry={retry} />;
  if (!quarter.data || !year.data) return <Loading rows={3} tall />;
  const summary: ValueSummary = period === 'year' ? year.data : quarter.data;
  return (
    <>
      <NetPanels quarter={quarter.data} year={year.data} />
      <Parts summary={summary} />
      <Months summary={summary} />
      {summary.children.length > 0 ? <Communes summary={summary} /> : null}
      {mayEnter(role) && unit ? (
        <div className="worth-enter">
          <EntryForm unit={unit} />
          {unit.level === 'village' ? null : <CsvImport unit={code} />}
        </div>
      ) : null}
      <Entries summary={summary} />
    </>
  );
}
