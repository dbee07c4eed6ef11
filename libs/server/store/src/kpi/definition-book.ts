import { KpiBook, type KpiDefinition } from '@nhip-xa/domain';

/** The definitions that hold, and what units have set for themselves. */
export class DefinitionBook {
  private current: KpiBook;

  constructor(builtIns: readonly KpiDefinition[]) {
    this.current = new KpiBook(builtIns);
  }

  /** As they stand; asked again at each use. */
  readonly book = (): KpiBook => this.current;
}
