import type { KpiPoint, KpiValue } from '@nhip-xa/contract';

/** What of a value is drawn. */
export type Standing = Pick<KpiValue, 'at' | 'value' | 'numerator' | 'denominator' | 'status'>;

/**
 * The points of a history up to now: a value stands until it changes, so the last of them is led on
 * to this moment, and a value older than the whole period stands through all of it.
 */
export function standing(
  history: readonly KpiPoint[],
  value: Standing,
  { fromMs, nowMs }: { fromMs: number; nowMs: number },
): KpiPoint[] {
  const points = history.filter(({ at }) => Date.parse(at) <= nowMs);
  const lastMs = (): number => Date.parse(points.at(-1)?.at ?? '');
  const changedMs = Math.max(fromMs, Date.parse(value.at));
  if (points.length === 0 || lastMs() < changedMs) points.push(pointAt(changedMs, value));
  if (lastMs() < nowMs) points.push(pointAt(nowMs, value));
  return points;
}

const pointAt = (ms: number, { value, numerator, denominator, status }: Standing): KpiPoint => ({
  at: new Date(ms).toISOString(),
  value,
  numerator,
  denominator,
  status,
});
