import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { unitName } from './unit-name';
import { useUnit } from './unit-path';

interface UnitLabelProps {
  code: string;
  /** Says also when the unit's data is simulated. */
  mark?: boolean;
}

/** A unit by name once it is known, by its code until then. */
export function UnitLabel({ code, mark = false }: UnitLabelProps): ReactElement {
  const { t, language } = useTexts();
  const unit = useUnit(code);
  return (
    <>
      {unit ? unitName(unit, language) : code}
      {mark && unit?.simulated ? <span className="faint"> · {t('simulatedUnit')}</span> : null}
    </>
  );
}
