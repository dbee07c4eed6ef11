import { NO_NUMBER, formatNumber, type Language } from '@nhip-xa/web-ui';

/** `1.284`; `--` where nobody counted. */
export const countText = (count: number | null, language: Language): string =>
  count === null ? NO_NUMBER : formatNumber(count, language, 0);
