import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import { date, momentMs, spokenMoment } from '../format/moment';
import { formatTrend, formatValue, type Shown } from '../format/number';
import type { Language, TextKey, Translate } from '../i18n/texts';

/** What a tile says, in words, so that every tile on every page says it alike. */
export interface KpiWords {
  shown: Shown;
  status: string;
  /** `từ 07:40`, `mất tín hiệu từ 10:32`, `chưa có nguồn số liệu`. */
  since: string;
  coverage: string;
  /** `nhập tay · đến 30/11/2026` of a number that a person typed; empty otherwise. */
  typed: string;
  /** The change against a day ago in words, or that there was none; empty without either number. */
  trend: string;
  /** The change alone, for where there is little room; that there was none is said in words. */
  change: string;
  /** Which way the change goes, for the arrow; 0 for none. */
  direction: -1 | 0 | 1;
  /** For a reader that hears the page. */
  label: string;
}

export interface Reader {
  t: Translate;
  language: Language;
  nowMs: number;
}

/** The words of a KPI value under a name, for a reader at a moment. */
export function kpiWords(value: KpiValue, name: string, reader: Reader): KpiWords {
  const { t, language } = reader;
  const shown = formatValue(value.value, value.uom, language);
  const status = t(`status.${value.status}`);
  const since = sinceWords(value, reader);
  const change = formatTrend(value.trend, value.uom, language);
  const typed = typedWords(value, t);
  const known = value.status !== 'none' && value.status !== 'stale' && value.trend !== null;
  return {
    shown,
    status,
    since,
    coverage: coverageWords(value, t),
    typed,
    trend: !known ? '' : change ? t('value.trend', { change }) : t('value.steady'),
    change: !known ? '' : (change ?? t('value.steady')),
    direction: !known || !change ? 0 : (value.trend ?? 0) > 0 ? 1 : -1,
    label: [
      t('value.label', { name, value: `${shown.text} ${shown.unit}`.trim(), status, since }),
      ...(typed ? [typed] : []),
    ].join('. '),
  };
}

/** Until when a typed number counts: the last day of it, since a day ends at the midnight after it. */
const typedWords = ({ typed }: KpiValue, t: Translate): string =>
  typed ? t('typed.mark', { day: date(momentMs(typed.until) - 1) }) : '';

function sinceWords(value: KpiValue, { t, language, nowMs }: Reader): string {
  if (value.status === 'none') {
    return t(value.coverage.expected === 0 ? 'value.noFeed' : 'value.nothingYet');
  }
  const stale = value.status === 'stale';
  const from = stale ? (value.freshAt ?? value.since) : value.since;
  const moment = spokenMoment(momentMs(from), nowMs, language);
  return t(stale ? 'value.lost' : 'value.since', { moment });
}

/** A commune's number rests on sources, a province's on communes, the nation's on provinces. */
type RestsOn = 'provinces' | 'communes' | 'sources';

const COVERAGE: Record<RestsOn, TextKey> = {
  provinces: 'value.provinces',
  communes: 'value.communes',
  sources: 'value.sources',
};

function coverageWords(
  { unit, typed, coverage: { reporting, expected } }: KpiValue,
  t: Translate,
): string {
  // what a person typed rests on no source
  if (expected === 0 || typed) return '';
  const on = unit === 'VN' ? 'provinces' : unit.length === 2 ? 'communes' : 'sources';
  return t(COVERAGE[on], { reporting, expected });
}

const RANK: Record<KpiStatus, number> = { critical: 0, warning: 1, stale: 2, none: 3, good: 4 };

/** Worst first; within a status in the order of `codes`, which is that of consequence for citizens. */
export function worstKpisFirst(values: readonly KpiValue[], codes: readonly string[]): KpiValue[] {
  const place = new Map(codes.map((code, index) => [code, index]));
  const at = (value: KpiValue): number => place.get(value.kpi) ?? codes.length;
  return [...values].sort(
    (a, b) => RANK[a.status] - RANK[b.status] || at(a) - at(b) || a.kpi.localeCompare(b.kpi),
  );
}

/** What needs somebody: a decision, or a look at a feed that fell silent. */
export const needsSomebody = (status: KpiStatus): boolean =>
  status === 'critical' || status === 'warning' || status === 'stale';

/** The attributes that every KPI tile carries on any page [contract 6]. */
export const tileData = (value: KpiValue): Record<`data-${string}`, string> => ({
  'data-kpi': value.kpi,
  'data-unit': value.unit,
  'data-status': value.status,
  'data-value': value.value === null ? '' : String(value.value),
  'data-at': value.at,
});
