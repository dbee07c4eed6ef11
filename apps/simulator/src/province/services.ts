import type { Commune } from './communes';
import type { Draft } from './draft';

export const ONE_STOP = 'motcua';
export const FEEDBACK = 'phananh';
export const PORTAL = 'cong-dvc';
export const DOCUMENTS = 'qlvb';
export const WEBSITE = 'trang-tin';
export const SHOP = 'san-ocop';
export const STAFF = 'can-bo';
export const SOCIETY = 'thong-ke';
export const NOTICES = 'thong-bao';
export const LEARNING = 'hoc-tap';
export const HEALTH = 'tram-y-te';
export const QUEUE = 'hang-doi';
export const TEAM = 'to-cong-nghe';
export const LEDGER = 'so-gia-tri';
export const DUTY_DESK = 'truc-ban';
export const FARM = 'nong-nghiep';
export const BROADCAST = 'truyen-thanh';

/** A system that mostly waits for its hour says only every five minutes that it is there. */
const SLOW_HEARTBEAT_SECONDS = 300;

/** The systems that were there first. */
export function mainServices(commune: Commune): Draft[] {
  const list: Draft[] = [
    { id: ONE_STOP, kind: 'service', name: 'Một cửa điện tử' },
    { id: FEEDBACK, kind: 'service', name: 'Phản ánh hiện trường' },
    {
      ...{ id: SHOP, kind: 'service', name: 'Gian hàng OCOP', gauge: 'shop' },
      attributes: { sector: 'commerce' },
    },
    { id: PORTAL, kind: 'service', name: 'Cổng dịch vụ công', gauge: 'up' },
    { id: DOCUMENTS, kind: 'service', name: 'Quản lý văn bản', gauge: 'up' },
  ];
  if (commune.website) {
    list.push({ id: WEBSITE, kind: 'service', name: 'Trang thông tin điện tử', gauge: 'up' });
  }
  return list;
}

const FURTHER: readonly Omit<Draft, 'kind'>[] = [
  { id: STAFF, name: 'Danh bạ cán bộ', gauge: 'staff' },
  { id: SOCIETY, name: 'Thống kê kinh tế – xã hội', gauge: 'society' },
  { id: NOTICES, name: 'Cổng thông báo Zalo, SMS', gauge: 'followers' },
  { id: LEARNING, name: 'Nền tảng học tập', attributes: { sector: 'education' } },
  {
    ...{ id: HEALTH, name: 'Trạm y tế, khám từ xa', gauge: 'health' },
    attributes: { sector: 'health', place: 'health-station' },
  },
  { id: QUEUE, name: 'Lấy số xếp hàng' },
  { id: TEAM, name: 'Tổ công nghệ số cộng đồng' },
  { id: LEDGER, name: 'Sổ giá trị và chi phí' },
  // what seldom happens is declared, so that it counts as none rather than as unknown
  { id: DUTY_DESK, name: 'Trực ban', feeds: ['case:incident', 'case:bulletin'] },
  {
    ...{ id: FARM, name: 'Nông nghiệp số', gauge: 'farm' },
    attributes: { sector: 'agriculture' },
  },
  { id: BROADCAST, name: 'Hệ thống thông tin nguồn' },
];

/** The systems that speak now and then. */
export const furtherServices = (): Draft[] =>
  FURTHER.map((draft) => ({
    ...{ kind: 'service', heartbeatSeconds: SLOW_HEARTBEAT_SECONDS },
    ...draft,
  }));
