import type {
  CasePeers,
  DeadlineReasons,
  KpiBreakdown,
  KpiDistribution,
  KpiSpread,
} from '@nhip-xa/contract';
import type { KpiDefinition } from '@nhip-xa/domain';
import type { CaseIdentity } from './fact-reader';

/** What is reckoned about one case beyond what was said of it. */
export interface CaseInsight {
  /** Undefined: there is no such case, or nothing is kept of what was said of it. */
  reasons(which: CaseIdentity, nowUs: number): Promise<DeadlineReasons | undefined>;
  /**
   * Closed cases like this one in the communes of its province that lie within a unit.
   * @param within the top of the caller's subtree: what lies outside does not exist
   */
  peers(which: CaseIdentity, within: string, nowMs: number): Promise<CasePeers | undefined>;
}

/** From (inclusive) to (exclusive), in ms. */
export interface SpanMs {
  fromMs: number;
  toMs: number;
}

/** What is reckoned about a KPI beyond its values. */
export interface KpiInsight {
  /** How long the closed cases took that it counts; undefined: it counts no closed cases. */
  distribution(
    unit: string,
    definition: KpiDefinition,
    span: SpanMs,
  ): Promise<KpiDistribution | undefined>;
  /** How its fresh values in the communes below lay at each step. */
  spread(unit: string, kpi: string, span: SpanMs & { stepMs: number }): Promise<KpiSpread[]>;
  /**
   * Its value by what its cases are about, now or as it was at a moment, of a commune or of the
   * communes of a province; undefined: it does not count cases, or not such that they add up, or the
   * unit is the nation.
   */
  breakdown(
    unit: string,
    definition: KpiDefinition,
    asked: { rowsMost: number; atMs?: number | undefined },
  ): Promise<KpiBreakdown | undefined>;
}
