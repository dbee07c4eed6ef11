import type { Threshold } from '@nhip-xa/contract';

/** A line across the chart, with its word at its end. */
export interface MarkLine {
  at: number;
  words: string;
  role: 'target' | 'warning' | 'critical';
}

/** The values at which a threshold is crossed; none for a growth, which no level shows. */
export function thresholdLevels(threshold: Threshold | null): number[] {
  if (!threshold || 'growthBelow' in threshold) return [];
  if ('outside' in threshold) return [...threshold.outside];
  return Object.values<number>(threshold);
}

/** The number that a target states in words, `≥ 99` or `0`; null where it is not a level. */
export function targetLevel(target: string): number | null {
  const stated = /^[\u2265\u2264><=\s]*(-?\d+(?:[.,]\d+)?)\s*%?$/.exec(target.trim());
  return stated?.[1] === undefined ? null : Number(stated[1].replace(',', '.'));
}

export interface MarkWords {
  target: string;
  warning: string;
  critical: string;
}

/** Target and thresholds of a definition as lines. Where two lie on one level the graver stays. */
export function markLines(
  definition: { target: string; warning: Threshold | null; critical: Threshold | null },
  words: MarkWords,
): MarkLine[] {
  const lines = new Map<number, MarkLine>();
  const target = targetLevel(definition.target);
  if (target !== null) lines.set(target, { at: target, words: words.target, role: 'target' });
  for (const role of ['warning', 'critical'] as const) {
    for (const at of thresholdLevels(definition[role])) {
      lines.set(at, { at, words: words[role], role });
    }
  }
  return [...lines.values()];
}
