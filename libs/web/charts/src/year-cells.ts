import type { KpiPoint, KpiStatus } from '@nhip-xa/contract';

/** A day of a calendar: where it stands, and what it had. */
export interface YearCell {
  /** `2026-11-20`. */
  day: string;
  /** Column, from 0, and row, 0 Monday … 6 Sunday. */
  week: number;
  weekday: number;
  /** Null: nothing was known. */
  value: number | null;
  status: KpiStatus;
  /** One of `YEAR_STEPS` steps of its own scale, from 0; null without a value. */
  step: number | null;
}

/** Steps of the scale of a year: as many shades as can be told apart side by side. */
export const YEAR_STEPS = 5;
const DAY_MS = 86_400_000;
/** [contract, first page] days are local days of Asia/Ho_Chi_Minh. */
const LOCAL_MS = 7 * 3_600_000;

/** The borders between the steps: equal parts from the lowest to the highest. */
export function yearBorders(values: readonly number[]): number[] {
  if (values.length === 0) return [];
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low === high) return [];
  return Array.from(
    { length: YEAR_STEPS - 1 },
    (_, index) => low + ((high - low) * (index + 1)) / YEAR_STEPS,
  );
}

/** Every day of a year, each with the value that stood at its end. */
export function yearCells(
  year: number,
  points: readonly Pick<KpiPoint, 'at' | 'value' | 'status'>[],
): YearCell[] {
  const byDay = new Map(
    points.map((point) => [
      new Date(Date.parse(point.at) + LOCAL_MS).toISOString().slice(0, 10),
      point,
    ]),
  );
  const first = Date.UTC(year, 0, 1);
  const length = (Date.UTC(year + 1, 0, 1) - first) / DAY_MS;
  const offset = (new Date(first).getUTCDay() + 6) % 7;
  const days = Array.from({ length }, (_, n) =>
    new Date(first + n * DAY_MS).toISOString().slice(0, 10),
  );
  const borders = yearBorders(days.flatMap((day) => byDay.get(day)?.value ?? []));
  return days.map((day, n) => {
    const { value = null, status = 'none' } = byDay.get(day) ?? {};
    return {
      ...{ day, value, status },
      week: Math.floor((n + offset) / 7),
      weekday: (n + offset) % 7,
      step: value === null ? null : borders.filter((border) => value >= border).length,
    };
  });
}
