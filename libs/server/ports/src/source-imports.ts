import type { SourceKind, UnitLevel } from '@nhip-xa/contract';
import type { Author, NewSource } from './config-store';

/** What the lines of a file speak of, as far as it lies in the caller's subtree. */
export interface SourceSurroundings {
  /** Code → its level, and its path from the root to itself. */
  units: ReadonlyMap<string, { level: UnitLevel; path: readonly string[] }>;
  /** Key → kind of what is registered under it. */
  sources: ReadonlyMap<string, SourceKind>;
}

/** Many sources at once. */
export interface SourceImports {
  surroundings(asked: {
    within: string;
    units: readonly string[];
    keys: readonly string[];
  }): Promise<SourceSurroundings>;
  /** All of them or none, each written down; `exists`: another took one of the keys meanwhile. */
  add(sources: readonly NewSource[], author: Author): Promise<'added' | 'exists'>;
}
