import type { KpiStatus, KpiValue, SceneData, Unit } from '@nhip-xa/contract';
import { UNIT } from './pages-alone';

/** What the scenes about people are told in tests: a day in trouble, a calm one, the largest. */

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

type Services = SceneData<'services'>;
type Feedback = SceneData<'feedback'>;
type Security = SceneData<'security'>;

const STATES: Readonly<Record<string, readonly [open: boolean, count: number, overdue: number]>> = {
  new: [true, 14, 0],
  accepted: [true, 23, 3],
  refused: [false, 2, 0],
  processing: [true, 128, 9],
  supplement: [true, 9, 0],
  payment: [true, 4, 0],
  withdrawn: [false, 1, 0],
  stopped: [false, 0, 0],
  finished: [false, 31, 0],
  returned: [false, 57, 0],
};
const statesOf = (times: number): Services['states'] =>
  Object.entries(STATES).map(([state, [open, count, overdue]]) => ({
    state,
    open,
    count: count * times,
    overdue: overdue * times,
  }));

const PROCEDURES = [
  'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển nhượng, thừa kế, tặng cho',
  'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  'Chứng thực bản sao từ bản chính',
  'Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới',
  'Trợ cấp xã hội hằng tháng',
  'Đăng ký hộ kinh doanh',
  'Chuyển mục đích sử dụng đất',
  'Đăng ký kết hôn',
];

/** `times`: 1 of a commune, 0 of an idle one, hundreds of a province. */
export const services = (times: number, late = true): Services => ({
  states: late ? statesOf(times) : statesOf(times).map((each) => ({ ...each, overdue: 0 })),
  due: {
    overdue: late ? 12 * times : 0,
    today: 18 * times,
    nextWorkingDay: 25 * times,
    hours: [7, 8, 9, 10, 11, 14, 15, 16, 17].map((hour, at) => ({
      hour,
      count: ([0, 1, 2, 1, 4, 3, 2, 1, 4][at] as number) * times,
    })),
  },
  procedures: (times === 0 ? [] : PROCEDURES).map((procedure, at) => ({
    procedure,
    open: (60 - at * 7) * times,
    overdue: late ? Math.max(0, 5 - at) * times : 0,
  })),
});

const SUBJECTS = [
  'Rác thải, vệ sinh môi trường',
  'Đèn chiếu sáng hỏng',
  'Đường hư hỏng, ổ gà',
  'Lấn chiếm vỉa hè, lòng đường',
  'Tiếng ồn',
  'Sạt lở, cây đổ',
  'flood',
  'Thái độ phục vụ, thủ tục',
];
const VILLAGES = ['19753-3', 'Khu phố Nguyễn Thị Minh Khai', '19753-11', null, 'Thôn Bản Chắt'];

export const feedback = (times: number, late = true): Feedback => ({
  open: 48 * times,
  overdue: late ? 4 * times : 0,
  dueToday: 5 * times,
  openedToday: 12 * times,
  closedToday: 9 * times,
  categories: (times === 0 ? [] : SUBJECTS).map((name, at) => ({
    name,
    open: (14 - at * 2 + (at > 5 ? 4 : 0)) * times,
    overdue: late && at < 3 ? (3 - at) * times : 0,
  })),
  severities: (times === 0 ? [] : ['low', 'normal', 'high', 'urgent']).map((name, at) => ({
    name,
    open: ([16, 24, 6, 2][at] as number) * times,
    overdue: late && at > 1 ? times : 0,
  })),
  cases: Array.from({ length: times === 0 ? 0 : 24 }, (_, at) => ({
    id: `PA-${at}`,
    unit: at % 2 === 0 ? '06190' : '06211',
    category: at === 5 ? null : (SUBJECTS[at % SUBJECTS.length] as string),
    severity: 'normal',
    village: VILLAGES[at % VILLAGES.length] as string | null,
    openedAt: ago(60 * 24 * (20 - at * 0.8)),
    dueAt: at === 9 ? null : ago(60 * 24 * (3 - at)),
    overdue: late && at < 3,
  })),
});

const PLACES = [
  'Cổng chợ Đồng Đăng',
  'Ngã ba Tà Mò – hướng cửa khẩu quốc tế Hữu Nghị',
  'Trường Mầm non Hoa Hồng',
  'Nhà văn hoá khu phố Nguyễn Thị Minh Khai',
  'Bến xe',
  'Cầu Kỳ Cùng',
  'Quốc lộ 1A km 14',
];
const KINDS = ['illegal-dumping', 'crowd', 'smoke', 'wrong-parking', 'flooded-road'];

export const cameras = (count: number, dark: number): Security['cameras'] =>
  Array.from({ length: count }, (_, at) => ({
    source: `cam-${at}`,
    unit: UNIT,
    name: `${PLACES[at % PLACES.length]}${at < PLACES.length ? '' : ` ${at}`}`,
    state: at < dark ? ('offline' as const) : ('online' as const),
    since: at === 2 && dark > 2 ? null : ago(at < dark ? 200 + at * 900 : 4_000),
    lastFrameAt: at === 1 || at === 9 ? null : ago(at < dark ? 202 + at * 900 : 0.3),
    maintained: at === 3 && dark > 3,
  }));

interface Watching {
  total: number;
  dark: number;
  waiting: number;
}

export const security = ({ total, dark, waiting }: Watching): Security => ({
  cameras: cameras(Math.min(24, total), dark),
  online: total - dark,
  total,
  detections: {
    waiting,
    kinds: (waiting === 0 ? [] : KINDS).map((category, at) => ({
      category,
      waiting: Math.max(1, waiting - at * 2),
      oldestAt: ago(12 + at * 7),
    })),
    recent: (waiting === 0 ? [] : KINDS).map((category, at) => ({
      id: `d${at}`,
      unit: UNIT,
      category,
      camera: PLACES[at] as string,
      openedAt: ago(2 + at * 3),
    })),
  },
});

/** Something like what a camera sees: a road under the sky, another hue for each. */
export const cameraView = (hue: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120" preserveAspectRatio="xMidYMid slice">
  <rect width="160" height="120" fill="hsl(${hue} 25% 62%)"/>
  <path d="M0 58L50 40l40 16 70-22v86H0z" fill="hsl(${(hue + 90) % 360} 24% 34%)"/>
  <path d="M66 58h14l60 62H20z" fill="#555"/><path d="M72 62l2 0 4 58h-10z" fill="#ddd"/></svg>`;

export const province = (code: string): Unit => ({
  code,
  level: 'province',
  parent: 'VN',
  name: { vi: 'Lạng Sơn' },
  kind: 'tỉnh',
  lat: null,
  lon: null,
  population: 807_300,
  simulated: false,
  validFrom: null,
  validTo: null,
  replacedBy: null,
  limits: null,
});

type Told = Partial<KpiValue> & Pick<KpiValue, 'kpi'>;
const told = (
  kpi: string,
  uom: string,
  good: number,
  bad: number,
): [kpi: string, uom: string, good: number, bad: number] => [kpi, uom, good, bad];
const KPIS = [
  told('dossiers-overdue', 'hồ sơ', 0, 12),
  told('dossiers-on-time', '%', 99.4, 93.7),
  told('dossiers-online', '%', 81, 48.2),
  told('counter-wait', 'phút', 8, 34),
  told('dossiers-satisfaction', '%', 97, 88.1),
  told('score-766', 'điểm/100', 92.3, 67.4),
  told('feedback-overdue', 'phản ánh', 0, 4),
  told('feedback-on-time', '%', 99, 91.3),
  told('feedback-accept-time', 'giờ làm việc', 0.8, 5.2),
  told('feedback-urgent-p90', 'giờ làm việc', 2.1, 9.4),
  told('feedback-satisfaction', '%', 96, 84),
  told('detections-pending', 'sự kiện', 0, 14),
  told('incidents-open', 'vụ', 0, 2),
  told('cameras-online', '%', 100, 89.5),
  told('cameras-dark', 'camera', 0, 3),
  told('detections-verify-p90', 'phút', 2, 41),
  told('detections-false', '%', 14, 38),
];

/** The values of the three domains: as they are when all is well, when not, silent, or unfed. */
export const kpisOf = (state: 'good' | 'trouble' | 'stale' | 'none'): Told[] =>
  KPIS.map(([kpi, uom, good, bad], at) => {
    const troubled: KpiStatus = at % 2 === 0 || at === 11 ? 'critical' : 'warning';
    const status = state === 'trouble' ? troubled : state;
    const value = state === 'none' ? null : state === 'good' ? good : bad;
    const fed = state === 'none' ? 0 : 1;
    return {
      ...{ kpi, uom, value, status },
      at: ago(1),
      freshAt: state === 'none' ? null : ago(state === 'stale' ? 190 : 0.2),
      since: ago(state === 'stale' ? 190 : 300),
      coverage: { reporting: fed, expected: fed },
    };
  });
