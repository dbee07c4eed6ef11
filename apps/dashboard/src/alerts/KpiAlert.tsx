import type { KpiValue } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { AlertRow } from './AlertRow';
import { openAlertOf } from './alert-queries';
import { useAlerts } from './use-alerts';

interface KpiAlertProps {
  value: Pick<KpiValue, 'unit' | 'kpi' | 'status'>;
}

/** The open alert of a KPI, on its own page; nothing where none is. */
export function KpiAlert({ value: { unit, kpi, status } }: KpiAlertProps): ReactElement | null {
  const { t } = useTexts();
  const { alerts, error } = useAlerts(openAlertOf(unit, kpi));
  if (!alerts && !error && (status === 'critical' || status === 'warning')) {
    // what comes in a moment pushes nothing down
    return <section className="panel kpi-alert--coming" aria-hidden="true" />;
  }
  const own = alerts?.[0];
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
