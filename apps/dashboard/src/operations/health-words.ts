import type { HealthLine, HealthLineName } from '@nhip-xa/contract';
import {
  formatBytes,
  formatNumber,
  type Language,
  type TextKey,
  type Translate,
} from '@nhip-xa/web-ui';

/** What the figure of a line is in. */
const UNITS = {
  'broker-connected': 'truth',
  'broker-connections': 'count',
  'broker-items': 'rate',
  certificate: 'days',
  'in-hand': 'count',
  spooled: 'count',
  'spool-age': 'seconds',
  'spool-filled': 'bytes',
  'kpi-waiting': 'count',
  'kpi-evaluation': 'milliseconds',
  'past-reckoning': 'count',
  'database-reached': 'truth',
  'database-size': 'bytes',
  'database-connections': 'count',
  'database-transaction': 'seconds',
  'database-durable': 'count',
  'disk-free': 'bytes',
  growth: 'bytesDay',
  'days-left': 'days',
  process: 'seconds',
  walls: 'count',
  backup: 'days',
} as const satisfies Record<HealthLineName, string>;
type Unit = (typeof UNITS)[HealthLineName];

/** Lines of which less is worse. */
const FALLING: ReadonlySet<HealthLineName> = new Set([
  'broker-connected',
  'certificate',
  'disk-free',
  'days-left',
  'walls',
]);

interface Words {
  t: Translate;
  language: Language;
}

/** From ten on without decimals. */
const about = (value: number): number => (value < 10 ? value : Math.round(value));

/** A figure in its unit. */
function figure(value: number, unit: Unit, { t, language }: Words): string {
  const number = (decimals = 1): string => formatNumber(value, language, decimals);
  switch (unit) {
    case 'truth':
      return t(value > 0 ? 'health.yes' : 'health.no');
    case 'bytes':
      return formatBytes(value, language);
    case 'bytesDay': {
      const bytes = formatBytes(Math.abs(value), language);
      return t('health.perDay', { bytes: value < 0 ? `−${bytes}` : bytes });
    }
    case 'days':
      return t('health.days', { count: about(value) });
    case 'seconds':
      return t('health.seconds', { count: about(value) });
    case 'milliseconds':
      return t('health.milliseconds', { count: Math.round(value) });
    case 'rate':
      return t('health.rate', { count: value });
    case 'count':
      return number(0);
  }
}

/** The value of a line, or why there is none. */
export function valueWords({ line, value, of, why }: HealthLine, words: Words): string {
  if (value === null) return words.t(`health.why.${why ?? 'unknown'}`);
  const unit = UNITS[line];
  const shown = figure(value, unit, words);
  return of === null ? shown : words.t('health.of', { value: shown, of: figure(of, unit, words) });
}

/** From where on it is a warning and critical; empty where there is no such border. */
export function limitWords({ line, warning, critical }: HealthLine, words: Words): string {
  const unit = UNITS[line];
  if (unit === 'truth') return '';
  const side = (value: number): TextKey =>
    !FALLING.has(line) ? 'health.orMore' : value === 0 ? 'health.none' : 'health.orLess';
  const part = (key: 'health.warnAt' | 'health.criticalAt', value: number | null): string[] =>
    value === null
      ? []
      : [words.t(key, { limit: words.t(side(value), { limit: figure(value, unit, words) }) })];
  return [...part('health.warnAt', warning), ...part('health.criticalAt', critical)].join(' · ');
}

const ORDER = ['critical', 'warning', 'good', 'none'] as const;

/** The worst of some lines. */
export const worstOf = (lines: readonly HealthLine[]): HealthLine['state'] =>
  ORDER.find((state) => lines.some((line) => line.state === state)) ?? 'none';
