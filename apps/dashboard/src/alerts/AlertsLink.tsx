import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAlerts } from './use-alerts';

/** The way to a unit's alerts, with how many are open: more than one page of them is told as such. */
export function AlertsLink({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const { alerts = [], more } = useAlerts({ unit, open: true });
  const count = `${alerts.length}${more ? '+' : ''}`;
  return (
    <Link
      to="/u/$unit/alerts"
      params={{ unit }}
      {...(alerts.length > 0 && { 'aria-label': t('alerts.linkLabel', { count }) })}
    >
      {alerts.length > 0 ? t('alerts.link', { count }) : t('alerts.linkNone')}
    </Link>
  );
}
