import type {
  CaseFact,
  EventFact,
  LedgerCounts,
  LedgerLine,
  ListTotal,
  Page,
  RejectedCounts,
  RejectedMessage,
} from '@nhip-xa/contract';
import type {
  CaseFilter,
  CountLimits,
  EventFilter,
  FactReader,
  LedgerFilter,
  PageRequest,
  ReadingFilter,
  ReadingRow,
  ReadingStepRow,
  RejectedFilter,
} from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { countCases, listCases } from './case-list';
import { readCase } from './cases';
import { countEvents, listEvents } from './events';
import { listLedger, totalOfLedger } from './ledger';
import { listReadings, listReadingSteps } from './readings';
import { countRejected, listRejected, readRejected } from './rejected';

/** Facts as HTTP shows them, on the connections for reading. */
export class StoredFacts implements FactReader {
  constructor(private readonly database: Database) {}

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

  events(filter: EventFilter, page: PageRequest): Promise<Page<EventFact>> {
    return listEvents(this.database, filter, page);
  }

  countCases(filter: CaseFilter, limits: CountLimits): Promise<ListTotal | null> {
    return countCases(this.database, filter, limits);
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
