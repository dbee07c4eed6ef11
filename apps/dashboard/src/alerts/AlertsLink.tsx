import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useUnitValues } from '../shell/unit-values';
import { needsDecision } from '../unit/needs-decision';

/** The way to a unit's alerts, with how many of its own KPIs are critical or warning now. */
export function AlertsLink({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const { values } = useUnitValues(unit);
  const count = [...(values?.values() ?? [])].filter(needsDecision).length;
  return (
    <Link
      to="/u/$unit/alerts"
      params={{ unit }}
      {...(count > 0 && { 'aria-label': t('alerts.linkLabel', { count }) })}
    >
      {count > 0 ? t('alerts.link', { count }) : t('alerts.linkNone')}
    </Link>
  );
}
