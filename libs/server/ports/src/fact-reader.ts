import type {
  CaseChange,
  CaseFact,
  CaseSort,
  EventFact,
  EventSort,
  LedgerCounts,
  LedgerLine,
  ListTotal,
  Page,
  ProcedureName,
  ReadingSort,
  RejectReason,
  RejectedCounts,
  RejectedMessage,
  Source,
} from '@nhip-xa/contract';
import type { Author, PageRequest } from './config-store';
import type { IntakeStanding } from './facts';

/** From (inclusive) to (exclusive), microseconds since 1970; absent: unbounded. */
export interface Span {
  fromUs?: number | undefined;
  toUs?: number | undefined;
}

export interface CaseFilter extends Span {
  /** This unit and those below it. */
  within: string;
  kind?: string | undefined;
  open?: boolean | undefined;
  overdue?: boolean | undefined;
  /** Closed after it was due. */
  late?: boolean | undefined;
  state?: string | undefined;
  /** A procedure, or a part of what some are called, without marks. */
  procedure?: string | undefined;
  category?: string | undefined;
  channel?: string | undefined;
  /** Key of the source that told of it first. */
  source?: string | undefined;
  /** What its id begins with. */
  q?: string | undefined;
  /** Newest opened first unless said otherwise. */
  sort?: CaseSort | undefined;
  /** Closed from (inclusive) to (exclusive). */
  closedFromUs?: number | undefined;
  closedToUs?: number | undefined;
  /** Only those that a comparison of two moments counts. */
  changed?: ChangedBetween | undefined;
  /** The moment against which overdue is reckoned. */
  nowUs: number;
  /**
   * The list as it stood at this moment of the past, by what is known of it now: open, overdue, late,
   * closed and state are those of then, all else is as it is known now. A case that was closed by then
   * and is open again counts as open. Not by state: there is no order of what they were.
   */
  atUs?: number | undefined;
}

/** After the first moment, up to the second; microseconds. */
export interface ChangedBetween {
  what: CaseChange;
  fromUs: number;
  toUs: number;
}

export interface EventFilter extends Span {
  within: string;
  type?: string | undefined;
  /** Key of the source. */
  source?: string | undefined;
  /** What its id begins with. */
  q?: string | undefined;
  /** Newest first unless said otherwise. */
  sort?: EventSort | undefined;
}

/** How far a list is counted: exactly up to so many rows, and for no longer than this. */
export interface CountLimits {
  rowsMost: number;
  ms: number;
}

export interface RejectedFilter extends Span {
  within: string;
  /** Key of the publisher. */
  source?: string | undefined;
  reason?: RejectReason | undefined;
}

export interface LedgerFilter {
  within: string;
  /** What no day of the ledger has yet. */
  standing: IntakeStanding['units'];
}

export interface ReadingFilter {
  /** Key of the source. */
  source: string;
  metric?: string | undefined;
  fromUs: number;
  toUs: number;
  /** Oldest first unless said otherwise. */
  sort?: ReadingSort | undefined;
}

/** A reading as it came; `commune` tells apart those of a source that serves many. */
export interface ReadingRow {
  metric: string;
  at: string;
  value: number;
  commune: string;
}

/** What came within one step, counted from local midnights. */
export interface ReadingStepRow {
  metric: string;
  at: string;
  n: number;
  min: number;
  max: number;
  mean: number;
  last: number;
  commune: string;
}

/** What a case is known by. */
export type CaseIdentity = Pick<CaseFact, 'unit' | 'kind' | 'id'>;

/** How a source stood at a moment; what is not remembered is empty. */
export type PastOfSource = Pick<
  Source,
  | 'state'
  | 'since'
  | 'heardAt'
  | 'flags'
  | 'flagged'
  | 'frameAt'
  | 'previousSecretUntil'
  | 'newSecretUsedAt'
  | 'refused'
  | 'maintenance'
  | 'metrics'
>;

/** Facts as HTTP shows them. Lists are newest first unless asked for otherwise. */
export interface FactReader {
  readings(filter: ReadingFilter, page: PageRequest): Promise<Page<ReadingRow>>;
  /** Steps of whole hours are read from the hourly roll-ups, with from and to widened to hours. */
  readingSteps(
    filter: ReadingFilter & { stepMs: number },
    page: PageRequest,
  ): Promise<Page<ReadingStepRow>>;
  cases(filter: CaseFilter, page: PageRequest): Promise<Page<CaseFact>>;
  /** With its history. */
  oneCase(unit: string, kind: string, id: string, nowUs: number): Promise<CaseFact | undefined>;
  /** The same as it was known at a moment; undefined: nothing of it had come by then. */
  pastCase(unit: string, kind: string, id: string, atUs: number): Promise<CaseFact | undefined>;
  /** Cases as they stood at a moment by all that is known of it now; none of which nothing is known. */
  casesAt(keys: readonly CaseIdentity[], atUs: number): Promise<CaseFact[]>;
  /** What is remembered of how a source stood at a moment. */
  pastOfSource(key: string, atMs: number): Promise<PastOfSource | undefined>;
  events(filter: EventFilter, page: PageRequest): Promise<Page<EventFact>>;
  /** How many such a list has in all; null where counting takes longer than it may. */
  countCases(filter: CaseFilter, limits: CountLimits): Promise<ListTotal | null>;
  /** Procedures of the dossiers of a unit and those below it that are called so, in whole or in part. */
  procedures(within: string, text: string): Promise<ProcedureName[]>;
  countEvents(filter: EventFilter, limits: CountLimits): Promise<ListTotal | null>;
  rejected(filter: RejectedFilter, page: PageRequest): Promise<Page<RejectedMessage>>;
  /** One of them with all that is kept of its bytes; undefined: none is visible from there. */
  oneRejected(within: string, id: string): Promise<RejectedMessage | undefined>;
  rejectedCounts(filter: RejectedFilter): Promise<RejectedCounts>;
  /** In the order of the units' codes. */
  ledger(filter: LedgerFilter, page: PageRequest): Promise<Page<LedgerLine>>;
  ledgerTotal(filter: LedgerFilter): Promise<LedgerCounts>;
}

/** A person's word on a case, as a statement of its own, audited in the same transaction. */
export interface CaseVerdicts {
  /** False when there is no such case, or it is not open any more. */
  give(
    unit: string,
    kind: string,
    id: string,
    verdict: 'confirmed' | 'rejected',
    author: Author,
  ): Promise<boolean>;
}
