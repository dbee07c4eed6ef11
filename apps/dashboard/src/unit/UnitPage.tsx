import type { Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { unitQuery } from '../api/queries';
import { mayWriteDisplays } from '../displays/display-queries';
import { UnitNav } from '../navigation/UnitNav';
import { useMe } from '../shell/me';
import { usePast } from '../shell/past';
import { PastChoice } from '../shell/PastChoice';
import { OfMoment } from '../shell/PastMoment';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { Empty, Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { useUnitValues } from '../shell/unit-values';
import { DomainPanels } from './DomainPanels';
import { FirstSteps } from './FirstSteps';
import { NeedsSomebody } from './NeedsSomebody';
import { Ranking } from './Ranking';
import { UnitsBelow } from './UnitsBelow';
import { UnitVerdict } from './UnitVerdict';

/** A unit: its KPIs by domain, and for one above the communes its units, worst first. */
export function UnitPage(): ReactElement {
  const { unit: code } = useParams({ from: '/console/u/$unit' });
  const unit = useQuery(unitQuery(code));
  if (unit.error) return <Trouble error={unit.error} retry={() => void unit.refetch()} />;
  return (
    <OfMoment>
      <UnitCrumbs unit={code} within={false}>
        <PastChoice />
      </UnitCrumbs>
      {unit.data ? <UnitHead unit={unit.data} /> : <Loading rows={1} />}
      <UnitNav unit={code} />
      {unit.data ? <OfNow unit={unit.data} /> : null}
      <UnitNumbers
        code={code}
        above={unit.data?.level === 'province' || unit.data?.level === 'nation'}
      />
    </OfMoment>
  );
}

function UnitHead({ unit }: { unit: Unit }): ReactElement {
  const { t, language } = useTexts();
  const { role } = useMe();
  return (
    <PageTitle title={unitName(unit, language)}>
      <span className="faint">
        {t(`level.${unit.level}`)} · {t('unit.code', { code: unit.code })}
      </span>
      <a
        className="page-title__end"
        href={`/wall/${unit.code}${language === 'en' ? '?lang=en' : ''}`}
        target="_blank"
        rel="noopener"
      >
        {t('unit.wall')}
      </a>
      {mayWriteDisplays(role) ? (
        <Link to="/u/$unit/wall-setup" params={{ unit: unit.code }}>
          {t('setup.new')}
        </Link>
      ) : null}
    </PageTitle>
  );
}

/** What is missing now says nothing of the past. */
function OfNow({ unit }: { unit: Unit }): ReactElement | null {
  return usePast() === null ? <FirstSteps unit={unit} /> : null;
}

interface UnitNumbersProps {
  code: string;
  /** It is a unit above communes. */
  above: boolean;
}

/** The unit's numbers, and what lies below it: first of all where it has no numbers of its own. */
function UnitNumbers({ code, above }: UnitNumbersProps): ReactElement {
  const { t } = useTexts();
  const { values, error, retry } = useUnitValues(code);
  if (error) return <Trouble error={error} retry={retry} />;
  if (!values) return <Loading rows={8} tall />;
  const own = [...values.values()];
  const unmeasured = own.every(({ status }) => status === 'none');
  return (
    <>
      {own.length === 0 ? <Empty>{t('unit.empty')}</Empty> : <UnitVerdict values={own} />}
      {above && unmeasured ? <UnitsBelow unit={code} /> : null}
      <NeedsSomebody values={own} />
      {above && !unmeasured ? <Ranking unit={code} /> : null}
      <DomainPanels unit={code} values={own} />
    </>
  );
}
