import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { AlertRow } from './AlertRow';
import { useAlerts } from './use-alerts';

/** The open alert of a KPI, on its own page; nothing where none is. */
export function KpiAlert({ unit, kpi }: { unit: string; kpi: string }): ReactElement | null {
  const { t } = useTexts();
  const { alerts: [own] = [] } = useAlerts({ unit, open: true, kpi, own: true });
  if (!own) return null;
  return (
    <section className="panel" aria-label={t('alerts.title')}>
      <ul className="alerts">
        <AlertRow alert={own} nameless />
      </ul>
      <Link to="/u/$unit/alerts" params={{ unit }}>
        {t('alerts.all')}
      </Link>
    </section>
  );
}
