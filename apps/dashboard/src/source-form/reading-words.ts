import { formatNumber, useTexts } from '@nhip-xa/web-ui';

interface SpokenReading {
  metric: string;
  value: number;
  uom: string;
}

/** `mực nước 3,42 m`; a metric without words of its own goes by its name. */
export function useReadingWords(): (reading: SpokenReading) => string {
  const { language, word } = useTexts();
  return ({ metric, value, uom }) => {
    const name = word('metric', metric);
    return [name, formatNumber(value, language, 6), uom].filter((part) => part !== '').join(' ');
  };
}
