import type { Domain, KpiStatus, ReportPeriod, ValueBasis } from '@nhip-xa/contract';

/** The words of a report, the same on the page, on paper and in a spreadsheet. `{{…}}` is filled in. */
interface ReportWords {
  title: string;
  toDate: string;
  periods: Record<ReportPeriod, string>;
  head: Record<
    | 'unit'
    | 'period'
    | 'asOf'
    | 'madeAt'
    | 'madeBy'
    | 'edition'
    | 'sources'
    | 'stale'
    | 'hash'
    | 'schedule'
    | 'simulated'
    | 'sourcesCount'
    | 'sourcesNone'
    | 'staleCount'
    | 'staleNone'
    | 'unfinished'
    | 'unfinishedHow',
    string
  >;
  sections: Record<
    | 'attention'
    | 'kpis'
    | 'cases'
    | 'alerts'
    | 'silences'
    | 'units'
    | 'value'
    | 'corrections'
    | 'definitions'
    | 'comments',
    string
  >;
  columns: Record<
    | 'kpi'
    | 'value'
    | 'before'
    | 'difference'
    | 'target'
    | 'status'
    | 'range'
    | 'shares'
    | 'since'
    | 'owner'
    | 'kind'
    | 'procedure'
    | 'came'
    | 'closed'
    | 'late'
    | 'open'
    | 'overdue'
    | 'unit'
    | 'level'
    | 'began'
    | 'ended'
    | 'acknowledged'
    | 'source'
    | 'silentFor'
    | 'silentSince'
    | 'item'
    | 'amount'
    | 'was'
    | 'is'
    | 'code'
    | 'version'
    | 'words',
    string
  >;
  /** What stands where a section has nothing to tell, and remarks below what it tells. */
  notes: Record<
    | 'attentionNone'
    | 'kpisNone'
    | 'casesNone'
    | 'alertsNone'
    | 'alertsLate'
    | 'alertsCount'
    | 'alertsMore'
    | 'silencesNone'
    | 'silencesMore'
    | 'valueNone'
    | 'ratio'
    | 'byBasis'
    | 'without'
    | 'corrected'
    | 'correctionsNone'
    | 'procedures'
    | 'stillOpen'
    | 'nobody'
    | 'heardAgain'
    | 'neverHeard'
    | 'commentsNone'
    | 'struck'
    | 'ranges',
    string
  >;
  value: Record<'value' | 'cost' | 'net' | 'hours', string>;
  basis: Record<ValueBasis | 'unstated', string>;
  /** Of shares and counts, where nothing is said of a target. */
  status: Record<KpiStatus, string>;
  /** Good: the target is reached, and it is not. */
  met: string;
  within: string;
  domains: Record<Domain, string>;
  durations: Record<'days' | 'hours' | 'minutes' | 'less', string>;
  points: string;
  page: string;
}

const VI: ReportWords = {
  title: 'Báo cáo {{period}}',
  toDate: 'đến hiện tại',
  periods: {
    day: 'ngày {{day}}',
    week: 'tuần từ {{day}} đến {{last}}',
    month: 'tháng {{month}}/{{year}}',
    quarter: 'quý {{quarter}}/{{year}}',
  },
  head: {
    unit: 'Đơn vị',
    period: 'Kỳ báo cáo',
    asOf: 'Số liệu tại thời điểm',
    madeAt: 'Lập lúc',
    madeBy: 'Người lập',
    edition: 'Bản số',
    sources: 'Độ phủ',
    stale: 'Mất tín hiệu',
    hash: 'Mã kiểm tra (SHA-256)',
    schedule: 'tự động theo lịch',
    simulated: 'Số liệu mô phỏng',
    sourcesCount: '{{reporting}}/{{expected}} nguồn báo cáo',
    sourcesNone: 'chưa có nguồn đăng ký trong kỳ',
    staleCount: '{{count}} chỉ số: {{names}}',
    staleNone: 'không có chỉ số nào',
    unfinished: 'Chưa tính xong',
    unfinishedHow:
      'khi lập, quá khứ còn đang tính lại ({{done}}/{{communes}} xã đã xong); số có thể còn đổi, nên lập lại',
  },
  sections: {
    attention: 'Việc cần chú ý trước',
    kpis: 'Các chỉ số theo lĩnh vực',
    cases: 'Hồ sơ, vụ việc trong kỳ',
    alerts: 'Cảnh báo bắt đầu hoặc kết thúc trong kỳ',
    silences: 'Nguồn số liệu mất tín hiệu',
    units: 'Đơn vị trực thuộc, kém nhất trước',
    value: 'Giá trị và chi phí trong kỳ',
    corrections: 'Số liệu đính chính',
    definitions: 'Cách tính các chỉ số',
    comments: 'Ý kiến',
  },
  columns: {
    kpi: 'Chỉ số',
    value: 'Cuối kỳ',
    before: 'Cuối kỳ trước',
    difference: 'Chênh lệch',
    target: 'Mục tiêu',
    status: 'Trạng thái',
    range: 'Thấp nhất – cao nhất',
    shares: 'Tỷ lệ thời gian',
    since: 'Từ lúc',
    owner: 'Phụ trách',
    kind: 'Loại',
    procedure: 'Thủ tục',
    came: 'Tiếp nhận',
    closed: 'Kết thúc',
    late: 'Trễ hạn',
    open: 'Đang xử lý',
    overdue: 'Quá hạn',
    unit: 'Đơn vị',
    level: 'Mức cao nhất',
    began: 'Bắt đầu',
    ended: 'Kết thúc',
    acknowledged: 'Người nhận',
    source: 'Nguồn',
    silentFor: 'Thời gian im lặng',
    silentSince: 'Im lặng từ',
    item: 'Nội dung',
    amount: 'Số tiền, số giờ',
    was: 'Bản trước',
    is: 'Bản này',
    code: 'Mã',
    version: 'Phiên bản',
    words: 'Cách tính',
  },
  notes: {
    attentionNone: 'Không có chỉ số nào ở mức cảnh báo hoặc nghiêm trọng tại thời điểm báo cáo.',
    kpisNone: 'Chưa có chỉ số nào có số liệu trong kỳ.',
    casesNone: 'Không phát sinh hồ sơ, vụ việc nào trong kỳ.',
    alertsNone: 'Không có cảnh báo nào bắt đầu hoặc kết thúc trong kỳ.',
    alertsLate:
      'Không có cảnh báo nào được ghi trong kỳ: có chỉ số chuyển xấu trong kỳ, nhưng cảnh báo chưa được ghi lúc đó (số liệu đến muộn).',
    alertsCount:
      '{{began}} cảnh báo bắt đầu, {{ended}} kết thúc; {{acknowledged}} đã có người nhận.',
    alertsMore: 'Chỉ liệt kê {{shown}} cảnh báo, mức cao nhất trước.',
    silencesNone: 'Mọi nguồn số liệu đều báo đều trong kỳ.',
    silencesMore: 'Chỉ liệt kê {{shown}}/{{count}} nguồn, im lặng lâu nhất trước.',
    valueNone: 'Chưa ghi giá trị hay chi phí nào trong kỳ.',
    ratio: 'Giá trị bằng {{ratio}} lần chi phí.',
    byBasis: 'Căn cứ của giá trị: {{parts}}.',
    without: 'Chưa có số liệu ({{count}}): {{names}}.',
    corrected: 'Được tính lại từ số liệu đến muộn, trước khi lập báo cáo: {{names}}.',
    correctionsNone: 'Không có số liệu nào phải tính lại.',
    procedures: 'Thủ tục có nhiều hồ sơ quá hạn, trễ hạn nhất',
    stillOpen: 'chưa kết thúc',
    nobody: 'chưa có',
    heardAgain: 'đã báo lại',
    neverHeard: 'chưa từng báo',
    commentsNone: 'Chưa có ý kiến.',
    struck: 'người viết đã gạch bỏ lúc {{moment}}',
    ranges: 'Thấp nhất, cao nhất và tỷ lệ thời gian tính từ lịch sử được lưu của chỉ số.',
  },
  value: {
    value: 'Giá trị',
    cost: 'Chi phí',
    net: 'Giá trị ròng',
    hours: 'Giờ công tiết kiệm',
  },
  basis: {
    measured: 'đo được',
    estimated: 'ước tính',
    assumed: 'giả định',
    unstated: 'không nêu',
  },
  met: 'Đạt',
  within: 'Trong ngưỡng, chưa đạt mục tiêu',
  status: {
    good: 'Bình thường',
    warning: 'Cảnh báo',
    critical: 'Nghiêm trọng',
    stale: 'Mất tín hiệu',
    none: 'Chưa có',
  },
  domains: {
    'public-services': 'Dịch vụ công',
    administration: 'Điều hành hành chính',
    'citizen-feedback': 'Phản ánh của người dân',
    security: 'An ninh trật tự',
    environment: 'Môi trường, thiên tai',
    infrastructure: 'Hạ tầng số',
    'digital-economy': 'Kinh tế số',
    'digital-society': 'Xã hội số',
    value: 'Giá trị mang lại',
  },
  durations: { days: 'ngày', hours: 'giờ', minutes: 'phút', less: 'dưới 1 phút' },
  points: 'điểm %',
  page: 'Trang {{page}}/{{pages}}',
};

const EN: ReportWords = {
  title: 'Report of {{period}}',
  toDate: 'to date',
  periods: {
    day: '{{day}}',
    week: 'the week {{day}} to {{last}}',
    month: 'month {{month}}/{{year}}',
    quarter: 'quarter {{quarter}}/{{year}}',
  },
  head: {
    unit: 'Unit',
    period: 'Period',
    asOf: 'Figures as of',
    madeAt: 'Made at',
    madeBy: 'Made by',
    edition: 'Edition',
    sources: 'Coverage',
    stale: 'Signal lost',
    hash: 'Checksum (SHA-256)',
    schedule: 'by schedule',
    simulated: 'Simulated data',
    sourcesCount: '{{reporting}}/{{expected}} sources reporting',
    sourcesNone: 'no source was registered in the period',
    staleCount: '{{count}} indicators: {{names}}',
    staleNone: 'no indicator',
    unfinished: 'Unfinished',
    unfinishedHow:
      'the past was still being recalculated when it was made ({{done}}/{{communes}} communes done); figures may change, make it again',
  },
  sections: {
    attention: 'What needs attention first',
    kpis: 'Indicators by domain',
    cases: 'Cases of the period',
    alerts: 'Alerts that began or ended in the period',
    silences: 'Sources that were silent',
    units: 'Units below, worst first',
    value: 'Value and cost of the period',
    corrections: 'Corrected figures',
    definitions: 'How the indicators are reckoned',
    comments: 'Comments',
  },
  columns: {
    kpi: 'Indicator',
    value: 'At the end',
    before: 'Period before',
    difference: 'Difference',
    target: 'Target',
    status: 'Status',
    range: 'Lowest – highest',
    shares: 'Share of time',
    since: 'Since',
    owner: 'Owner',
    kind: 'Kind',
    procedure: 'Procedure',
    came: 'Came',
    closed: 'Closed',
    late: 'Late',
    open: 'Open',
    overdue: 'Overdue',
    unit: 'Unit',
    level: 'Worst level',
    began: 'Began',
    ended: 'Ended',
    acknowledged: 'Acknowledged by',
    source: 'Source',
    silentFor: 'Silent for',
    silentSince: 'Silent since',
    item: 'Item',
    amount: 'Amount, hours',
    was: 'Edition before',
    is: 'This edition',
    code: 'Code',
    version: 'Version',
    words: 'How it is reckoned',
  },
  notes: {
    attentionNone: 'No indicator was at warning or critical at the moment of the report.',
    kpisNone: 'No indicator had data in the period.',
    casesNone: 'There were no cases in the period.',
    alertsNone: 'No alert began or ended in the period.',
    alertsLate:
      'No alert was recorded in the period: indicators turned bad in it, but their alerts were not recorded then (the data came late).',
    alertsCount: '{{began}} alerts began, {{ended}} ended; {{acknowledged}} were acknowledged.',
    alertsMore: 'Only {{shown}} alerts are listed, the worst first.',
    silencesNone: 'All sources reported throughout the period.',
    silencesMore: 'Only {{shown}} of {{count}} sources are listed, the longest silent first.',
    valueNone: 'Neither value nor cost was entered for the period.',
    ratio: 'Value is {{ratio}} times the cost.',
    byBasis: 'Basis of the value: {{parts}}.',
    without: 'No data yet ({{count}}): {{names}}.',
    corrected: 'Reckoned anew from facts that came late, before the report was made: {{names}}.',
    correctionsNone: 'No figure had to be reckoned anew.',
    procedures: 'Procedures with most dossiers overdue or late',
    stillOpen: 'still open',
    nobody: 'nobody yet',
    heardAgain: 'heard again',
    neverHeard: 'never heard',
    commentsNone: 'No comments yet.',
    struck: 'struck out by its writer at {{moment}}',
    ranges: 'Lowest, highest and shares of time are of the history that is kept of an indicator.',
  },
  value: { value: 'Value', cost: 'Cost', net: 'Net value', hours: 'Hours of work saved' },
  basis: {
    measured: 'measured',
    estimated: 'estimated',
    assumed: 'assumed',
    unstated: 'not stated',
  },
  met: 'On target',
  within: 'Within limits, target not met',
  status: {
    good: 'Normal',
    warning: 'Warning',
    critical: 'Critical',
    stale: 'Signal lost',
    none: 'No data',
  },
  domains: {
    'public-services': 'Public services',
    administration: 'Administration',
    'citizen-feedback': 'Citizen reports',
    security: 'Security',
    environment: 'Environment, hazards',
    infrastructure: 'Digital infrastructure',
    'digital-economy': 'Digital economy',
    'digital-society': 'Digital society',
    value: 'Value brought',
  },
  durations: { days: 'd', hours: 'h', minutes: 'min', less: 'under 1 min' },
  points: 'points',
  page: 'Page {{page}} of {{pages}}',
};

export const REPORT_WORDS: Readonly<Record<'vi' | 'en', ReportWords>> = { vi: VI, en: EN };

/** A text with its places filled in. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
