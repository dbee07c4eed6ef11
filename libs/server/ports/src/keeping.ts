import type { Keeping, KeepingPreview, Kept } from '@nhip-xa/contract';
import type { Author } from './config-store';

/** How long, or how many of, rejected messages and pictures are kept. */
export interface KeepingStore {
  /** Each of them, as it is or as usual, in the order of the contract. */
  list(): Promise<Keeping[]>;
  set(what: Kept, amount: number, author: Author): Promise<Keeping>;
  /** Takes a shortening back that has not taken effect; false: none waits. */
  undo(what: Kept, author: Author): Promise<boolean>;
}

/** What would go, were less kept; reckoned from what is stored, and nothing is changed. */
export interface KeepingForecast {
  /** @param rawDays null: like every other metric, or as usual */
  readings(metric: string, rawDays: number | null): Promise<KeepingPreview>;
  others(what: Kept, amount: number): Promise<KeepingPreview>;
}
