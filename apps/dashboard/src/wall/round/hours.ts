import type { WallSettings } from '@nhip-xa/contract';
import { DAY_MS, LOCAL_OFFSET_MS } from '@nhip-xa/domain';

export type HoursOfDay = NonNullable<WallSettings['turning']>;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether a moment lies within hours of the day in Vietnam: their begin counts, their end does not. */
export function isWithin({ from, to }: HoursOfDay, ms: number): boolean {
  const minute = ((ms + LOCAL_OFFSET_MS) % DAY_MS) / 60_000;
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end;
}
