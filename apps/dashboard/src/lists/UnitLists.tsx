import type { Role } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from '../shell/me';

/** [contract 3, roles] a technician sees no cases, and no events. */
export const mayReadCases = (role: Role): boolean => role !== 'technician';

/** The ways from a unit to its lists. */
export function UnitLists({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  return (
    <>
      {mayReadCases(role) ? (
        <>
          <Link to="/u/$unit/cases" params={{ unit }}>
            {t('list.cases')}
          </Link>
          <Link to="/u/$unit/events" params={{ unit }}>
            {t('list.events')}
          </Link>
        </>
      ) : null}
      <Link to="/u/$unit/sources" params={{ unit }}>
        {t('list.sources')}
      </Link>
    </>
  );
}
