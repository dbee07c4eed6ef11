import { DOMAINS, type Domain, type KpiValue } from '@nhip-xa/contract';
import { useTexts, worstKpisFirst } from '@nhip-xa/web-ui';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { UnitNav } from '../navigation/UnitNav';
import { useDefinitions, type Definition } from '../shell/definitions';
import { PastChoice } from '../shell/PastChoice';
import { OfMoment } from '../shell/PastMoment';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { Empty, Loading, NotFound, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { useUnit } from '../shell/unit-path';
import { useUnitValues } from '../shell/unit-values';
import { Counts } from '../unit/DomainPanels';
import { countsOf, isUnfed } from '../unit/domain-groups';
import { KpiTable } from './KpiTable';
import { UnitMatrix } from './UnitMatrix';
import './domain.css';

/** A domain of a unit: all of its KPIs in one table, and what the units below make of them. */
export function DomainPage(): ReactElement {
  const { unit, domain: named } = useParams({ from: '/console/u/$unit/domain/$domain' });
  const { t } = useTexts();
  const domain = DOMAINS.find((one) => one === named);
  if (!domain) return <NotFound />;
  return (
    <OfMoment>
      <UnitCrumbs unit={unit} within>
        <PastChoice />
      </UnitCrumbs>
      <PageTitle title={t(`domain.${domain}`)}>
        <span className="faint">
          <UnitLabel code={unit} />
        </span>
      </PageTitle>
      <UnitNav unit={unit} />
      <DomainNumbers key={`${unit} ${domain}`} unit={unit} domain={domain} />
    </OfMoment>
  );
}

function DomainNumbers({ unit, domain }: { unit: string; domain: Domain }): ReactElement {
  const { t } = useTexts();
  const { values, error, retry } = useUnitValues(unit);
  const level = useUnit(unit)?.level;
  const all = useDefinitions();
  if (error) return <Trouble error={error} retry={retry} />;
  if (!values || all.length === 0) return <Loading rows={8} />;
  const definitions = all.filter((definition) => definition.domain === domain);
  const own = worstFirst([...values.values()], definitions);
  if (own.length === 0) return <Empty>{t('domainPage.none')}</Empty>;
  const above = level === 'province' || level === 'nation';
  return (
    <>
      <section aria-labelledby="kpis">
        <div className="section-head">
          <h2 id="kpis">{t('domainPage.kpis')}</h2>
          <Counts counts={countsOf(own)} />
        </div>
        <KpiTable values={own} definitions={definitions} />
      </section>
      {above ? (
        <UnitMatrix unit={unit} domain={domain} definitions={definitions.filter(isReckoned)} />
      ) : null}
    </>
  );
}

const isReckoned = ({ enabled }: Definition): boolean => enabled;

/** The worst first; what nothing feeds last. */
function worstFirst(
  values: readonly KpiValue[],
  definitions: readonly Definition[],
): readonly KpiValue[] {
  const codes = definitions.map(({ code }) => code);
  const own = values.filter(({ kpi }) => codes.includes(kpi));
  const fed = worstKpisFirst(
    own.filter((value) => !isUnfed(value)),
    codes,
  );
  return [...fed, ...own.filter(isUnfed)];
}
