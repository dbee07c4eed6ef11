/** The units of the metrics that have one [contract 2, the metrics]. */
const UNITS: Readonly<Record<string, string>> = {
  water_level: 'm',
  rain: 'mm',
  rain_total: 'mm',
  depth: 'cm',
  pm25: 'µg/m³',
  pm10: 'µg/m³',
  no2: 'µg/m³',
  so2: 'µg/m³',
  co: 'µg/m³',
  o3: 'µg/m³',
  temperature: '°C',
  humidity: '%',
  noise: 'dB',
  battery: '%',
  rssi: 'dBm',
  rtt: 'ms',
  packet_loss: '%',
  soil_moisture: '%',
  vc_hours_available: 'h',
  smart_farm_area: 'ha',
};

/** The unit of a metric, empty where it has none or is not ours. */
export const metricUnit = (metric: string): string => UNITS[metric] ?? '';

const YES_OR_NO: ReadonlySet<string> = new Set(['up', 'lan_up', 'vc_up']);

/** It is 1 or 0: something answers, or it does not. */
export const isYesOrNo = (metric: string): boolean => YES_OR_NO.has(metric);
