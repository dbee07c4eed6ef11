import type { KeptReadings, Retention } from '@nhip-xa/contract';
import type { Author } from './config-store';

/** How long readings are kept one by one, by metric; `*` is every metric without a row of its own. */
export interface RetentionStore {
  /** `*` first, then by name. */
  list(): Promise<KeptReadings[]>;
  set(retention: Retention, author: Author): Promise<void>;
  /** The metric is kept like every other again, `*` as usual; false: it was so already. */
  remove(metric: string, author: Author): Promise<boolean>;
  /** Takes a shortening back that has not taken effect; false: none waits. */
  undo(metric: string, author: Author): Promise<boolean>;
}
