import type { KpiDefinition, KpiStatus, PresenceState, SourceKind } from '@nhip-xa/contract';
import type { TurnNews } from './unsteady';
import { unitWordOf } from './uom-words';

/** What just happened, in a clerk's words; where it leads. */
export interface HappeningWords {
  kind: 'kpi' | 'presence' | 'case' | 'alert';
  words: { vi: string; en: string };
  href: string;
}

const STATUS_WORDS: Record<KpiStatus, { vi: string; en: string }> = {
  good: { vi: 'trở lại bình thường', en: 'good again' },
  warning: { vi: 'ở mức cảnh báo', en: 'warning' },
  critical: { vi: 'ở mức nghiêm trọng', en: 'critical' },
  stale: { vi: 'mất tín hiệu', en: 'signal lost' },
  none: { vi: 'không còn số liệu', en: 'no data any more' },
};

/** A KPI that took another status. */
export function kpiHappening(
  definition: Pick<KpiDefinition, 'code' | 'name' | 'uom'>,
  unit: string,
  status: KpiStatus,
  value: number | null,
): HappeningWords {
  const words = STATUS_WORDS[status];
  const amount = (language: 'vi' | 'en', locale: string): string => {
    if (value === null) return '';
    const text = value.toLocaleString(locale, { maximumFractionDigits: 1 });
    return ` (${`${text} ${unitWordOf(text, definition.uom, language)}`.trim()})`;
  };
  return {
    kind: 'kpi',
    words: {
      vi: `${definition.name.vi} ${words.vi}${amount('vi', 'vi-VN')}`,
      en: `${definition.name.en}: ${words.en}${amount('en', 'en-GB')}`,
    },
    href: `/u/${unit}/kpi/${definition.code}`,
  };
}

/** Somebody took an alert upon themselves, and said so in a word. */
export function acknowledgedHappening(
  definition: Pick<KpiDefinition, 'code' | 'name'>,
  unit: string,
  { by, word }: { by: string; word: string },
): HappeningWords {
  return {
    kind: 'alert',
    words: {
      vi: `${definition.name.vi}: ${by} đã tiếp nhận · ${word}`,
      en: `${definition.name.en}: acknowledged by ${by} · ${word}`,
    },
    href: `/u/${unit}/alerts`,
  };
}

const PRESENCE_WORDS: Record<PresenceState | 'flapping', { vi: string; en: string }> = {
  flapping: { vi: 'chập chờn', en: 'comes and goes' },
  online: { vi: 'có tín hiệu trở lại', en: 'is back' },
  offline: { vi: 'mất tín hiệu', en: 'lost its signal' },
};

/** A source that came or went, or does so again and again. */
export function presenceHappening(source: {
  key: string;
  name: string;
  kind: SourceKind;
  state: PresenceState;
  news: Exclude<TurnNews, 'silent'>;
}): HappeningWords {
  const words = PRESENCE_WORDS[source.news === 'flapping' ? 'flapping' : source.state];
  return {
    kind: 'presence',
    words: { vi: `${source.name} ${words.vi}`, en: `${source.name} ${words.en}` },
    href: `/s/${source.key}`,
  };
}

/** Kind and state → words; what is not here is not news. */
const CASE_WORDS: Readonly<Record<string, { vi: string; en: string }>> = {
  'dossier accepted': { vi: 'Tiếp nhận hồ sơ', en: 'Dossier accepted' },
  'dossier finished': { vi: 'Giải quyết xong hồ sơ', en: 'Dossier finished' },
  'dossier returned': { vi: 'Trả kết quả hồ sơ', en: 'Dossier returned' },
  'feedback new': { vi: 'Phản ánh mới', en: 'New citizen report' },
  'feedback resolved': { vi: 'Xử lý xong phản ánh', en: 'Citizen report resolved' },
  'incident open': { vi: 'Vụ việc mới', en: 'New incident' },
  'incident closed': { vi: 'Kết thúc vụ việc', en: 'Incident closed' },
  'detection pending': {
    vi: 'Camera phát hiện, chờ xác minh',
    en: 'Camera detection awaits a verdict',
  },
  'detection confirmed': { vi: 'Xác nhận phát hiện', en: 'Detection confirmed' },
  'detection rejected': { vi: 'Loại bỏ phát hiện', en: 'Detection rejected' },
  'alarm active': { vi: 'Báo động', en: 'Alarm' },
  'alarm cleared': { vi: 'Hết báo động', en: 'Alarm cleared' },
  'bulletin active': { vi: 'Bản tin thiên tai có hiệu lực', en: 'Hazard bulletin in force' },
};

/** A case that is new or took another state; undefined when that is no news for a screen. */
export function caseHappening(of: {
  unit: string;
  kind: string;
  id: string;
  state: string | null;
}): HappeningWords | undefined {
  const words = CASE_WORDS[`${of.kind} ${of.state ?? ''}`];
  if (!words) return undefined;
  return {
    kind: 'case',
    words: { vi: `${words.vi} ${of.id}`, en: `${words.en} ${of.id}` },
    href: `/u/${of.unit}/case/${of.kind}/${encodeURIComponent(of.id)}`,
  };
}
