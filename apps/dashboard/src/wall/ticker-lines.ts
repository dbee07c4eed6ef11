import type { KpiValue } from '@nhip-xa/contract';
import type { TickerEntry } from '@nhip-xa/web-live';

/** Kinds of cases that are a danger; all others come and go every day. */
const DANGERS: readonly string[] = ['alarm', 'incident', 'bulletin'];

/** Numbers of the product itself, which mean nothing to those before the wall until they are critical. */
const OF_MACHINES: readonly string[] = ['event-to-screen-p95', 'kpis-fresh', 'data-automatic'];

const CASE = /\/case\/([^/]+)\//;
const KPI = /\/kpi\/([^/]+)$/;

/**
 * What of the news a wall tells: nothing of the product's own workings unless they are critical, and
 * while anything is critical nothing that happens every day, such as a dossier that was received.
 */
export function newsOf(
  items: readonly TickerEntry[],
  values: ReadonlyMap<string, KpiValue>,
): TickerEntry[] {
  const isCritical = hasCritical(values);
  return items.filter(({ href, kind }) => {
    const [, kpi] = KPI.exec(href) ?? [];
    if (kpi !== undefined && OF_MACHINES.includes(kpi)) {
      return values.get(kpi)?.status === 'critical';
    }
    return !isCritical || kind !== 'case' || DANGERS.includes(CASE.exec(href)?.[1] ?? '');
  });
}

export const hasCritical = (values: ReadonlyMap<string, KpiValue>): boolean =>
  [...values.values()].some(({ status }) => status === 'critical');

/** Without `(p90)`: how a number is reckoned is no news. */
export const inPlainWords = (words: string): string => words.replace(/ \(p\d+\)|, p\d+\b/, '');

/** Whose turn it is. */
export interface Turn {
  key: string | null;
  /** The newest of the news that has had its turn. */
  newest: string | null;
  /** Since when it stands, by a clock that only goes forward. */
  sinceMs: number;
}

/**
 * Who is next: something new has its turn at once, then all follow one another.
 * @param news keys, newest first
 * @param standing keys of what has not ended
 */
export function nextTurn(
  before: Turn,
  news: readonly string[],
  standing: readonly string[],
  sinceMs: number,
): Turn {
  const [first] = news;
  if (first !== undefined && first !== before.newest) {
    return { key: first, newest: first, sinceMs };
  }
  const all = [...news, ...standing];
  const at = before.key === null ? -1 : all.indexOf(before.key);
  return { ...before, key: all[(at + 1) % all.length] ?? null, sinceMs };
}
