import type {
  CaseColumn,
  CaseFact,
  EventColumn,
  ReadingColumn,
  SourceListColumn,
} from '@nhip-xa/contract';
import { CHANNELS } from './kpi/words-attributes';

// The contract is known here by its types alone: its schemas would come into the wall's bundle.

/** The words of lists, the same on a page and in its file. */

export type WordsLanguage = 'vi' | 'en';
type Both<Name extends string> = Readonly<Record<Name, readonly [vi: string, en: string]>>;

const CASES: Both<CaseColumn> = {
  id: ['Số', 'Number'],
  kind: ['Loại', 'Kind'],
  state: ['Trạng thái', 'State'],
  standing: ['Thời hạn', 'In time'],
  unit: ['Đơn vị', 'Unit'],
  procedure: ['Thủ tục', 'Procedure'],
  channel: ['Kênh', 'Channel'],
  openedAt: ['Mở lúc', 'Opened'],
  acceptedAt: ['Tiếp nhận', 'Accepted'],
  effectiveDueAt: ['Hạn', 'Due'],
  closedAt: ['Kết thúc', 'Closed'],
  category: ['Nhóm', 'Category'],
  severity: ['Mức độ', 'Severity'],
  village: ['Thôn', 'Village'],
  source: ['Nguồn', 'Source'],
  receivedBy: ['Nơi nhận', 'Received by'],
};
const EVENTS: Both<EventColumn> = {
  at: ['Thời điểm', 'Moment'],
  type: ['Loại', 'Type'],
  id: ['Số', 'Number'],
  unit: ['Đơn vị', 'Unit'],
  source: ['Nguồn', 'Source'],
  amount: ['Số lượng, số tiền', 'Amount'],
  village: ['Thôn', 'Village'],
  receivedAt: ['Nhận lúc', 'Received'],
};
const SOURCES: Both<SourceListColumn> = {
  key: ['Mã', 'Key'],
  name: ['Tên', 'Name'],
  kind: ['Loại', 'Kind'],
  unit: ['Đơn vị', 'Unit'],
  state: ['Trạng thái', 'State'],
  heardAt: ['Nghe lần cuối', 'Last heard'],
  flags: ['Dấu hiệu', 'Flags'],
  since: ['Từ lúc', 'Since'],
  village: ['Thôn', 'Village'],
  gateway: ['Qua cổng', 'Gateway'],
};
const READINGS: Both<ReadingColumn> = {
  at: ['Thời điểm', 'Moment'],
  metric: ['Đại lượng', 'Metric'],
  value: ['Giá trị', 'Value'],
  commune: ['Xã', 'Commune'],
};
const COLUMNS = { cases: CASES, events: EVENTS, sources: SOURCES, readings: READINGS };

export type ListName = keyof typeof COLUMNS;
type Names = {
  cases: CaseColumn;
  events: EventColumn;
  sources: SourceListColumn;
  readings: ReadingColumn;
};

const at = (language: WordsLanguage): 0 | 1 => (language === 'en' ? 1 : 0);

/** The heading of a column. */
export const columnWord = <List extends ListName>(
  list: List,
  name: Names[List],
  language: WordsLanguage,
): string => (COLUMNS[list] as Both<string>)[name]?.[at(language)] ?? name;

/** How a case stands against its time. */
export type CaseStanding =
  'overdue' | 'due' | 'open' | 'late' | 'onTime' | 'closed' | 'new' | 'neither';

export function caseStanding(
  fact: Pick<CaseFact, 'open' | 'overdue' | 'late' | 'closedAt' | 'effectiveDueAt' | 'state'>,
): CaseStanding {
  const { open, overdue, late, closedAt, effectiveDueAt, state } = fact;
  if (overdue) return 'overdue';
  if (open) return effectiveDueAt === null ? 'open' : 'due';
  // its time runs once it is accepted; until then its due date is what may come of it
  if (closedAt === null) return state === 'new' ? 'new' : 'neither';
  if (late) return 'late';
  return effectiveDueAt === null ? 'closed' : 'onTime';
}

/** Words of open sets; those of pages are the same, a test of theirs sees to it. */
const WORDS: Readonly<Record<string, Both<string>>> = {
  standing: {
    overdue: ['quá hạn', 'overdue'],
    due: ['trong hạn', 'within time'],
    open: ['không có hạn', 'no deadline'],
    late: ['xong trễ hạn', 'closed late'],
    onTime: ['xong đúng hạn', 'closed in time'],
    closed: ['đã xong', 'closed'],
    new: ['chờ tiếp nhận', 'not accepted yet'],
    neither: ['không tính hạn', 'no time runs'],
  },
  change: {
    came: ['mới phát sinh', 'came'],
    told: ['có từ trước, đến muộn', 'older, told of late'],
    closed: ['đã kết thúc', 'closed'],
    late: ['trễ hạn', 'ran late'],
  },
  sourceKind: {
    service: ['dịch vụ', 'service'],
    camera: ['camera', 'camera'],
    device: ['thiết bị', 'device'],
    speaker: ['loa truyền thanh', 'loudspeaker'],
    link: ['đường truyền', 'link'],
    gateway: ['cổng kết nối', 'gateway'],
  },
  caseKind: {
    dossier: ['hồ sơ', 'dossier'],
    document: ['văn bản', 'document'],
    task: ['nhiệm vụ', 'task'],
    feedback: ['phản ánh', 'citizen report'],
    incident: ['sự cố', 'incident'],
    detection: ['phát hiện của camera', 'camera detection'],
    ticket: ['lượt chờ', 'queue ticket'],
    alarm: ['báo động', 'alarm'],
    bulletin: ['bản tin thiên tai', 'bulletin'],
  },
  state: {
    new: ['mới nộp', 'new'],
    accepted: ['đã tiếp nhận', 'accepted'],
    refused: ['từ chối', 'refused'],
    processing: ['đang xử lý', 'processing'],
    supplement: ['chờ bổ sung', 'supplement'],
    payment: ['chờ nộp phí', 'payment'],
    withdrawn: ['rút', 'withdrawn'],
    stopped: ['dừng xử lý', 'stopped'],
    finished: ['đã xong', 'finished'],
    returned: ['đã trả kết quả', 'returned'],
    assigned: ['đã giao', 'assigned'],
    cancelled: ['huỷ', 'cancelled'],
    confirmed: ['đã xác nhận', 'confirmed'],
    resolved: ['đã giải quyết', 'resolved'],
    open: ['đang mở', 'open'],
    onsite: ['đang ở hiện trường', 'on site'],
    closed: ['đã đóng', 'closed'],
    pending: ['chờ xác minh', 'pending'],
    rejected: ['bác bỏ', 'rejected'],
    waiting: ['đang chờ', 'waiting'],
    called: ['đã gọi', 'called'],
    gone: ['đã rời', 'gone'],
    active: ['đang hiệu lực', 'active'],
    cleared: ['đã hết', 'cleared'],
  },
  severity: {
    low: ['thấp', 'low'],
    normal: ['bình thường', 'normal'],
    high: ['cao', 'high'],
    urgent: ['khẩn', 'urgent'],
  },
  presence: {
    online: ['trực tuyến', 'online'],
    offline: ['mất kết nối', 'offline'],
  },
  flag: {
    'clock-wrong': ['đồng hồ sai', 'clock is wrong'],
    'zoneless-time': ['giờ không ghi múi giờ', 'times without a zone'],
    'number-as-text': ['số viết dạng chữ', 'numbers as text'],
    'lossy-text': ['chữ mất dấu', 'Vietnamese letters lost'],
    'bad-frame': ['ảnh không đọc được', 'unreadable frame'],
    flapping: ['chập chờn', 'comes and goes'],
    'rate-limited': ['gửi quá dày', 'sends too often'],
    'duplicate-client': ['hai máy dùng chung khoá', 'two clients with one key'],
  },
  channel: CHANNELS,
};

/** The word for one of an open set, its own name where there is no word. */
export const listWord = (group: string, name: string, language: WordsLanguage): string =>
  WORDS[group]?.[name]?.[at(language)] ?? name;
/** Every group with its words, for whoever compares them. */
export const LIST_WORDS = WORDS;
