import type {
  Alert,
  KpiDefinition,
  KpiStatus,
  Localised,
  UnitLevel,
  ValueBalance,
} from '@nhip-xa/contract';

/** What the store tells of a unit and a period; a report is built of nothing else. */
export interface ReportFacts {
  unit: { code: string; level: UnitLevel; name: Localised; simulated: boolean };
  kpis: KpiInPeriod[];
  /** The versions that gave these values. */
  definitions: KpiDefinition[];
  /** By kind; of dossiers also by procedure. */
  cases: CaseCounts[];
  procedures: CaseCounts[];
  /** All that began or ended; the worst of them one by one. */
  alerts: { began: number; ended: number; acknowledged: number; items: AlertInPeriod[] };
  sources: { reporting: number; expected: number; silent: number; items: SilenceInPeriod[] };
  units: UnitInPeriod[];
  value: ValueBalance;
}

/** A value as it stood at a moment. */
export interface StandingKpi {
  value: number | null;
  status: KpiStatus;
  sinceMs: number;
  freshAtMs: number | null;
  reporting: number;
  expected: number;
  version: number;
}

export interface KpiInPeriod {
  kpi: string;
  /** At the report's moment, and at the end of the period before; null: nothing was known. */
  end: StandingKpi | null;
  before: number | null;
  /** Of the values that stood within the period and were not stale. */
  min: number | null;
  max: number | null;
  /** Milliseconds in each status; what is left of the period had no value. */
  statusMs: Partial<Record<KpiStatus, number>>;
  corrected: number;
}

export interface CaseCounts {
  /** The kind or the procedure. */
  name: string;
  came: number;
  closed: number;
  late: number;
  open: number;
  overdue: number;
}

export type AlertInPeriod = Pick<
  Alert,
  'unit' | 'kpi' | 'worst' | 'openedAt' | 'closedAt' | 'acknowledgedAt' | 'acknowledgedBy' | 'word'
> & { unitName: Localised };

export interface SilenceInPeriod {
  key: string;
  name: string;
  unitName: Localised;
  silentMs: number;
  sinceMs: number | null;
  silent: boolean;
}

export interface UnitInPeriod {
  unit: string;
  name: Localised;
  simulated: boolean;
  counts: Partial<Record<KpiStatus, number>>;
}
