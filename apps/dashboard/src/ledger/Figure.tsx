import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

/** A count with its thousands told apart; nothing is said quietly. */
export function Figure({ count }: { count: number }): ReactElement {
  const { language } = useTexts();
  return <span className={count === 0 ? 'zero' : undefined}>{formatNumber(count, language)}</span>;
}
