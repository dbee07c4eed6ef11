import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

interface MoreButtonProps {
  /** A list that comes page by page. */
  pages: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
}

/** Below a list of which more can be had. */
export function MoreButton({ pages }: MoreButtonProps): ReactElement | null {
  const { t } = useTexts();
  if (!pages.hasNextPage) return null;
  return (
    <button
      type="button"
      className="button"
      disabled={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {t('more')}
    </button>
  );
}
