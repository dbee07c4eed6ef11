/**
 * The scales whose colours the state has fixed. A step's colours are `--{scale}-{step}` and, for a
 * text on it, `--on-{scale}-{step}` in styles/official.css; its name is the text `{scale}.{step}`.
 * They mean their own scale only and never one of our statuses.
 */
export const OFFICIAL_SCALES = {
  /** The six bands of VN_AQI [QĐ 1459/QĐ-TCMT]. */
  aqi: [1, 2, 3, 4, 5, 6],
  /** The five levels of disaster risk [QĐ 18/2021/QĐ-TTg Đ.4]. */
  risk: [1, 2, 3, 4, 5],
} as const;
export type OfficialScaleName = keyof typeof OFFICIAL_SCALES;

/** Upper ends of the bands of VN_AQI but the last, both ends inclusive [QĐ 1459/QĐ-TCMT]. */
const AQI_ENDS = [50, 100, 150, 200, 300] as const;
/** The index ends here. */
export const AQI_MOST = 500;

/** The band, 1 to 6, in which an index lies; it is an integer by its own rule, so it is rounded first. */
export function aqiBand(aqi: number): number {
  const whole = Math.round(aqi);
  return 1 + AQI_ENDS.filter((end) => whole > end).length;
}

/** Where an index stands on a scale of six equally broad steps, 0 to 1. */
export function aqiPlace(aqi: number): number {
  const band = aqiBand(aqi);
  const from = AQI_ENDS[band - 2] ?? 0;
  const to = AQI_ENDS[band - 1] ?? AQI_MOST;
  const within = Math.min(1, Math.max(0, (aqi - from) / (to - from)));
  return (band - 1 + within) / OFFICIAL_SCALES.aqi.length;
}

/** Where the middle of a risk level stands on its scale, 0 to 1. */
export const riskPlace = (level: number): number => (level - 0.5) / OFFICIAL_SCALES.risk.length;
