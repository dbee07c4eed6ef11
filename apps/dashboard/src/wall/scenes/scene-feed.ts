import type { KpiValue } from '@nhip-xa/contract';
import { momentMs } from '@nhip-xa/web-ui';

/** A scene that was not answered for so long shows what was: four of its asks. */
export const SCENE_OLD_MS = 60_000;

/** Whether what feeds a scene speaks: by the KPI that rests on the same facts. */
export type Feed =
  | { state: 'live' }
  /** It fell silent: what it said last stands, and looks dead. */
  | { state: 'lost'; sinceMs: number }
  /** No source feeds it yet. */
  | { state: 'none' };

/** A KPI that nobody reckons says nothing against the feed. */
export function feedOf(lead: KpiValue | undefined): Feed {
  if (lead?.status === 'stale') {
    return { state: 'lost', sinceMs: momentMs(lead.freshAt ?? lead.since) };
  }
  if (lead?.status === 'none' && lead.coverage.expected === 0) return { state: 'none' };
  return { state: 'live' };
}

/** The values that there are of these KPIs, in this order. */
export const chosen = (
  values: ReadonlyMap<string, KpiValue>,
  codes: readonly string[],
): KpiValue[] => codes.flatMap((code) => values.get(code) ?? []);
