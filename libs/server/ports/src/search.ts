import type { FoundCase, FoundSource, FoundUnit, ProcedureName } from '@nhip-xa/contract';

export interface Searched {
  /** This unit and those below it; of others nothing is found, nor told on the way to what is. */
  within: string;
  /** The question as `foldText` has it, not empty. */
  asked: string;
  /** Its words that were typed with marks, as `markedWords` has them. */
  marked: readonly string[];
  /** The question as `foldNumber` has it. */
  number: string;
  /** Rows of each kind. */
  rows: number;
  /** Whether cases, and the procedures that they follow, are looked for, too. */
  cases: boolean;
}

export interface FoundInStore {
  units: FoundUnit[];
  sources: FoundSource[];
  procedures: ProcedureName[];
  cases: FoundCase[];
}

/** What is stored and can be looked for by name or number, each kind best first. */
export interface SearchReader {
  find(searched: Searched): Promise<FoundInStore>;
}
