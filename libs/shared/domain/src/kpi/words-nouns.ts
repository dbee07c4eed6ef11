import type { CaseTerm, MeasureTerm, SystemFact } from '@nhip-xa/contract';

/** The same said in both languages and in the short form of formulas. */
export interface Said {
  vi: string;
  en: string;
  formula: string;
}

const CASES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  dossier: ['hồ sơ', 'dossiers'],
  document: ['văn bản', 'documents'],
  task: ['nhiệm vụ', 'tasks'],
  feedback: ['phản ánh', 'citizen reports'],
  incident: ['sự cố', 'incidents'],
  detection: ['phát hiện của camera', 'camera detections'],
  ticket: ['lượt chờ', 'queue tickets'],
  alarm: ['báo động', 'alarms'],
  bulletin: ['bản tin thiên tai', 'hazard bulletins'],
};

/** What cases of a kind are called; a kind without a word stands as it is. */
export const caseNoun = (kind: string, language: 'vi' | 'en'): string =>
  CASES[kind]?.[language === 'vi' ? 0 : 1] ?? kind;

const SOURCES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  service: ['dịch vụ', 'services'],
  camera: ['camera', 'cameras'],
  device: ['thiết bị', 'devices'],
  speaker: ['loa', 'speakers'],
  link: ['đường truyền', 'links'],
  gateway: ['cổng kết nối', 'gateways'],
};

const SYSTEM: Readonly<Record<SystemFact, readonly [vi: string, en: string]>> = {
  'alerts-unacknowledged': [
    'cảnh báo chưa ai nhận sau 15 phút',
    'alerts unacknowledged for 15 min',
  ],
  'alert-acknowledge-minutes': ['số phút đến khi nhận cảnh báo', 'minutes until acknowledgement'],
  'kpis-fresh': ['chỉ số còn mới', 'fresh KPIs'],
  'kpis-fed': ['chỉ số có nguồn', 'KPIs with a source'],
  'kpis-automatic': ['chỉ số tự động', 'automatic KPIs'],
  'kpis-valued': ['chỉ số có giá trị', 'KPIs with a value'],
  'screen-latency-p95': ['số giây đến màn hình (p95)', 'seconds to the screen (p95)'],
  'items-taken': ['tin đã nhận', 'items taken in'],
  'items-quota': ['tin theo hợp đồng', 'items contracted'],
  'leader-days': ['ngày lãnh đạo dùng hệ thống', 'days on which a leader was here'],
  'working-days': ['ngày làm việc', 'working days'],
  population: ['dân số', 'inhabitants'],
  villages: ['thôn, tổ dân phố', 'villages'],
  sources: ['nguồn đã đăng ký', 'registered sources'],
  'sources-live': ['nguồn đang trực tuyến', 'sources online'],
};

const FUNCTIONS = {
  'flood-level': ['cấp báo động lũ', 'flood alarm level'],
  rain: ['lượng mưa', 'rainfall'],
  'vn-aqi': ['VN_AQI', 'VN_AQI'],
} as const;

const said = (pair: readonly [string, string], formula: string): Said => ({
  vi: pair[0],
  en: pair[1],
  formula,
});

const listOf = (kinds: readonly string[], language: 0 | 1, word: string): string =>
  kinds.map((kind) => SOURCES[kind]?.[language] ?? kind).join(word);

const sourcesNamed = (kinds: readonly string[]): Said => ({
  vi: listOf(kinds, 0, ' và '),
  en: listOf(kinds, 1, ' and '),
  formula: `source ${kinds.join(' | ')}`,
});

/** What a term counts or takes its numbers of. */
export function nounOf(term: MeasureTerm): Said {
  switch (term.fact) {
    case 'case':
      return said(CASES[term.kind] ?? [term.kind, term.kind], `case ${term.kind}`);
    case 'event':
      return said([`sự kiện ${term.type}`, `events ${term.type}`], `event ${term.type}`);
    case 'source':
      return sourcesNamed(term.kinds);
    case 'system':
      return said(SYSTEM[term.what], `system ${term.what}`);
    case 'reading': {
      if ('function' in term) return said(FUNCTIONS[term.function], term.function);
      return said([`số đo ${term.metric}`, `readings ${term.metric}`], `reading ${term.metric}`);
    }
  }
}

const SPANS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  'opened-accepted': ['từ khi mở đến khi tiếp nhận', 'from opening to acceptance'],
  'accepted-closed': ['từ khi tiếp nhận đến khi xong', 'from acceptance to closing'],
  'opened-closed': ['từ khi mở đến khi xong', 'from opening to closing'],
  'opened-due': ['từ khi mở đến hạn', 'from opening to the due date'],
};
const TIMES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  minutes: ['số phút', 'minutes'],
  hours: ['số giờ', 'hours'],
  days: ['số ngày', 'days'],
  workingHours: ['số giờ làm việc', 'working hours'],
};

/** The number that is summed or compared; absent for counts. */
export function numberOf(term: MeasureTerm): Said | undefined {
  if (term.fact === 'case' && term.value) return caseNumber(term.value);
  if (term.fact === 'event' && term.value) {
    if (term.value === 'amount') return said(['số tiền', 'amount'], 'amount');
    const { attribute } = term.value;
    return said([attribute, attribute], attribute);
  }
  if (term.fact === 'source' && term.value) {
    return said(['tỷ lệ thời gian hoạt động', 'availability'], 'availability');
  }
  return undefined;
}

function caseNumber(value: NonNullable<CaseTerm['value']>): Said {
  if ('attribute' in value) {
    return said([value.attribute, value.attribute], value.attribute);
  }
  if ('setting' in value) {
    const { setting, by } = value;
    return said([`${setting} theo ${by}`, `${setting} by ${by}`], `${setting} by ${by}`);
  }
  const [time, span] = [TIMES[value.in], SPANS[value.span]] as const;
  const less = value.lessPauses
    ? (['trừ lúc tạm dừng', 'less pauses', ' less pauses'] as const)
    : (['', '', ''] as const);
  return {
    vi: `${time?.[0] ?? ''} ${span?.[0] ?? ''} ${less[0]}`.trim(),
    en: `${time?.[1] ?? ''} ${span?.[1] ?? ''} ${less[1]}`.trim(),
    formula: `${value.in} ${value.span}${less[2]}`,
  };
}
