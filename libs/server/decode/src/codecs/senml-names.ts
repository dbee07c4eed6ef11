/** [RFC 9039] `urn:dev:{type}:{id}` is a device, `_` or a separator parts its component from it. */
const DEVICE_URN = /^(urn:dev:[a-z]+:[^:/_]+)(?:[_:/](.*))?$/i;
/** A URN of another kind and a path end with what they measure. */
const SEPARATOR = /[:/]/;
const ENDING = /[:/.\-_]+$/;

/**
 * Whose a record is and what it measures [RFC 8428 §4.5.1: the names together say it].
 * `urn:dev:ow:10e2073a01080063:voltage` is the voltage of `urn:dev:ow:10e2073a01080063`.
 * An undefined device is the publisher itself; an undefined metric is told by the unit.
 */
export function named(
  base: string,
  own: string,
): { device: string | undefined; metric: string | undefined } {
  const whole = base + own;
  const bare = whole.replace(ENDING, '');
  if (bare === '') return { device: undefined, metric: undefined };
  const urn = DEVICE_URN.exec(bare);
  if (urn) return { device: urn[1], metric: urn[2] === '' ? undefined : urn[2] };
  // the base name is that of a device where its record adds nothing
  if (own === '' || ENDING.test(whole)) return { device: bare, metric: undefined };
  const at = bare.search(/[:/][^:/]*$/);
  if (at >= 0) return { device: bare.slice(0, at) || undefined, metric: bare.slice(at + 1) };
  const device = SEPARATOR.test(base) ? undefined : base.replace(ENDING, '');
  return device ? { device, metric: own } : { device: undefined, metric: bare };
}

/**
 * What a record without a name measures, by its unit [RFC 8428 §12.1, RFC 8798]: only units that
 * mean one thing. Null: a place, which is no measurement; undefined: the unit does not tell.
 */
const BY_UNIT: ReadonlyMap<string, string | null> = new Map([
  ['Cel', 'temperature'],
  ['K', 'temperature'],
  ['%RH', 'humidity'],
  ['%EL', 'battery'],
  ['V', 'voltage'],
  ['mV', 'voltage'],
  ['A', 'current'],
  ['mA', 'current'],
  ['W', 'power'],
  ['kW', 'power'],
  ['Wh', 'energy'],
  ['kWh', 'energy'],
  ['Pa', 'pressure'],
  ['hPa', 'pressure'],
  ['lx', 'illuminance'],
  ['dBm', 'rssi'],
  ['pH', 'ph'],
  ['lon', null],
  ['lat', null],
]);

export const metricOfUnit = (unit: string | undefined): string | null | undefined =>
  unit === undefined ? undefined : BY_UNIT.get(unit);
