import type { DueIn } from './calendar';
import type { PauseReason } from './case-kinds';

/** What one message said of a case. A field that is absent was not mentioned; null clears it. */
export interface CaseFields {
  openedAt?: number | null;
  acceptedAt?: number | null;
  /** The two forms of one field: a moment, or a period from acceptance (or opening). */
  due?: { at: number } | { in: DueIn } | null;
  closedAt?: number | null;
  pauses?: Pause[] | null;
  severity?: string | null;
  category?: string | null;
  village?: string | null;
  location?: { lat: number; lon: number } | null;
  receivedBy?: string | null;
  attributes?: Record<string, unknown> | null;
}

/** Moments are microseconds since 1970, as in all of a case's fields. */
export interface Pause {
  from: number;
  to: number | null;
  why: PauseReason;
}

/** One message about a case, as it is kept. */
export interface CaseStatement {
  ts: number;
  state: string | null;
  fields: CaseFields;
  /** Said by a person through the centre itself; a device does not undo it. */
  byPerson: boolean;
}
