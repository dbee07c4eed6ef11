import type { KpiStanding, KpiStatus, KpiValue } from '@nhip-xa/contract';
import { date, momentMs, spokenMoment } from '../format/moment';
import { formatTrend, formatValue, type Shown } from '../format/number';
import type { Language, TextKey, Translate } from '../i18n/texts';
import { aimOf, statusKey } from '../status/StatusMark';

/** What a tile says, in words, so that every tile on every page says it alike. */
export interface KpiWords {
  shown: Shown;
  status: string;
  /** The same where there is room to say that its target is not reached. */
  standing: string;
  /** `từ 07:40`, `mất tín hiệu từ 10:32`, `chưa có nguồn số liệu`. */
  since: string;
  coverage: string;
  /** `nhập tay · đến 30/11/2026` of a number that a person typed; empty otherwise. */
  typed: string;
  /** The change against a day ago in words, or that there was none; empty without either number. */
  trend: string;
  /** Why it is not set against yesterday, where too little was known of it then; else empty. */
  trendLacks: string;
  /** The change alone, for where there is little room; that there was none is said in words. */
  change: string;
  /** Which way the change goes, for the arrow; 0 for none. */
  direction: -1 | 0 | 1;
  /** For a reader that hears the page. */
  label: string;
}

export interface Reader {
  /** The past is being reckoned anew: when something began is not known yet. */
  unsure?: boolean;
  t: Translate;
  language: Language;
  nowMs: number;
}

/** What one of hundreds of rows says: to make all the words takes several times as long. */
export type RowWords = Pick<KpiWords, 'shown' | 'standing' | 'since' | 'typed'>;

export function rowWords(value: KpiValue, reader: Reader): RowWords {
  const { t, language } = reader;
  return {
    shown: formatValue(value.value, value.uom, language),
    standing: t(statusKey(value.status, aimOf(value))),
    since: sinceWords(value, reader),
    typed: typedWords(value, t),
  };
}

/** The words of a KPI value under a name, for a reader at a moment. */
export function kpiWords(value: KpiValue, name: string, reader: Reader): KpiWords {
  const { t, language } = reader;
  const words = rowWords(value, reader);
  const { shown, standing, since, typed } = words;
  const change = formatTrend(value.trend, value.uom, language);
  const known = value.status !== 'none' && value.status !== 'stale' && value.trend !== null;
  return {
    ...words,
    status: t(`status.${value.status}`),
    coverage: coverageWords(value, t),
    trend: !known ? '' : change ? t('value.trend', { change }) : t('value.steady'),
    trendLacks: lacksWords(value, t),
    change: !known ? '' : (change ?? t('value.steady')),
    direction: !known || !change ? 0 : (value.trend ?? 0) > 0 ? 1 : -1,
    label: [
      t('value.label', {
        name,
        value: `${shown.text} ${shown.unit}`.trim(),
        status: standing,
        since,
      }),
      ...(typed ? [typed] : []),
    ].join('. '),
  };
}

function lacksWords({ unit, coverageBefore: then }: KpiValue, t: Translate): string {
  if (!then) return '';
  return t(LACKS[restsOn(unit)], { reporting: then.reporting });
}

/** Until when a typed number counts: the last day of it, since a day ends at the midnight after it. */
const typedWords = ({ typed }: KpiValue, t: Translate): string =>
  typed ? t('typed.mark', { day: date(momentMs(typed.until) - 1) }) : '';

/** `từ 07:40`, and of what was so already when it was first known `phát hiện lúc 07:40`. */
export function beganAt(
  { since, found = false }: Pick<KpiValue, 'since' | 'found'>,
  { t, language, nowMs, unsure = false }: Reader,
): string {
  const moment = spokenMoment(momentMs(since), nowMs, language);
  return t(found || unsure ? 'value.found' : 'value.since', { moment });
}

const isBad = (status: KpiStatus): boolean => status === 'warning' || status === 'critical';

function sinceWords(value: KpiValue, reader: Reader): string {
  const { t, language, nowMs } = reader;
  if (value.status === 'none') {
    return t(value.coverage.expected === 0 ? 'value.noFeed' : 'value.nothingYet');
  }
  if (value.status !== 'stale') {
    return beganAt(value, { ...reader, unsure: isBad(value.status) && (reader.unsure ?? false) });
  }
  const from = value.freshAt ?? value.since;
  return t('value.lost', { moment: spokenMoment(momentMs(from), nowMs, language) });
}

/** A commune's number rests on sources, a province's on communes, the nation's on provinces. */
type RestsOn = 'provinces' | 'communes' | 'sources';

const COVERAGE: Record<RestsOn, TextKey> = {
  provinces: 'value.provinces',
  communes: 'value.communes',
  sources: 'value.sources',
};

const LACKS: Record<RestsOn, TextKey> = {
  provinces: 'value.lacksProvinces',
  communes: 'value.lacksCommunes',
  sources: 'value.lacksSources',
};

const restsOn = (unit: string): RestsOn =>
  unit === 'VN' ? 'provinces' : unit.length === 2 ? 'communes' : 'sources';

function coverageWords(
  { unit, typed, coverage: { reporting, expected } }: KpiValue,
  t: Translate,
): string {
  // what a person typed rests on no source
  if (expected === 0 || typed) return '';
  return t(COVERAGE[restsOn(unit)], { reporting, expected, count: expected });
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
export const tileData = (value: KpiStanding): Record<`data-${string}`, string> => ({
  'data-kpi': value.kpi,
  'data-unit': value.unit,
  'data-status': value.status,
  'data-value': value.value === null ? '' : String(value.value),
  'data-at': value.at,
});
