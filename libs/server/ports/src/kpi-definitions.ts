import type {
  Evidence,
  KpiCost,
  KpiDefinition,
  KpiDraft,
  KpiFacts,
  KpiPreview,
  KpiSetting,
  KpiTarget,
  KpiValue,
  KpiVersion,
  PutTarget,
  WallNumbers,
} from '@nhip-xa/contract';
import type { Author } from './config-store';
import type { EvidenceRequest, Measurable, Measured, StoredKpi } from './kpi-store';

/** Judges a draft among all definitions as they stand in the transaction; throws its refusal. */
export type DraftCheck = (others: readonly KpiDefinition[]) => void;

/** Definitions of KPIs, of which every version stays. Changes are made one after the other. */
export interface DefinitionStore {
  /** All versions, newest first; empty where there never was one of that code. */
  versions(code: string): Promise<KpiVersion[]>;
  version(code: string, version: number): Promise<KpiDefinition | undefined>;
  create(draft: KpiDraft, check: DraftCheck, author: Author): Promise<KpiDefinition | 'exists'>;
  /** A new version where it says something else; switching on or off alone makes none. */
  replace(draft: KpiDraft, check: DraftCheck, author: Author): Promise<KpiDefinition | undefined>;
  /** Its values go, its versions and history stay. */
  remove(code: string, check: DraftCheck, author: Author): Promise<boolean>;
}

/** What units have set for themselves of KPIs. */
export interface TargetStore {
  /** Undefined where the KPI is not reckoned. */
  target(unit: string, kpi: string): Promise<KpiTarget | undefined>;
  setTarget(
    unit: string,
    kpi: string,
    change: PutTarget,
    author: Author,
  ): Promise<KpiTarget | undefined>;
}

/** Numbers that measures look up. */
export interface KpiSettingStore {
  setting(name: string): Promise<KpiSetting>;
  setSetting(name: string, setting: KpiSetting, author: Author): Promise<void>;
}

/** The numbers of a unit's wall. */
export interface WallStore {
  wall(unit: string): Promise<WallNumbers>;
  setWall(unit: string, kpis: readonly string[] | null, author: Author): Promise<void>;
}

/** What exists to define KPIs of, in a unit and below it. */
export interface FactCatalogue {
  seen(unit: string): Promise<KpiFacts>;
}

/** The moment that a preview is for; in the past what was not yet is left out. */
export interface ProbedMoment {
  atMs: number;
  past: boolean;
}

/** Tells what definitions cost and shows what they rest on, for previews. */
export interface KpiProbe {
  /** @throws NotMeasurable where the facts of a definition cannot be read at all */
  cost(definition: KpiDefinition): Promise<KpiCost>;
  /** @throws NotMeasurable where the database cannot reckon it */
  measure(asked: Measurable, units: readonly string[], moment: ProbedMoment): Promise<Measured[]>;
  /** Values of others as they stand or stood, for formulas. */
  values(
    units: readonly string[],
    kpis: readonly string[],
    moment: ProbedMoment,
  ): Promise<StoredKpi[]>;
  evidence(
    request: EvidenceRequest,
    value: KpiValue,
    below: readonly KpiValue[] | undefined,
  ): Promise<Evidence>;
}

/** A definition whose facts nobody can read, and why. */
export class NotMeasurable extends Error {
  override readonly name = 'NotMeasurable';
}

export interface PreviewWish {
  definition: KpiDefinition;
  unit: string;
  atMs?: number | undefined;
  /** A value for the end of each local day between them. */
  span?: { fromMs: number; toMs: number } | undefined;
}

/** Reckons a definition that is not kept, changing nothing. */
export interface KpiPreviewer {
  preview(wish: PreviewWish): Promise<KpiPreview>;
  cost(definition: KpiDefinition): Promise<KpiCost>;
  /** Why a formula cannot be read; undefined: it can. */
  formulaFault(formula: string, names: readonly string[]): string | undefined;
}
