import { NOWCAST_HOURS, type AqiParameter, type HourlyMeans } from './vn-aqi';

/** What a station said within one clock hour. */
export interface ClockHour {
  n: number;
  mean: number;
}

/** Clock hours, newest first: the running one, then those before; null where nothing was said. */
export type ClockHours = readonly (ClockHour | null)[];

/** An hour with this share of the readings of the hour before is full enough to be judged. */
const FULL_SHARE = 0.75;

/**
 * Which of a station's clock hours is c1, the hour "now" [QĐ 1459 §2.3]: the newest in which it said
 * anything. The running one must hold three quarters as many readings as the one before, so that a
 * station that reports every five minutes is not judged by the first of them, and one that reports
 * its hourly mean is judged as soon as that has come.
 */
export function newestHour(hours: ClockHours): number {
  const newest = hours.findIndex((hour) => hour !== null);
  if (newest !== 0) return Math.max(newest, 0);
  const [running, before] = [hours[0]?.n ?? 0, hours[1]?.n ?? 0];
  return running < FULL_SHARE * before ? 1 : 0;
}

/** Clock hours that a store must hand over: 12 from c1 on, which the freshness lets be 2 hours ago. */
export const AQI_CLOCK_HOURS = NOWCAST_HOURS + 2;

/** What the hourly index is told from; all parameters look at the same hours, those of PM. */
export function hourlyMeansOf(
  station: Readonly<Partial<Record<AqiParameter, ClockHours>>>,
): HourlyMeans {
  const { pm25 = [], pm10 = [] } = station;
  const c1 = newestHour(pm25.some((hour) => hour !== null) ? pm25 : pm10);
  const means = (hours: ClockHours): (number | null)[] =>
    Array.from({ length: NOWCAST_HOURS }, (_, back) => hours[c1 + back]?.mean ?? null);
  const gas = (parameter: AqiParameter): number | null => station[parameter]?.[c1]?.mean ?? null;
  return {
    pm25: means(pm25),
    pm10: means(pm10),
    no2: gas('no2'),
    so2: gas('so2'),
    co: gas('co'),
    o3: gas('o3'),
  };
}
