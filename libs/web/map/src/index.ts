export * from './AreaMap';
export type { AreaState, MapArea, MapGeography } from './map-plan';
export type { MapPoint } from './point-plan';
export { PointMark, type PointForm, type PointState } from './point-shapes';
