import type { DueIn } from '@nhip-xa/domain';

/** A procedure as communes handle it: how often it comes, its period, its fee. */
export interface Procedure {
  title: string;
  field: string;
  weight: number;
  dueIn: Exclude<DueIn, { days: number }>;
  feeVnd: number;
  /** Whether it can be had wholly online, or partly. */
  service: 'full' | 'partial';
}

export const PROCEDURES: readonly Procedure[] = [
  {
    title: 'Chứng thực bản sao từ bản chính',
    field: 'Chứng thực',
    weight: 30,
    dueIn: { workingHours: 8 },
    feeVnd: 20_000,
    service: 'partial',
  },
  {
    title: 'Xác nhận tình trạng hôn nhân',
    field: 'Hộ tịch',
    weight: 12,
    dueIn: { workingDays: 3 },
    feeVnd: 15_000,
    service: 'full',
  },
  {
    title: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    weight: 12,
    dueIn: { workingDays: 1 },
    feeVnd: 0,
    service: 'full',
  },
  {
    title: 'Đăng ký khai tử',
    field: 'Hộ tịch',
    weight: 4,
    dueIn: { workingDays: 1 },
    feeVnd: 0,
    service: 'full',
  },
  {
    title: 'Đăng ký kết hôn',
    field: 'Hộ tịch',
    weight: 5,
    dueIn: { workingDays: 1 },
    feeVnd: 0,
    service: 'partial',
  },
  {
    title: 'Trợ cấp xã hội hằng tháng',
    field: 'Bảo trợ xã hội',
    weight: 8,
    dueIn: { workingDays: 10 },
    feeVnd: 0,
    service: 'full',
  },
  {
    title: 'Đăng ký hộ kinh doanh',
    field: 'Kinh doanh',
    weight: 7,
    dueIn: { workingDays: 3 },
    feeVnd: 100_000,
    service: 'full',
  },
  {
    title: 'Đăng ký biến động đất đai',
    field: 'Đất đai',
    weight: 9,
    dueIn: { workingDays: 10 },
    feeVnd: 50_000,
    service: 'full',
  },
  {
    title: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    field: 'Xây dựng',
    weight: 5,
    dueIn: { workingDays: 7 },
    feeVnd: 75_000,
    service: 'full',
  },
  {
    title: 'Chuyển mục đích sử dụng đất',
    field: 'Đất đai',
    weight: 3,
    dueIn: { workingDays: 15 },
    feeVnd: 100_000,
    service: 'partial',
  },
];

/** How many of them can be had wholly online. */
export const FULL_SERVICES = PROCEDURES.filter(({ service }) => service === 'full').length;

/** Office hours of a working day: 7:30–11:30 and 13:30–17:00. */
const OFFICE_HOURS_A_DAY = 7.5;

/** The office hours that a period holds at least. */
export const officeHoursOf = (dueIn: Procedure['dueIn']): number =>
  'workingHours' in dueIn ? dueIn.workingHours : dueIn.workingDays * OFFICE_HOURS_A_DAY;
