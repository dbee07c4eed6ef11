import type { UnitChanges } from '@nhip-xa/contract';

/** Two moments of a unit, from the earlier to the later, in ms since 1970. */
export interface Compared {
  unit: string;
  fromMs: number;
  toMs: number;
  /** The later moment is the present. */
  present: boolean;
  /** Whether whoever asks may see cases. */
  cases: boolean;
}

/** What is different between two moments, from what is stored. */
export interface Comparison {
  between(asked: Compared): Promise<UnitChanges>;
}
