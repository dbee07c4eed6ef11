import type { ReactElement } from 'react';
import { useTexts } from '../i18n/texts';

/** Says that a unit's data is simulated. Stands on every page of such a unit. */
export function Simulated({ when }: { when: boolean }): ReactElement | null {
  const { t } = useTexts();
  return when ? <span className="simulated">{t('simulated')}</span> : null;
}
