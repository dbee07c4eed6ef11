import { Simulated, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { unitName } from './unit-name';
import { useUnit } from './unit-path';

/** A unit by name once it is known, by its code until then. */
export function UnitLabel({ code, mark = false }: { code: string; mark?: boolean }): ReactElement {
  const { language } = useTexts();
  const unit = useUnit(code);
  return (
    <>
      {unit ? unitName(unit, language) : code}
      {mark && unit?.simulated ? (
        <>
          {' '}
          <Simulated when />
        </>
      ) : null}
    </>
  );
}
