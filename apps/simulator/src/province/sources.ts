import { sourceKey, type CreateSource } from '@nhip-xa/contract';
import type { Scene } from '../cameras/scenery';
import type { Commune } from './communes';
import type { Gauge } from './draft';
import { furtherServices, mainServices } from './services';
import { cameras, furtherThings, gauges } from './things';

export interface SourceSpec {
  key: string;
  commune: Commune;
  /** What is asked of the server to create it. */
  create: CreateSource & { heartbeatSeconds: number };
  gauge?: Gauge;
  scene?: Scene;
}

/** A source says that it is there once a minute, unless it has its own beat. */
const HEARTBEAT_SECONDS = 60;
/** How far the things of a commune lie from its middle, in degrees. */
const SPREAD_DEGREES = 0.02;

export const villageCode = (commune: Commune, number: number): string =>
  `${commune.code}-${number}`;

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
  const drafts = [
    ...mainServices(commune),
    ...gauges(commune),
    ...cameras(commune),
    ...furtherServices(),
    ...furtherThings(commune),
  ];
  return drafts.map(({ gauge, scene, heartbeatSeconds = HEARTBEAT_SECONDS, ...draft }, index) => ({
    key: sourceKey(commune.code, draft.id),
    commune,
    create: {
      ...draft,
      heartbeatSeconds,
      unit: commune.code,
      village: villageCode(commune, (index % commune.villages) + 1),
      ...placeOf(commune, index),
    },
    ...(gauge ? { gauge } : {}),
    ...(scene ? { scene } : {}),
  }));
}
