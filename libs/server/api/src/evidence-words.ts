import type { EvidenceItem, KpiStatus } from '@nhip-xa/contract';

export type FileLanguage = 'vi' | 'en';

interface Words {
  head: Record<
    | 'unit'
    | 'kpi'
    | 'meaning'
    | 'formula'
    | 'version'
    | 'moment'
    | 'value'
    | 'status'
    | 'numerator'
    | 'denominator'
    | 'typed'
    | 'side'
    | 'subject'
    | 'leftOut',
    string
  >;
  side: Record<'numerator' | 'denominator' | 'rest', string>;
  /** `within`: good, and its target is not reached. */
  status: Record<KpiStatus | 'within', string>;
  kind: Record<EvidenceItem['kind'], string>;
  /** Why something is left out; a reason without a word stands as it is. */
  why: Readonly<Record<string, string>>;
  /** In the order in which they stand. */
  columns: Record<
    'kind' | 'unit' | 'source' | 'what' | 'state' | 'at' | 'due' | 'closed' | 'value' | 'counted',
    string
  >;
}

const VI: Words = {
  head: {
    unit: 'Đơn vị',
    kpi: 'Chỉ số',
    meaning: 'Cách tính',
    formula: 'Công thức',
    version: 'Phiên bản',
    moment: 'Thời điểm',
    value: 'Giá trị',
    status: 'Trạng thái',
    numerator: 'Tử số',
    denominator: 'Mẫu số',
    typed: 'Nhập tay (ai, lúc, đến)',
    side: 'Các mục của',
    subject: 'Thủ tục hoặc nhóm',
    leftOut: 'Không tính vào',
  },
  side: { numerator: 'tử số', denominator: 'mẫu số', rest: 'mẫu số mà không thuộc tử số' },
  status: {
    good: 'Đạt',
    within: 'Trong ngưỡng, chưa đạt mục tiêu',
    warning: 'Cảnh báo',
    critical: 'Nghiêm trọng',
    stale: 'Mất tín hiệu',
    none: 'Chưa có',
  },
  kind: {
    case: 'Vụ việc',
    event: 'Sự kiện',
    reading: 'Số đo',
    presence: 'Hiện diện',
    kpi: 'Chỉ số',
    system: 'Hệ thống',
  },
  why: {
    maintenance: 'đang bảo trì',
    offline: 'mất kết nối',
    'too-old': 'số đo quá cũ',
    role: 'ngoài vai trò của bạn',
    none: 'chưa có số liệu',
    stale: 'mất tín hiệu',
    'no floodLevels': 'chưa khai mức báo động',
  },
  columns: {
    kind: 'Loại',
    unit: 'Đơn vị',
    source: 'Nguồn',
    what: 'Mục',
    state: 'Trạng thái',
    at: 'Thời điểm',
    due: 'Hạn',
    closed: 'Kết thúc',
    value: 'Giá trị',
    counted: 'Tính là',
  },
};

const EN: Words = {
  head: {
    unit: 'Unit',
    kpi: 'Indicator',
    meaning: 'How it is reckoned',
    formula: 'Formula',
    version: 'Version',
    moment: 'Moment',
    value: 'Value',
    status: 'Status',
    numerator: 'Numerator',
    denominator: 'Denominator',
    typed: 'Typed (who, when, until)',
    side: 'Items of the',
    subject: 'Procedure or category',
    leftOut: 'Left out',
  },
  side: {
    numerator: 'numerator',
    denominator: 'denominator',
    rest: 'denominator that are not in the numerator',
  },
  status: {
    good: 'Good',
    within: 'Within limits, target not met',
    warning: 'Warning',
    critical: 'Critical',
    stale: 'Signal lost',
    none: 'No data',
  },
  kind: {
    case: 'Case',
    event: 'Event',
    reading: 'Reading',
    presence: 'Presence',
    kpi: 'Indicator',
    system: 'System',
  },
  why: {
    maintenance: 'under maintenance',
    offline: 'offline',
    'too-old': 'reading too old',
    role: 'beyond your role',
    none: 'no data',
    stale: 'signal lost',
    'no floodLevels': 'no alarm levels stated',
  },
  columns: {
    kind: 'Kind',
    unit: 'Unit',
    source: 'Source',
    what: 'Item',
    state: 'State',
    at: 'Moment',
    due: 'Due',
    closed: 'Closed',
    value: 'Value',
    counted: 'Counts as',
  },
};

/** The words of an exported file of evidence. */
export const EVIDENCE_WORDS: Readonly<Record<FileLanguage, Words>> = { vi: VI, en: EN };
