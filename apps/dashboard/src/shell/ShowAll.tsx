import { useTexts } from '@nhip-xa/web-ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';

/** Whether all units are to be shown, not only the worst of them: the address says so. */
export const useShowsAll = (): boolean => useSearch({ strict: false }).all !== undefined;

/** Brings the rest of a list of units that begins with its worst. */
export function ShowAll({ count }: { count: number }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  const show = (): void => {
    void navigate({
      to: '.',
      search: (before) => ({ ...before, all: '1' }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <button type="button" className="button" onClick={show}>
      {t('unit.showAll', { count })}
    </button>
  );
}
