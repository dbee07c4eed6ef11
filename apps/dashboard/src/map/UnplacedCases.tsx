import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Unplaced } from './placed-cases';

/** The open cases that no map can show: whoever counts the marks must know of them. */
export function UnplacedCases({
  unit,
  count,
  overdue,
}: Unplaced & { unit: string }): ReactElement | null {
  const { t, language } = useTexts();
  if (count === 0) return null;
  const number = (of: number): string => formatNumber(of, language, 0);
  return (
    <p>
      {t('mapPage.unplaced', { count, overdue: number(overdue) })}{' '}
      <Link to="/u/$unit/cases" params={{ unit }} search={{ standing: 'open' }}>
        {t('mapPage.unplacedList')}
      </Link>
    </p>
  );
}
