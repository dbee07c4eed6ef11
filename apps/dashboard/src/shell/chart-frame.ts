import type { ChartColours } from '@nhip-xa/web-charts';
import {
  date,
  dateTime,
  formatNumber,
  formatValue,
  timeOfDay,
  type Language,
} from '@nhip-xa/web-ui';

interface FrameInput {
  fromMs: number;
  toMs: number;
  language: Language;
  colours: ChartColours;
  /** A KPI's unit, or null for a bare number. */
  uom: string | null;
  /** What stands behind a bare number. */
  unit?: string;
}

/** What a chart is given of the reader: numbers and moments as they read them. */
export function frameOf({ fromMs, toMs, language, colours, uom, unit = '' }: FrameInput) {
  const days = (toMs - fromMs) / 86_400_000;
  return {
    fromMs,
    toMs,
    colours,
    font: "'Be Vietnam Figures', 'Be Vietnam Pro', sans-serif",
    animate: false,
    format: (value: number) =>
      uom === null
        ? `${formatNumber(value, language, 2)} ${unit}`.trim()
        : shortValue(value, uom, language),
    axisTime: (ms: number) => (days > 2 ? date(ms).slice(0, 5) : timeOfDay(ms)),
    fullTime: dateTime,
  };
}

/** Where the unit is plain from the title, the number stands alone. */
function shortValue(value: number, uom: string, language: Language): string {
  const { text, unit } = formatValue(value, uom, language);
  if (uom === '%') return `${text} %`;
  return uom === 'VND' ? `${text} ${unit}` : text;
}
