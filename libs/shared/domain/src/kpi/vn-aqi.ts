import { AQI_METRICS } from './facts';

/**
 * VN_AQI, the Vietnamese air-quality index [QĐ 1459/QĐ-TCMT of 12/11/2019, domain 4.10]. All
 * concentrations are µg/m³, CO too. The tables of the US EPA are others and are not used.
 */
export type AqiParameter = (typeof AQI_METRICS)[number];
type Concentration = number | null;

/** The index at each step of the tables of concentrations below. */
const INDEX = [0, 50, 100, 150, 200, 300, 400, 500] as const;

/** [QĐ 1459 §2.2] the concentrations at which the index takes the values of INDEX. */
const STEPS: Readonly<Record<AqiParameter | 'o3EightHours', readonly number[]>> = {
  pm25: [0, 25, 50, 80, 150, 250, 350, 500],
  pm10: [0, 50, 150, 250, 350, 420, 500, 600],
  no2: [0, 100, 200, 700, 1_200, 2_350, 3_100, 3_850],
  so2: [0, 125, 350, 550, 800, 1_600, 2_100, 2_630],
  co: [0, 10_000, 30_000, 45_000, 60_000, 90_000, 120_000, 150_000],
  o3: [0, 160, 200, 300, 400, 800, 1_000, 1_200],
  // [QĐ 1459] there is no index of 8-hour ozone above 400 µg/m³: the 1-hour one is used
  o3EightHours: [0, 100, 120, 170, 210, 400],
};

/** Hours that Nowcast looks at, and of how many of the newest it needs how many. */
export const NOWCAST_HOURS = 12;
const NEWEST_HOURS = 3;
const NEWEST_NEEDED = 2;

/**
 * The index of one concentration, not rounded: on the line between the two steps around it. Beyond
 * the last step it stays 500; a sensor's number below zero counts as zero.
 */
export function subIndex(of: AqiParameter | 'o3EightHours', concentration: number): number | null {
  const steps = STEPS[of];
  const above = steps.findIndex((step) => concentration < step);
  if (above === 0) return 0;
  if (above < 0) return of === 'o3EightHours' && concentration > 400 ? null : lastIndex(steps);
  const [low, high] = [steps[above - 1] as number, steps[above] as number];
  const [from, to] = [INDEX[above - 1] as number, INDEX[above] as number];
  return from + ((to - from) * (concentration - low)) / (high - low);
}

const lastIndex = (steps: readonly number[]): number => INDEX[steps.length - 1] as number;

/**
 * The Nowcast concentration of PM2.5 or PM10 from the means of the last 12 hours, the newest first;
 * null where fewer than two of the three newest are there [QĐ 1459 §2.3].
 */
export function nowcast(means: readonly Concentration[]): number | null {
  const hours = means
    .slice(0, NOWCAST_HOURS)
    .map((mean) => (mean === null ? null : Math.max(0, mean)));
  const there = hours.filter((mean) => mean !== null);
  const newest = hours.slice(0, NEWEST_HOURS).filter((mean) => mean !== null);
  if (newest.length < NEWEST_NEEDED) return null;
  const most = Math.max(...there);
  // [QĐ 1459 §2.3] w* = Cmin/Cmax, w = max(w*, ½); nothing measured at all is steady
  const weight = most === 0 ? 1 : Math.max(Math.min(...there) / most, 0.5);
  let [sum, weights] = [0, 0];
  for (const [back, mean] of hours.entries()) {
    if (mean === null) continue;
    sum += weight ** back * mean;
    weights += weight ** back;
  }
  // [QĐ 1459 §2.3] w > ½: both sums; w = ½: Σ (½)^i·ci with i from 1, whatever is missing
  return weight > 0.5 ? sum / weights : sum / 2;
}

/** What an index comes to: the highest sub-index, a whole number, and whose it is. */
export interface Aqi {
  aqi: number;
  parameter: AqiParameter;
  subIndices: Partial<Record<AqiParameter, number>>;
}

/** The means of clock hours: of PM the last 12, newest first; of the gases the newest hour. */
export interface HourlyMeans {
  pm25: readonly Concentration[];
  pm10: readonly Concentration[];
  no2: Concentration;
  so2: Concentration;
  co: Concentration;
  o3: Concentration;
}

/** The hourly index of one station; null without PM2.5 and PM10. */
export function hourlyAqi(means: HourlyMeans): Aqi | null {
  const { pm25, pm10, ...gases } = means;
  return highest({ ...gases, pm25: nowcast(pm25), pm10: nowcast(pm10) });
}

/** A day's concentrations: of PM the 24-hour mean (01:00 to 00:00), of the gases the highest hour. */
export interface DailyMeans extends Record<AqiParameter, Concentration> {
  /** The highest 8-hour mean of ozone. */
  o3EightHours: Concentration;
}

/** The index of a day at one station; null without PM2.5 and PM10. */
export function dailyAqi({ o3EightHours, ...means }: DailyMeans): Aqi | null {
  // [QĐ 1459 §3] the greater of the 1-hour and the 8-hour index of ozone
  const eight = o3EightHours === null ? null : subIndex('o3EightHours', o3EightHours);
  return highest(means, { o3: eight });
}

function highest(
  concentrations: Readonly<Record<AqiParameter, Concentration>>,
  others: Partial<Record<AqiParameter, number | null>> = {},
): Aqi | null {
  // [QĐ 1459] there must be PM2.5 or PM10
  if (concentrations.pm25 === null && concentrations.pm10 === null) return null;
  const subIndices: Aqi['subIndices'] = {};
  for (const parameter of AQI_METRICS) {
    const concentration = concentrations[parameter];
    const own = concentration === null ? null : subIndex(parameter, concentration);
    const all = [own, others[parameter] ?? null].filter((index) => index !== null);
    if (all.length > 0) subIndices[parameter] = whole(Math.max(...all));
  }
  const [parameter, aqi] = Object.entries(subIndices).reduce((most, one) =>
    one[1] > most[1] ? one : most,
  ) as [AqiParameter, number];
  return { aqi, parameter, subIndices };
}

/** To the next whole number, a half upwards; a sum that misses the half by the last bit is one. */
const whole = (index: number): number => Math.round(index + 1e-9);
