import { useTexts, type TextKey } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { useUnit } from '../shell/unit-path';
import { unitName } from '../shell/unit-name';
import { UnitLists } from './UnitLists';

interface ListHeadProps {
  unit: string;
  title: TextKey;
}

/** Of which unit a list is, and the way to its others. */
export function ListHead({ unit, title }: ListHeadProps): ReactElement {
  const { t, language } = useTexts();
  const known = useUnit(unit);
  return (
    <>
      <UnitCrumbs unit={unit} within />
      <PageTitle title={t(title)}>
        <span className="faint">{known ? unitName(known, language) : unit}</span>
        <span className="page-title__end list__others">
          <UnitLists unit={unit} />
        </span>
      </PageTitle>
    </>
  );
}
