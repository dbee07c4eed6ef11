import { useTexts, type TextKey } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import { UnitNav } from '../navigation/UnitNav';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { useUnit } from '../shell/unit-path';
import { unitName } from '../shell/unit-name';

interface ListHeadProps {
  unit: string;
  title: TextKey;
  /** The choice of a moment, where there is one. */
  children?: ReactNode;
}

/** Of which unit a list is, and the way to its other pages. */
export function ListHead({ unit, title, children }: ListHeadProps): ReactElement {
  const { t, language } = useTexts();
  const known = useUnit(unit);
  return (
    <>
      <UnitCrumbs unit={unit} within>
        {children}
      </UnitCrumbs>
      <PageTitle title={t(title)}>
        <span className="faint">{known ? unitName(known, language) : unit}</span>
      </PageTitle>
      <UnitNav unit={unit} />
    </>
  );
}
