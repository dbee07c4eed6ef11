import type { Domain } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { kpiTitle, useDefinitions } from '../shell/definitions';
import { UnitCrumbs } from '../shell/PageHead';
import { useOrigin, type Origin } from './origin';

interface DomainCrumbProps {
  unit: string;
  domain: Domain;
  search?: Origin['search'];
}

/** The step to a domain of a unit. */
export function DomainCrumb({ unit, domain, search = {} }: DomainCrumbProps): ReactElement {
  const { t } = useTexts();
  const { at, period } = search;
  return (
    <Link
      to="/u/$unit/domain/$domain"
      params={{ unit, domain }}
      search={{ ...(at && { at }), ...(period && { period }) }}
    >
      {t(`domain.${domain}`)}
    </Link>
  );
}

interface ThingCrumbsProps {
  unit: string;
  /** The choice of a moment. */
  children: ReactNode;
}

/** Where a case or a source is: below its unit, or on the way by which it was reached. */
export function ThingCrumbs({ unit, children }: ThingCrumbsProps): ReactElement {
  const origin = useOrigin();
  const definitions = useDefinitions();
  const { language } = useTexts();
  if (!origin) {
    return (
      <UnitCrumbs unit={unit} within>
        {children}
      </UnitCrumbs>
    );
  }
  const domain = definitions.find(({ code }) => code === origin.kpi)?.domain;
  const { at } = origin.search;
  return (
    <UnitCrumbs
      unit={origin.unit}
      within
      {...(at && { at })}
      further={[
        ...(domain
          ? [<DomainCrumb key="domain" unit={origin.unit} domain={domain} search={origin.search} />]
          : []),
        <Link
          key="kpi"
          to="/u/$unit/kpi/$kpi"
          params={{ unit: origin.unit, kpi: origin.kpi }}
          search={origin.search}
        >
          {kpiTitle(definitions, origin, language)}
        </Link>,
      ]}
    >
      {children}
    </UnitCrumbs>
  );
}
