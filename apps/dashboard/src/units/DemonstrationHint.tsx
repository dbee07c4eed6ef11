import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from '../shell/me';
import { demonstrationQuery } from './unit-queries';

/** [contract 1] simulated units go away in one action: the way to it, for whoever may. */
export function DemonstrationHint(): ReactElement | null {
  const { t, language } = useTexts();
  const { role, unit } = useMe();
  const mayRemove = role === 'admin' && unit === 'VN';
  const { data } = useQuery({ ...demonstrationQuery, enabled: mayRemove });
  if (!data || data.state === 'none' || data.state === 'removed') return null;
  return (
    <p className="units-hint">
      <span className="simulated">{t('simulated')}</span>{' '}
      {t('demo.here', { communes: formatNumber(data.communes, language, 0) })}{' '}
      <Link to="/admin/demonstration">{t('demo.open')}</Link>
    </p>
  );
}
