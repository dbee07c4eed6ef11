import type { KpiValue, PresenceChange, StorageState, TickerItem } from '@nhip-xa/contract';

/** What the rest of the system tells the screens, after the commit only. */
export interface LivePublisher {
  kpiChanged(unit: string, values: readonly KpiValue[]): void;
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
  act: 'kpi.read' | 'presence.read' | 'case.read';
}

export interface TickerReader {
  /** What happened last in a unit and below it, newest first. */
  latest(unit: string, limit: number): Promise<Happening[]>;
}

/** Measured from `drawn`: how long it took from sending to the screen. */
export interface DrawnRecorder {
  drawn(milliseconds: number): void;
}
