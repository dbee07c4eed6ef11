import { isAboveCommunes } from '@nhip-xa/contract';

/** Rows at first, on a page that has units below to show as well, and on others. */
const FEW = 5;
const USUAL = 10;

export const rowsAtFirst = (unit: string): number => (isAboveCommunes(unit) ? FEW : USUAL);
