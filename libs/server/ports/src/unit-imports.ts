import type { Page, Unit, UnitHoldings, UnitLevel } from '@nhip-xa/contract';
import type { Author, NewUnit, PageRequest, UnitChanges } from './config-store';

/** What the lines of a file of units speak of. */
export interface UnitSurroundings {
  /** Code → what stands under it in the caller's subtree. */
  units: ReadonlyMap<string, Unit>;
  /** Codes that stand outside of it. */
  taken: ReadonlySet<string>;
}

/** Many units at once. */
export interface UnitImports {
  surroundings(asked: { within: string; codes: readonly string[] }): Promise<UnitSurroundings>;
  /**
   * All of them or none, each written down; `exists`: another took one of the codes meanwhile.
   * @param added real ones, each after the unit that it lies in
   */
  write(
    units: {
      added: readonly NewUnit[];
      changed: readonly { code: string; changes: UnitChanges }[];
    },
    author: Author,
  ): Promise<'written' | 'exists'>;
}

export interface HoldingsFilter {
  /** The unit directly below which they lie; with words or a level, anywhere below it, or itself. */
  within: string;
  q?: string | undefined;
  level?: UnitLevel | undefined;
  simulated?: boolean | undefined;
}

/** Units with how much hangs on each. */
export interface UnitHoldingsReader {
  list(filter: HoldingsFilter, page: PageRequest): Promise<Page<UnitHoldings>>;
}
