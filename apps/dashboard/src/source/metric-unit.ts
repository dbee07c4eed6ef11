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
};

/** The unit of a metric, empty where it has none or is not ours. */
export const metricUnit = (metric: string): string => UNITS[metric] ?? '';
