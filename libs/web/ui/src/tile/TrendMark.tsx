import type { ReactElement } from 'react';
import { useTexts } from '../i18n/texts';

const UP = 'M8 14V2.5M3.2 7.3L8 2.5l4.8 4.8';
const DOWN = 'M8 2v11.5M3.2 8.7L8 13.5l4.8-4.8';

/** Which way a number went, as a drawn arrow: the fonts that are shipped have none. */
export function TrendMark({ direction }: { direction: -1 | 0 | 1 }): ReactElement | null {
  const { t } = useTexts();
  if (direction === 0) return null;
  return (
    <svg
      className="trend-mark"
      viewBox="0 0 16 16"
      role="img"
      aria-label={t(direction > 0 ? 'trend.up' : 'trend.down')}
    >
      <path d={direction > 0 ? UP : DOWN} />
    </svg>
  );
}
