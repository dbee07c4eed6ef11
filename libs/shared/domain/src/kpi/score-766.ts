/** A part of the score of index set 766: its points, and the value from which it has all of them. */
interface ScorePart {
  points: number;
  full: number;
}

/**
 * [766] the groups and their points, of which openness (18) has no facts yet: 82 are left. The parts
 * of digitisation and of online services share the 22 of their group in halves [domain 4.5].
 */
export const SCORE_766: Readonly<Record<string, ScorePart>> = {
  // 20 × the on-time share 0..1: full at 100 %
  onTime: { points: 20, full: 100 },
  digitised: { points: 11, full: 80 },
  reused: { points: 11, full: 80 },
  online: { points: 11, full: 50 },
  paidOnline: { points: 11, full: 80 },
  satisfaction: { points: 18, full: 90 },
};

/** Points got, points that could be got of the parts that are there, and the score out of 100. */
export interface Score {
  numerator: number;
  denominator: number;
  value: number;
}

/**
 * The score from the percentages of its parts. [766, partial score] rate × most ÷ threshold, never
 * more than the most; a part that is none is left out of both sums; null where all are.
 */
export function score766(parts: Readonly<Record<string, { value: number | null }>>): Score | null {
  let [numerator, denominator] = [0, 0];
  for (const [name, { points, full }] of Object.entries(SCORE_766)) {
    const value = parts[name]?.value ?? null;
    if (value === null) continue;
    numerator += points * Math.min(1, value / full);
    denominator += points;
  }
  return denominator === 0
    ? null
    : { numerator, denominator, value: (100 * numerator) / denominator };
}
