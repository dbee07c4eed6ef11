import type {
  Evidence,
  KpiPoint,
  KpiStanding,
  KpiStatus,
  KpiValue,
  Page,
  TypeNumber,
  TypedNumber,
} from '@nhip-xa/contract';
import type { FeedingGroup, KpiDefinition, Sides, Standing } from '@nhip-xa/domain';
import type { Author, PageRequest } from './config-store';

/** A definition to be measured, and what must feed it: of a formula that of its parts. */
export interface Measurable {
  definition: KpiDefinition;
  groups: readonly FeedingGroup[];
}

/**
 * What the store measured of one KPI in one unit at one moment. The sides of a formula are null: they
 * come from the values of its parts.
 */
export interface Measured extends Sides, Standing {
  unit: string;
  kpi: string;
  /** The number that a person typed, which it is. */
  typedId?: number | null;
  freshAtMs: number | null;
  /** When the result changes by time alone (a deadline, a midnight, an expiry); null: never. */
  nextAtMs: number | null;
}

/** The stored value of one (unit, KPI) pair. */
export interface StoredKpi extends Sides {
  unit: string;
  kpi: string;
  value: number | null;
  status: KpiStatus;
  sinceMs: number;
  atMs: number;
  freshAtMs: number | null;
  nextAtMs: number | null;
  version: number;
  /** The unit below whose value it is, of a roll-up by max or min. */
  from: string | null;
  /** The number that a person typed, which it is. */
  typedId: number | null;
}

/**
 * A value with the revision of its row, counted by its writings; 0: there was no row. What is saved
 * under it must have been reckoned after that row was read.
 */
export interface RevisedKpi extends StoredKpi {
  revision: number;
}

/** A stored value that changed, with the status it had before; `none` where there was none. */
export interface TurnedKpi extends StoredKpi, Caused {
  statusBefore: KpiStatus;
}

export interface Pair {
  unit: string;
  kpi: string;
}

/** A pair that facts changed, or are thought to have changed. */
export interface Caused extends Pair {
  /** The newest moment of those that were told as they happened; absent: time did it, or old facts. */
  occurredMs?: number | undefined;
}

export interface KpiStore {
  /** Measures definitions over units of the commune level, set-wise, as facts stand at a moment. */
  measure(
    asked: readonly Measurable[],
    units: readonly string[],
    atMs: number,
  ): Promise<Measured[]>;
  /** The same for a moment in the past, from what is known now. */
  measurePast(
    asked: readonly Measurable[],
    units: readonly string[],
    atMs: number,
  ): Promise<Measured[]>;
  /** Values of some KPIs in some units as they stood at a moment of the past, from history. */
  loadPast(units: readonly string[], kpis: readonly string[], atMs: number): Promise<StoredKpi[]>;
  load(pairs: readonly Pair[]): Promise<RevisedKpi[]>;
  /** Values of the units directly below; simulated units never under real ones. */
  loadChildren(
    parents: readonly string[],
    kpis: readonly string[],
  ): Promise<(StoredKpi & { parent: string })[]>;
  /** The same as it stood at a moment of the past, from history. */
  loadPastChildren(
    parents: readonly string[],
    kpis: readonly string[],
    atMs: number,
  ): Promise<(StoredKpi & { parent: string })[]>;
  /**
   * Stores values and appends those that changed to history, in one transaction; each only where
   * nobody wrote its row since its revision was read. Returns the pairs that somebody wrote: they
   * were not stored, and are to be reckoned again from what stands there now.
   */
  save(values: readonly RevisedKpi[], changed: readonly Pair[]): Promise<Pair[]>;
  /** Replaces history between two moments (late facts correct it). */
  correctHistory(values: readonly StoredKpi[]): Promise<void>;
  /** The newest moments at which values of these units were recorded as they came, since then. */
  recordedMoments(
    kpis: readonly string[],
    units: readonly string[],
    fromMs: number,
    most: number,
  ): Promise<number[]>;
  /**
   * Lets a status that stands begin as early as corrected history says it did, where that is the
   * same status; returns the pairs that changed.
   */
  beginEarlier(values: readonly StoredKpi[]): Promise<Pair[]>;
  /**
   * Takes the facts that came late for one round of reckoning the past anew, where they have waited
   * long enough; they stand until the round ends. Also takes what a round that never ended had.
   */
  beginLate(round: LateRound): Promise<LateFact[]>;
  /** What came meanwhile waits for the next round. Gives whether any waits. */
  endLate(round: string): Promise<boolean>;
  /** Pairs whose time has come. */
  due(kpis: readonly string[], atMs: number): Promise<Pair[]>;
  /** Every unit that has KPI values, with its place in the tree. */
  units(): Promise<UnitOfTree[]>;
  /** How far present values are vouched for by sources heard since; the pairs where that moved. */
  refreshFreshness(
    facts: readonly KpiFact[],
  ): Promise<{ unit: string; kpi: string; freshAtMs: number }[]>;
}

/** When facts that came late are reckoned together. */
export interface LateRound {
  /** Unlike that of any other round. */
  id: string;
  /** None came for so long, in ms … */
  quietMs: number;
  /** … or the first of them has waited for so long. */
  longestMs: number;
}

/** A kind of fact of a unit, with the earliest moment of which something new is known. */
export interface LateFact {
  unit: string;
  fact: string;
  fromMs: number;
}

/** A kind of fact whose sources vouch for a KPI by being heard. */
export interface KpiFact {
  kpi: string;
  fact: string;
}

/** Numbers that people type. */
export interface TypedNumberStore {
  /** Of a unit and those below it, newest first. */
  list(filter: TypedFilter, page: PageRequest): Promise<Page<TypedNumber>>;
  one(id: string): Promise<TypedNumber | undefined>;
  type(given: TypeNumber, author: Author): Promise<TypedNumber>;
  /** `over`: it was taken back before. */
  withdraw(id: string, author: Author): Promise<'withdrawn' | 'over' | undefined>;
}

export interface TypedFilter {
  within: string;
  kpi?: string | undefined;
}

/** Reading side, shared by HTTP and live. */
export interface KpiReader {
  current(units: readonly string[], kpis?: readonly string[]): Promise<KpiValue[]>;
  at(unit: string, atMs: number): Promise<KpiValue[]>;
  history(
    unit: string,
    kpi: string,
    fromMs: number,
    toMs: number,
    stepMs?: number,
  ): Promise<KpiPoint[]>;
  /** A KPI of the units directly below, the worst first. */
  children(unit: string, definition: KpiDefinition, atMs?: number): Promise<KpiValue[]>;
  /** How the units directly below stand, a KPI after the other, of each the worst first. */
  standings(
    unit: string,
    definitions: readonly KpiDefinition[],
    atMs?: number,
  ): Promise<KpiStanding[]>;
  evidence(request: EvidenceRequest): Promise<Evidence | undefined>;
}

export interface EvidenceRequest {
  unit: string;
  definition: KpiDefinition;
  /** What must feed it. */
  groups: readonly FeedingGroup[];
  atMs?: number;
  /** `rest`: what is in the denominator and not in the numerator. */
  side: 'numerator' | 'denominator' | 'rest';
  /** Only cases about this procedure, else category; null: about nothing that is known. */
  subject?: string | null;
  cursor?: string;
  limit: number;
}

export interface UnitOfTree {
  code: string;
  level: string;
  parent: string | null;
  /** Its name in Vietnamese. */
  name: string;
  simulated: boolean;
}
