/**
 * The pretend province: names, codes and places of a real one; every figure is invented. Codes are
 * strings with their leading zeros.
 */
export const PROVINCE = {
  code: '20',
  name: { vi: 'Lạng Sơn', en: 'Lang Son' },
  kind: 'tỉnh',
  lat: 21.85,
  lon: 106.76,
} as const;

export type RiverName = 'ky-cung' | 'thuong' | 'bac-giang' | 'bac-son';

/** Where a commune lies on its river, and the local flood marks of its station in metres. */
export interface Reach {
  river: RiverName;
  /** How long a wave takes from the head of the river to here. */
  travelMinutes: number;
  /** Which share of the head's wave arrives. */
  response: number;
  baseM: number;
  marksM: readonly [number, number, number];
  stations: number;
}

export interface Commune {
  code: string;
  name: { vi: string; en: string };
  kind: 'phường' | 'xã';
  lat: number;
  lon: number;
  population: number;
  villages: number;
  cameras: number;
  /** Dossiers that come in on a working day, and the share of them that comes online. */
  dossiersPerDay: number;
  onlineShare: number;
  /** The share of ordinary dossiers that runs over its deadline. */
  lateShare: number;
  feedbackPerDay: number;
  ordersPerDay: number;
  airSensors: number;
  /** Besides the portal and the document system. */
  website: boolean;
  products: readonly string[];
  reach?: Reach;
}

const reach = (
  river: RiverName,
  travelMinutes: number,
  response: number,
  baseM: number,
  marksM: readonly [number, number, number],
  stations = 1,
): { reach: Reach } => ({ reach: { river, travelMinutes, response, baseM, marksM, stations } });

const place = (
  code: string,
  vi: string,
  en: string,
  kind: Commune['kind'],
  lat: number,
  lon: number,
): Pick<Commune, 'code' | 'name' | 'kind' | 'lat' | 'lon'> => ({
  code,
  name: { vi, en },
  kind,
  lat,
  lon,
});

type Load = Pick<
  Commune,
  | 'population'
  | 'villages'
  | 'cameras'
  | 'dossiersPerDay'
  | 'onlineShare'
  | 'lateShare'
  | 'feedbackPerDay'
  | 'ordersPerDay'
>;

const load = (
  population: number,
  villages: number,
  cameras: number,
  dossiersPerDay: number,
  onlineShare: number,
  lateShare: number,
  feedbackPerDay: number,
  ordersPerDay: number,
): Load => ({
  population,
  villages,
  cameras,
  dossiersPerDay,
  onlineShare,
  lateShare,
  feedbackPerDay,
  ordersPerDay,
});

/** The commune in which as good as nothing ever goes wrong. */
export const QUIET_COMMUNE = '06325';

export const COMMUNES: readonly Commune[] = [
  {
    ...place('05977', 'Đông Kinh', 'Dong Kinh', 'phường', 21.80984, 106.77513),
    ...load(38_200, 4, 24, 42, 0.86, 0.002, 3.5, 22),
    ...reach('ky-cung', 110, 0.74, 2.4, [4.6, 6, 7.4], 2),
    ...{ airSensors: 2, website: true, products: ['Vịt quay', 'Bánh ngải', 'Cao khô'] },
  },
  {
    ...place('06187', 'Kỳ Lừa', 'Ky Lua', 'phường', 21.84073, 106.83376),
    ...load(31_500, 4, 20, 36, 0.84, 0.002, 3, 18),
    ...reach('ky-cung', 90, 0.78, 2.2, [4.4, 5.8, 7.2]),
    ...{ airSensors: 2, website: true, products: ['Khâu nhục', 'Cao khô', 'Rau bò khai'] },
  },
  {
    ...place('06613', 'Đình Lập', 'Dinh Lap', 'xã', 21.59349, 107.09222),
    ...load(12_400, 3, 9, 15, 0.78, 0.002, 1.4, 9),
    ...reach('ky-cung', 0, 0.45, 1.6, [3.4, 4.4, 5.6]),
    ...{ airSensors: 1, website: false, products: ['Chè xanh', 'Nhựa thông', 'Mật ong rừng'] },
  },
  {
    ...place('06529', 'Lộc Bình', 'Loc Binh', 'xã', 21.7854, 106.90744),
    ...load(24_800, 4, 16, 26, 0.81, 0.002, 2.2, 14),
    ...reach('ky-cung', 0, 1, 2, [4, 5.4, 6.8], 2),
    ...{ airSensors: 1, website: true, products: ['Khoai lang', 'Chanh rừng', 'Rượu Mẫu Sơn'] },
  },
  {
    ...place('06124', 'Na Sầm', 'Na Sam', 'xã', 22.08013, 106.61827),
    ...load(15_100, 3, 11, 18, 0.79, 0.002, 1.6, 10),
    ...reach('ky-cung', 240, 0.6, 1.9, [4.2, 5.6, 7]),
    ...{ airSensors: 1, website: false, products: ['Hồng vành khuyên', 'Quế', 'Hoa hồi'] },
  },
  {
    ...place('06040', 'Thất Khê', 'That Khe', 'xã', 22.30186, 106.43182),
    ...load(21_700, 4, 14, 23, 0.83, 0.002, 2, 16),
    ...reach('ky-cung', 360, 0.5, 2.1, [4.5, 5.9, 7.3]),
    ...{ airSensors: 1, website: true, products: ['Thạch đen', 'Vịt quay Thất Khê', 'Phở chua'] },
  },
  {
    ...place('06184', 'Đồng Đăng', 'Dong Dang', 'xã', 21.94784, 106.71254),
    ...load(27_300, 4, 22, 38, 0.85, 0.002, 3.2, 20),
    ...{ airSensors: 2, website: true, products: ['Hồng không hạt', 'Hoa hồi', 'Bánh cao sằng'] },
  },
  {
    ...place('06211', 'Cao Lộc', 'Cao Loc', 'xã', 21.9414, 106.81078),
    ...load(18_900, 3, 12, 30, 0.71, 0.004, 2.4, 11),
    ...{ airSensors: 1, website: false, products: ['Hồng Bảo Lâm', 'Đào', 'Rau cải ngồng'] },
  },
  {
    ...place(QUIET_COMMUNE, 'Bắc Sơn', 'Bac Son', 'xã', 21.91351, 106.34199),
    ...load(19_600, 4, 12, 20, 0.88, 0, 1.5, 15),
    ...reach('bac-son', 0, 0, 1.2, [3, 4, 5]),
    ...{ airSensors: 1, website: true, products: ['Quýt vàng', 'Măng khô', 'Rượu men lá'] },
  },
  {
    ...place('06112', 'Bình Gia', 'Binh Gia', 'xã', 21.97119, 106.34353),
    ...load(16_800, 3, 10, 17, 0.76, 0.002, 1.5, 8),
    ...reach('bac-giang', 0, 0.7, 1.7, [3.6, 4.8, 6]),
    ...{ airSensors: 1, website: false, products: ['Hoa hồi', 'Gạo nếp', 'Mật ong'] },
  },
  {
    ...place('06463', 'Chi Lăng', 'Chi Lang', 'xã', 21.60825, 106.53559),
    ...load(23_400, 4, 15, 25, 0.82, 0.002, 2, 24),
    ...reach('thuong', 0, 0.9, 1.8, [3.8, 5, 6.2]),
    ...{ airSensors: 1, website: true, products: ['Na Chi Lăng', 'Ớt', 'Thuốc lá lá'] },
  },
  {
    ...place('06385', 'Hữu Lũng', 'Huu Lung', 'xã', 21.5161, 106.3595),
    ...load(29_100, 4, 20, 31, 0.8, 0.002, 2.6, 19),
    ...reach('thuong', 150, 0.7, 2.3, [4.7, 6, 7.3]),
    ...{ airSensors: 2, website: true, products: ['Na dai', 'Gà đồi', 'Bưởi'] },
  },
];
