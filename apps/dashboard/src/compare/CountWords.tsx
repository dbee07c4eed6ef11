import type { Counted } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

/** `12`, or `hơn 1.000` where nobody counted on. */
export function CountWords({ of }: { of: Counted<unknown> }): ReactElement {
  const { t, language } = useTexts();
  const count = formatNumber(of.count, language, 0);
  return <>{of.more ? t('compare.more', { count: of.count }) : count}</>;
}
