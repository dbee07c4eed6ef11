import { z } from 'zod';
import { LIMITS } from './limits';
import type { KpiValue } from './kpi';
import { kpiCode, unitCode, type PresenceState } from './names';

/** The live side: socket.io namespace `/live`, typed once for both ends. */
export const LIVE_NAMESPACE = '/live';

export const watchRequest = z.object({
  units: z.array(unitCode).min(1).max(LIMITS.watchedUnits),
  kpis: z.array(kpiCode).max(500).optional(),
  /** False: numbers and presence alone, no `ticker` of these units. */
  news: z.boolean().optional(),
});
export type WatchRequest = z.infer<typeof watchRequest>;

export const unwatchRequest = z.object({ units: z.array(unitCode).max(LIMITS.watchedUnits) });
export const drawnReport = z.object({ seq: z.int().nonnegative() });

export type WatchAnswer =
  | { ok: true; snapshot: KpiValue[]; seq: number }
  | { ok: false; code: 'not-found' | 'bad-request' | 'unavailable' };

export interface TickerItem {
  at: string;
  /** `kpi`, `presence`, `case` or `alert`. */
  kind: string;
  words: { vi: string; en: string };
  /** The page behind it; empty when there is none. */
  href: string;
}

export interface KpiMessage {
  unit: string;
  values: KpiValue[];
  /** Counts the `kpi` messages of one connection by one. */
  seq: number;
}

export interface PresenceChange {
  source: string;
  state: PresenceState;
  at: string;
}

/** How far a unit's numbers are vouched for, without a change of value: kpi code → freshAt. */
export interface FreshMessage {
  unit: string;
  freshAt: Record<string, string>;
}

/**
 * What becomes of facts at the moment: `ok` they are stored; `spooling` they are acknowledged and
 * kept in a local spool until the database is back and has caught up, so the numbers shown are old;
 * `waiting` they can neither be stored nor spooled, and devices wait for their acknowledgement.
 */
export const STORAGE_STATES = ['ok', 'spooling', 'waiting'] as const;
export type StorageState = (typeof STORAGE_STATES)[number];

export interface ServerMessage {
  version: string;
  time: string;
  storage: StorageState;
  /** Since when `storage` is what it is; left out while it is `ok`. */
  storageSince?: string;
}

export interface ServerToClient {
  kpi: (message: KpiMessage) => void;
  ticker: (message: { unit: string; items: TickerItem[] }) => void;
  presence: (message: { unit: string; changes: PresenceChange[] }) => void;
  fresh: (message: FreshMessage) => void;
  server: (message: ServerMessage) => void;
  /** The definitions are others, or a wall shows other numbers: watch again, ask for them again. */
  definitions: (message: { at: string }) => void;
}

export interface ClientToServer {
  watch: (request: WatchRequest, answer: (answer: WatchAnswer) => void) => void;
  unwatch: (request: { units: string[] }) => void;
  drawn: (report: { seq: number }) => void;
}

/** Codes of a refused connection (`connect_error`, `error.data.code`). */
export const CONNECT_REFUSALS = ['unauthenticated', 'origin-refused', 'unavailable'] as const;
export type ConnectRefusal = (typeof CONNECT_REFUSALS)[number];
