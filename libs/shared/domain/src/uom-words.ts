/** English words for the units of measure that definitions state in Vietnamese. */
export const UNITS_EN: Readonly<Record<string, string>> = {
  'hồ sơ': 'dossiers',
  'phản ánh': 'reports',
  'sự kiện': 'detections',
  '% hồ sơ đang xử lý': '% of open dossiers',
  '% ngày làm việc': '% of working days',
  phút: 'min',
  'phút làm việc': 'working min',
  'giờ làm việc': 'working h',
  giờ: 'h',
  giây: 's',
  ngày: 'days',
  'cm/giờ': 'cm/h',
  lần: 'times',
  'văn bản': 'documents',
  'nhiệm vụ': 'tasks',
  'cảnh báo': 'alerts',
  'chỉ số': 'indicators',
  camera: 'cameras',
  vụ: 'incidents',
  điểm: 'spots',
  'báo động': 'alarms',
  'thiết bị': 'devices',
  'sự cố': 'incidents',
  lượt: 'sessions',
  người: 'people',
  hộ: 'households',
};
/** The same of one. */
export const ONE_EN: Readonly<Record<string, string>> = {
  dossiers: 'dossier',
  reports: 'report',
  detections: 'detection',
  documents: 'document',
  tasks: 'task',
  alerts: 'alert',
  indicators: 'indicator',
  cameras: 'camera',
  incidents: 'incident',
  spots: 'spot',
  alarms: 'alarm',
  devices: 'device',
  sessions: 'session',
  people: 'person',
  households: 'household',
  days: 'day',
  times: 'time',
};

const LEVELS = /^cấp (\d+)–(\d+)$/;

/** The word or sign of a unit of measure: `hồ sơ`, `₫`, `/ 5` of levels up to five. */
export function unitWord(uom: string, language: 'vi' | 'en'): string {
  const levels = LEVELS.exec(uom);
  if (levels) return `/ ${levels[2]}`;
  if (uom === 'VND') return '₫';
  if (uom === 'điểm/100') return '/ 100';
  return language === 'en' ? (UNITS_EN[uom] ?? uom) : uom;
}

/** The same beside a number as it is written, which in English may be one. */
export function unitWordOf(text: string, uom: string, language: 'vi' | 'en'): string {
  const unit = unitWord(uom, language);
  return language === 'en' && text === '1' ? (ONE_EN[unit] ?? unit) : unit;
}
