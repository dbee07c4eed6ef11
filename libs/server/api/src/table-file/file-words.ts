import type { WordsLanguage } from '@nhip-xa/domain';

/** The words of a list's file that are about the file. */
interface FileWords {
  list: string;
  unit: string;
  moment: string;
  by: string;
  rows: string;
  unitCode: string;
  order: string;
  cut: string;
  filters: Readonly<Record<string, string>>;
  yes: string;
  no: string;
  titles: Readonly<Record<'cases' | 'events' | 'sources' | 'readings', string>>;
}

const VI: FileWords = {
  list: 'Danh sách',
  unit: 'Đơn vị',
  moment: 'Thời điểm',
  by: 'Người xuất',
  rows: 'Số dòng',
  unitCode: 'Mã đơn vị',
  order: 'Sắp theo',
  cut: 'Chỉ xuất {{rows}} dòng đầu. Muốn đủ, hãy tải tệp CSV hoặc lọc hẹp hơn.',
  yes: 'có',
  no: 'không',
  titles: {
    cases: 'Hồ sơ, vụ việc',
    events: 'Sự kiện',
    sources: 'Nguồn số liệu',
    readings: 'Số đo',
  },
  filters: {
    kind: 'Loại',
    state: 'Trạng thái',
    open: 'Còn mở',
    overdue: 'Quá hạn',
    late: 'Xong trễ hạn',
    procedure: 'Thủ tục',
    category: 'Nhóm',
    channel: 'Kênh',
    source: 'Nguồn',
    type: 'Loại sự kiện',
    metric: 'Đại lượng',
    gateway: 'Qua cổng',
    flag: 'Dấu hiệu',
    q: 'Tìm',
    from: 'Từ',
    to: 'Đến trước',
    closedFrom: 'Kết thúc từ',
    closedTo: 'Kết thúc trước',
    changed: 'Thay đổi',
    changedFrom: 'Thay đổi sau',
    changedTo: 'Thay đổi đến',
    at: 'Tình hình tại thời điểm',
  },
};

const EN: FileWords = {
  list: 'List',
  unit: 'Unit',
  moment: 'Moment',
  by: 'Exported by',
  rows: 'Rows',
  unitCode: 'Unit code',
  order: 'Ordered by',
  cut: 'Only the first {{rows}} rows are here. For all of them take the CSV file, or filter more narrowly.',
  yes: 'yes',
  no: 'no',
  titles: { cases: 'Cases', events: 'Events', sources: 'Sources', readings: 'Readings' },
  filters: {
    kind: 'Kind',
    state: 'State',
    open: 'Still open',
    overdue: 'Overdue',
    late: 'Closed late',
    procedure: 'Procedure',
    category: 'Category',
    channel: 'Channel',
    source: 'Source',
    type: 'Type of event',
    metric: 'Metric',
    gateway: 'Gateway',
    flag: 'Flag',
    q: 'Search',
    from: 'From',
    to: 'Before',
    closedFrom: 'Closed from',
    closedTo: 'Closed before',
    changed: 'Change',
    changedFrom: 'Changed after',
    changedTo: 'Changed up to',
    at: 'As it stood at',
  },
};

export const FILE_WORDS: Readonly<Record<WordsLanguage, FileWords>> = { vi: VI, en: EN };
