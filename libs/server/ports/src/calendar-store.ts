import type {
  CalendarYear,
  DeadlinePolicyEntry,
  SetCalendarDays,
  SetDeadlinePolicy,
  WeekHours,
} from '@nhip-xa/contract';
import type { Author } from './config-store';

/**
 * Working days and office hours by unit. A change is in force in this process when its promise
 * resolves; the open cases that it concerns are told anew after that.
 */
export interface CalendarStore {
  /** Undefined: no such unit. */
  year(unit: string, year: number): Promise<CalendarYear | undefined>;
  setDays(unit: string, days: SetCalendarDays['days'], author: Author): Promise<void>;
  /**
   * Writes the days off of a year as the law has them, for a person to confirm: days that the unit
   * has settled already stay. Gives how many were proposed.
   */
  propose(unit: string, year: number, author: Author): Promise<number>;
  /** Puts what was proposed in force; gives how many days that were. */
  confirm(unit: string, year: number, author: Author): Promise<number>;
  /** Null hours take the entry of that day away; `too-many`: the unit has as many as it may. */
  setHours(
    unit: string,
    from: string,
    hours: WeekHours | null,
    author: Author,
  ): Promise<'set' | 'too-many'>;
}

export type PolicyKey = Pick<SetDeadlinePolicy, 'unit' | 'kind' | 'channel' | 'severity'>;

/** What provinces and the nation allow for cases that come without a date. */
export interface DeadlinePolicyStore {
  /** Of a unit and those above it, the nearest first. */
  list(unit: string): Promise<DeadlinePolicyEntry[]>;
  set(policy: SetDeadlinePolicy, author: Author): Promise<DeadlinePolicyEntry | 'too-many'>;
  remove(key: PolicyKey, author: Author): Promise<boolean>;
}
