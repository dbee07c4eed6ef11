export type { UnitMap } from '@nhip-xa/contract';
