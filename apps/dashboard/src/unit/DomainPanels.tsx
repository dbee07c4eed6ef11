import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import { StatusMark, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWide } from '../shell/use-wide';
import { domainGroups, type DomainGroup } from './domain-groups';
import { KpiRow, useKpiRows, type KpiRows } from './KpiRow';

interface DomainPanelsProps {
  unit: string;
  values: readonly KpiValue[];
}

/** Every KPI of the unit by domain, the worst domain first: one line that says how it stands, then its rows. */
export function DomainPanels({ unit, values }: DomainPanelsProps): ReactElement | null {
  const { t } = useTexts();
  const rows = useKpiRows();
  const groups = domainGroups(values, rows.definitions);
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="domains">
      <h2 id="domains">{t('unit.all')}</h2>
      <div className="domains">
        {groups.map((group) => (
          <DomainPanel key={group.domain} unit={unit} group={group} rows={rows} />
        ))}
      </div>
    </section>
  );
}

interface DomainPanelProps {
  unit: string;
  group: DomainGroup;
  rows: KpiRows;
}

/** On a narrow screen each domain is one line until it is opened: what needs somebody stands above. */
function DomainPanel({ unit, group, rows }: DomainPanelProps): ReactElement {
  const { t } = useTexts();
  const wide = useWide();
  const { domain, fed, unfed, counts } = group;
  return (
    <section className="domain" data-domain={domain} aria-labelledby={`domain-${domain}`}>
      <h3 id={`domain-${domain}`}>
        <Link to="/u/$unit/domain/$domain" params={{ unit, domain }}>
          {t(`domain.${domain}`)}
        </Link>
      </h3>
      <details open={wide}>
        <summary>
          <Counts counts={counts} />
        </summary>
        <ul>
          {fed.map((value) => (
            <KpiRow key={value.kpi} value={value} rows={rows} />
          ))}
        </ul>
        {unfed.length > 0 ? (
          <details className="domain__unfed">
            <summary>{t('unit.unfed', { count: unfed.length })}</summary>
            <ul>
              {unfed.map((value) => (
                <KpiRow key={value.kpi} value={value} rows={rows} />
              ))}
            </ul>
          </details>
        ) : null}
      </details>
    </section>
  );
}

/** Gravest first. */
const ORDER: readonly KpiStatus[] = ['critical', 'warning', 'stale', 'good', 'none'];

/** How many KPIs stand how, each with its mark and word; what there is none of is not said. */
export function Counts({ counts }: { counts: DomainGroup['counts'] }): ReactElement {
  const { t } = useTexts();
  return (
    <span className="counts">
      {ORDER.filter((status) => counts[status] > 0).map((status) => (
        <span key={status} className="counts__one" data-status={status}>
          <StatusMark status={status} />
          {t(`count.${status}`, { count: counts[status] })}
        </span>
      ))}
    </span>
  );
}
