import type { DemonstrationAnswer } from '@nhip-xa/contract';
import type { Author } from './config-store';

/** A person whose unit is simulated. */
export type SimulatedUser = DemonstrationAnswer['users'][number];

/** Every simulated unit with all that hangs on it. */
export interface Demonstration {
  look(): Promise<DemonstrationAnswer>;
  /**
   * Begins its removal, or goes on with one that was interrupted; the rest is done in the
   * background. `none`: there is nothing to remove. People whose unit is simulated are never
   * removed with it: whoever they are is given back, and nothing is done.
   */
  remove(author: Author): Promise<'begun' | 'none' | { users: readonly SimulatedUser[] }>;
}
