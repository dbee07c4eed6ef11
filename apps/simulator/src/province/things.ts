import type { Scene } from '../cameras/scenery';
import { QUIET_COMMUNE, type Commune } from './communes';
import type { Draft } from './draft';

export const FIRE_DETECTOR = 'bao-chay-1';
export const CONFERENCE_ROOM = 'hop-1';
export const LOCAL_NETWORK = 'lan-1';
export const CULTURE_HOUSE = 'nvh-1';
export const SOIL_SENSOR = 'dat-1';
export const DEPTH_SENSOR = 'ngap-1';
export const DATA_LINE = 'tslcd';
export const FIELD_GATEWAY = 'cong-lora';

const SLOW_HEARTBEAT_SECONDS = 300;

/** Where cameras hang, and what they see there. */
const CAMERA_PLACES: readonly (readonly [place: string, scene: Scene])[] = [
  ['Sảnh Một cửa', 'hall'],
  ['Chợ trung tâm', 'market'],
  ['Ngã tư đường lớn', 'junction'],
  ['Trường tiểu học', 'yard'],
  ['Trạm y tế', 'yard'],
  ['Đầu cầu', 'bridge'],
  ['Ngã ba bến xe', 'junction'],
  ['Nhà văn hoá', 'yard'],
  ['Chợ quê', 'market'],
  ['Đường ven suối', 'bridge'],
];

export const cameraId = (number: number): string => `cam-${String(number).padStart(2, '0')}`;

/** Every so many cameras were a gift; where less is online, one in so many has no certificate yet. */
const GIFT_EVERY = 5;
const UNCERTIFIED_EVERY = 9;
const CERTIFIED_FROM_SHARE = 0.8;

/** What is known of a camera besides its place. */
function cameraAttributes(commune: Commune, number: number): NonNullable<Draft['attributes']> {
  const behind = commune.onlineShare < CERTIFIED_FROM_SHARE;
  const uncertified = behind && number % UNCERTIFIED_EVERY === 0;
  return {
    sharedToProvince: commune.code === QUIET_COMMUNE || number % 12 !== 0,
    ...(!uncertified && { qcvn135: `QCVN135-${commune.code}-${number}` }),
    ...(number % GIFT_EVERY === 0 && { funding: 'contributed' }),
  };
}

export const cameras = (commune: Commune): Draft[] =>
  Array.from({ length: commune.cameras }, (_, index) => {
    const round = Math.floor(index / CAMERA_PLACES.length) + 1;
    const [place, scene] = CAMERA_PLACES[index % CAMERA_PLACES.length] ?? ['Cổng trụ sở', 'yard'];
    const name = `Camera ${place} ${round}`;
    const attributes = cameraAttributes(commune, index + 1);
    return { id: cameraId(index + 1), kind: 'camera', name, scene, attributes };
  });

/** Rain, air and rivers. */
export function gauges(commune: Commune): Draft[] {
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

const device = (
  id: string,
  name: string,
  gauge: Draft['gauge'],
  more: Partial<Draft> = {},
): Draft => ({
  ...{ id, kind: 'device', name, heartbeatSeconds: SLOW_HEARTBEAT_SECONDS },
  ...(gauge && { gauge }),
  ...more,
});

/** What stands in halls, offices and fields; loudspeakers; the line to the province. */
export function furtherThings(commune: Commune): Draft[] {
  const speakers = Array.from({ length: commune.villages }, (_, index): Draft => {
    const name = `Cụm loa ${index + 1}`;
    const heartbeatSeconds = SLOW_HEARTBEAT_SECONDS;
    return { id: `loa-${index + 1}`, kind: 'speaker', name, heartbeatSeconds };
  });
  const byTheRiver = [
    device('mua-2', 'Trạm đo mưa đầu nguồn', 'rain-total'),
    device(DEPTH_SENSOR, 'Cọc đo ngập', 'depth'),
  ];
  return [
    device(FIRE_DETECTOR, 'Báo cháy trụ sở', 'detector', {
      feeds: ['case:alarm', 'reading:battery'],
    }),
    device(CONFERENCE_ROOM, 'Điểm cầu họp trực tuyến', 'conference'),
    device(LOCAL_NETWORK, 'Mạng nội bộ trụ sở', 'lan'),
    device(CULTURE_HOUSE, 'Nhà văn hoá thông minh', 'hall', {
      attributes: { place: 'culture-house' },
    }),
    device(SOIL_SENSOR, 'Cảm biến đất', 'soil'),
    ...(commune.reach ? byTheRiver : []),
    ...speakers,
    {
      ...{ id: FIELD_GATEWAY, kind: 'gateway', name: 'Cổng LoRa đồng ruộng' },
      heartbeatSeconds: SLOW_HEARTBEAT_SECONDS,
    },
    { id: DATA_LINE, kind: 'link', name: 'Đường truyền số liệu chuyên dùng', gauge: 'link' },
  ];
}
