import type {
  CaseFact,
  EventFact,
  LedgerCounts,
  LedgerLine,
  ListTotal,
  Page,
  ProcedureName,
  RejectedCounts,
  RejectedMessage,
} from '@nhip-xa/contract';
import { PLAIN_RULES, type DeadlineRules } from '@nhip-xa/domain';
import type {
  CaseFilter,
  CaseIdentity,
  CountLimits,
  EventFilter,
  FactReader,
  LedgerFilter,
  PageRequest,
  PastOfSource,
  ReadingFilter,
  ReadingRow,
  ReadingStepRow,
  RejectedFilter,
} from '@nhip-xa/ports';
import { asReader, type Database } from '../database/database';
import { countCases, listCases } from './case-list';
import { readCase } from './cases';
import { countEvents, listEvents } from './events';
import { listLedger, totalOfLedger } from './ledger';
import { casesStoodAt } from './known-cases';
import { readPastCase } from './past-case';
import { readPastOfSource } from './past-source';
import { findProcedures } from './procedures';
import { listReadings, listReadingSteps } from './readings';
import { countRejected, listRejected, readRejected } from './rejected';
import { unitsWithin } from './subtree';

/** Facts as HTTP shows them, on the connections for reading. */
export class StoredFacts implements FactReader {
  constructor(
    private readonly database: Database,
    /** By which cases of the past are told. */
    private readonly rules: () => DeadlineRules = () => PLAIN_RULES,
  ) {}

  readings(filter: ReadingFilter, page: PageRequest): Promise<Page<ReadingRow>> {
    return listReadings(this.database, filter, page);
  }

  readingSteps(
    filter: ReadingFilter & { stepMs: number },
    page: PageRequest,
  ): Promise<Page<ReadingStepRow>> {
    return listReadingSteps(this.database, filter, page);
  }

  cases(filter: CaseFilter, page: PageRequest): Promise<Page<CaseFact>> {
    return listCases(this.database, filter, page);
  }

  oneCase(unit: string, kind: string, id: string, nowUs: number): Promise<CaseFact | undefined> {
    return readCase(this.database, { unit, kind, id }, nowUs);
  }

  pastCase(unit: string, kind: string, id: string, atUs: number): Promise<CaseFact | undefined> {
    return readPastCase(this.database, { unit, kind, id }, atUs, this.rules());
  }

  casesAt(keys: readonly CaseIdentity[], atUs: number): Promise<CaseFact[]> {
    return casesStoodAt(asReader(this.database), keys, atUs, this.rules());
  }

  pastOfSource(key: string, atMs: number): Promise<PastOfSource | undefined> {
    return readPastOfSource(asReader(this.database), key, atMs);
  }

  events(filter: EventFilter, page: PageRequest): Promise<Page<EventFact>> {
    return listEvents(this.database, filter, page);
  }

  countCases(filter: CaseFilter, limits: CountLimits): Promise<ListTotal | null> {
    return countCases(this.database, filter, limits);
  }

  async procedures(within: string, text: string): Promise<ProcedureName[]> {
    return findProcedures(this.database, await unitsWithin(this.database, within), text);
  }

  countEvents(filter: EventFilter, limits: CountLimits): Promise<ListTotal | null> {
    return countEvents(this.database, filter, limits);
  }

  rejected(filter: RejectedFilter, page: PageRequest): Promise<Page<RejectedMessage>> {
    return listRejected(this.database, filter, page);
  }

  oneRejected(within: string, id: string): Promise<RejectedMessage | undefined> {
    return readRejected(this.database, within, id);
  }

  rejectedCounts(filter: RejectedFilter): Promise<RejectedCounts> {
    return countRejected(this.database, filter);
  }

  ledger(filter: LedgerFilter, page: PageRequest): Promise<Page<LedgerLine>> {
    return listLedger(this.database, filter, page);
  }

  ledgerTotal(filter: LedgerFilter): Promise<LedgerCounts> {
    return totalOfLedger(this.database, filter);
  }
}
