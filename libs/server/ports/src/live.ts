import type { KpiValue, PresenceChange, StorageState, TickerItem } from '@nhip-xa/contract';

/** What the rest of the system tells the screens, after the commit only. */
export interface LivePublisher {
  /** @param occurredMs when the newest fact behind the change occurred; absent where none is */
  kpiChanged(unit: string, values: readonly KpiValue[], occurredMs?: number): void;
  freshened(unit: string, freshAt: Readonly<Record<string, string>>): void;
  presenceChanged(unit: string, changes: readonly PresenceChange[]): void;
  happened(unit: string, items: readonly Happening[]): void;
  /** Other KPIs are shown from now on, or the same by other definitions: screens ask for all anew. */
  definitionsChanged(): void;
  /** Whether facts can be stored at the moment. */
  storageChanged(state: StorageState): void;
}

/** A ticker item and the act that a viewer must be allowed to see it. */
export interface Happening extends TickerItem {
  act: 'kpi.read' | 'presence.read' | 'case.read' | 'alert.read';
}

export interface TickerReader {
  /** What happened last in a unit and below it, newest first. */
  latest(unit: string, limit: number): Promise<Happening[]>;
}

/** The newest fact behind a message: of which unit the message was, and when the fact occurred. */
export interface FactBehind {
  unit: string;
  occurredMs: number;
}

/** Measured from `drawn`: how long it took from sending to the screen. */
export interface DrawnRecorder {
  /** @param behind absent where time, or a fact that was kept back, changed the numbers */
  drawn(milliseconds: number, behind?: FactBehind): void;
}
