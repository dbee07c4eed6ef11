import { sourceKey, type CreateSource } from '@nhip-xa/contract';
import type { Commune } from './communes';

/** What a source measures, if anything. */
export type Gauge = 'water' | 'rain' | 'air' | 'up';

export interface SourceSpec {
  key: string;
  commune: Commune;
  /** What is asked of the server to create it. */
  create: CreateSource & { heartbeatSeconds: number };
  gauge?: Gauge;
}

/** A source says that it is there once a minute. */
const HEARTBEAT_SECONDS = 60;
/** How far the things of a commune lie from its middle, in degrees. */
const SPREAD_DEGREES = 0.02;

export const ONE_STOP = 'motcua';
export const FEEDBACK = 'phananh';
export const PORTAL = 'cong-dvc';
export const DOCUMENTS = 'qlvb';
export const WEBSITE = 'trang-tin';
export const SHOP = 'san-ocop';

const CAMERA_PLACES = [
  'Cổng trụ sở',
  'Chợ trung tâm',
  'Ngã tư đường lớn',
  'Trường tiểu học',
  'Trạm y tế',
  'Đầu cầu',
  'Bến xe',
  'Nhà văn hoá',
  'Bãi rác tập kết',
  'Đường ven suối',
] as const;

export const cameraId = (number: number): string => `cam-${String(number).padStart(2, '0')}`;
export const villageCode = (commune: Commune, number: number): string =>
  `${commune.code}-${number}`;

type Draft = Pick<CreateSource, 'id' | 'kind' | 'name' | 'attributes'> & { gauge?: Gauge };

function services(commune: Commune): Draft[] {
  const list: Draft[] = [
    { id: ONE_STOP, kind: 'service', name: 'Một cửa điện tử' },
    { id: FEEDBACK, kind: 'service', name: 'Phản ánh hiện trường' },
    { id: SHOP, kind: 'service', name: 'Gian hàng OCOP' },
    { id: PORTAL, kind: 'service', name: 'Cổng dịch vụ công', gauge: 'up' },
    { id: DOCUMENTS, kind: 'service', name: 'Quản lý văn bản', gauge: 'up' },
  ];
  if (commune.website) {
    list.push({ id: WEBSITE, kind: 'service', name: 'Trang thông tin điện tử', gauge: 'up' });
  }
  return list;
}

const cameras = (commune: Commune): Draft[] =>
  Array.from({ length: commune.cameras }, (_, index) => {
    const round = Math.floor(index / CAMERA_PLACES.length) + 1;
    const name = `Camera ${CAMERA_PLACES[index % CAMERA_PLACES.length]} ${round}`;
    return { id: cameraId(index + 1), kind: 'camera', name };
  });

function devices(commune: Commune): Draft[] {
  const list: Draft[] = [{ id: 'mua-1', kind: 'device', name: 'Trạm đo mưa', gauge: 'rain' }];
  for (let number = 1; number <= commune.airSensors; number += 1) {
    const name = `Cảm biến không khí ${number}`;
    list.push({ id: `khi-${number}`, kind: 'device', name, gauge: 'air' });
  }
  const floodLevels = commune.reach ? [...commune.reach.marksM] : [];
  for (let number = 1; number <= (commune.reach?.stations ?? 0); number += 1) {
    const name = `Trạm mực nước ${number}`;
    const id = `nuoc-${number}`;
    list.push({ id, kind: 'device', name, gauge: 'water', attributes: { floodLevels } });
  }
  return list;
}

/** Things lie on a spiral around the middle of their commune, so that no two share a place. */
function placeOf(commune: Commune, index: number): { lat: number; lon: number } {
  const angle = index * 2.4;
  const distance = SPREAD_DEGREES * Math.sqrt((index + 1) / 40);
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return {
    lat: round(commune.lat + distance * Math.sin(angle)),
    lon: round(commune.lon + distance * Math.cos(angle)),
  };
}

/** Every source of a commune: its systems, cameras and devices. */
export function sourcesOf(commune: Commune): SourceSpec[] {
  const drafts = [...services(commune), ...devices(commune), ...cameras(commune)];
  return drafts.map(({ gauge, ...draft }, index) => ({
    key: sourceKey(commune.code, draft.id),
    commune,
    create: {
      ...draft,
      unit: commune.code,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      village: villageCode(commune, (index % commune.villages) + 1),
      ...placeOf(commune, index),
    },
    ...(gauge ? { gauge } : {}),
  }));
}
