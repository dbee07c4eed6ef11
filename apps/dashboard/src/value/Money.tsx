import { formatNumber, formatValue, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

/** An amount in short, `1,5 tỷ ₫`; the whole of it is its title. */
export function Money({ amount }: { amount: number }): ReactElement {
  const { language } = useTexts();
  const { text, unit } = formatValue(amount, 'VND', language);
  return (
    <span className="money" title={`${formatNumber(amount, language, 2)} ₫`}>
      {text} <span className="money__unit">{unit}</span>
    </span>
  );
}
