import type { Alert, AlertStatus, Page } from '@nhip-xa/contract';
import type { Author, PageRequest } from './config-store';
import type { Pair } from './kpi-store';

export interface AlertFilter {
  /** This unit and those below it. */
  within: string;
  open?: boolean | undefined;
  kpi?: string | undefined;
  /** The unit alone. */
  own?: boolean | undefined;
  /** A moment of the past, in ms: what was open then is open. Now unless it is given. */
  atMs?: number | undefined;
}

/** What happened to the alert of a KPI. */
export interface AlertChanged extends Pair {
  happened: 'opened' | 'changed' | 'closed';
  /** What it is now, or was last. */
  status: AlertStatus;
}

/** Why an alert was not acknowledged: somebody did before, or it is over. */
export type AcknowledgeRefusal = 'acknowledged' | 'closed';

/** The alerts as people read and acknowledge them. */
export interface Alerts {
  /** Open ones first, of these the critical ones, then by when they were opened, newest first. */
  list(filter: AlertFilter, page: PageRequest): Promise<Page<Alert>>;
  one(id: string): Promise<Alert | undefined>;
  /** A person's word on an open alert, once; undefined where there is no such alert. */
  acknowledge(
    id: string,
    word: string,
    author: Author,
  ): Promise<Alert | AcknowledgeRefusal | undefined>;
}

/** Keeps alerts what the values of KPIs say; whoever does it, and however often. */
export interface AlertStore extends Alerts {
  /** Opens, changes and closes the alerts of these pairs by their values as they stand now. */
  settle(pairs: readonly Pair[], nowMs: number): Promise<AlertChanged[]>;
  /** Those that were bad, or good again, for long enough by now. */
  settleDue(nowMs: number): Promise<AlertChanged[]>;
  /** Whatever was missed: values that turned untold, KPIs switched off, units that ended. */
  settleAll(nowMs: number): Promise<AlertChanged[]>;
}
