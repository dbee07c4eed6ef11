import { isObject } from '../stated';
import { Unreadable, type Codec, type Measured, type Saying } from './codec';
import { jsonOf } from './payload';
import { metricOfUnit, named } from './senml-names';

type Fields = Record<string, unknown>;

/** [RFC 8428 §4.5.3] smaller than this, a time is relative to now. */
const RELATIVE_BELOW_S = 2 ** 28;
/** [RFC 8428 §4.4] the version that is understood; a pack of a later one must not be used. */
const VERSION = 10;

/** What the records before have set for those that follow [RFC 8428 §4.1]. */
interface Base {
  name: string;
  timeS: number;
  unit: string | undefined;
  value: number;
}

/**
 * SenML as JSON [RFC 8428]: a list of records, of which some carry what holds for those that follow.
 * The part of a name after its last separator names the metric, what stands before it the device; a
 * record that only has the name of its device is named by its unit.
 */
export const senml: Codec = {
  read(message) {
    const records = jsonOf(message);
    if (!Array.isArray(records)) throw new Unreadable('bad-shape', 'no list of records');
    const base: Base = { name: '', timeS: 0, unit: undefined, value: 0 };
    return records.flatMap((record: unknown): Saying[] => {
      if (!isObject(record)) return [refused('a record is no object')];
      // [RFC 8428 §4.4] a field whose name ends with _ must be understood
      const strange = Object.keys(record).find((key) => key.endsWith('_'));
      if (strange !== undefined) throw new Unreadable('bad-shape', `${strange} is not understood`);
      rebase(base, record);
      return sayingOf(record, base, message.receivedMs);
    });
  },
};

const refused = (detail: string): Saying => ({
  channel: 'unreadable',
  device: null,
  reason: 'bad-shape',
  detail,
});

/** What holds for the records that follow makes all of them unreadable when it is wrong. */
function rebase(base: Base, record: Fields): void {
  const { bn, bu, bver } = record;
  if (bn !== undefined && typeof bn !== 'string') {
    throw new Unreadable('bad-shape', 'bn is no text');
  }
  if (typeof bver === 'number' && bver > VERSION) {
    throw new Unreadable('bad-shape', `version ${bver} is not understood`);
  }
  base.name = bn ?? base.name;
  base.unit = typeof bu === 'string' ? bu : base.unit;
  base.timeS = baseNumber(record, 'bt') ?? base.timeS;
  base.value = baseNumber(record, 'bv') ?? base.value;
}

function baseNumber(record: Fields, key: 'bt' | 'bv'): number | undefined {
  const value = record[key];
  if (value !== undefined && typeof value !== 'number') {
    throw new Unreadable('bad-shape', `${key} is no number`);
  }
  return value;
}

/** [RFC 8428 §4.2] a number or a truth is a reading; a text, bytes and a sum alone are none. */
function sayingOf(record: Fields, base: Base, receivedMs: number): Saying[] {
  const { n, u, v, vb, t = 0 } = record;
  if (v === undefined && vb === undefined) return [];
  if (v !== undefined && typeof v !== 'number') return [refused('v is no number')];
  if (vb !== undefined && typeof vb !== 'boolean') return [refused('vb is neither true nor false')];
  if (typeof t !== 'number') return [refused('t is no number')];
  const unit = typeof u === 'string' ? u : base.unit;
  const { device, metric } = named(base.name, typeof n === 'string' ? n : '');
  const name = metric ?? metricOfUnit(unit);
  if (name === null) return [];
  if (name === undefined) return [refused('a record without a name')];
  const value = v === undefined ? vb : base.value + v;
  const statedS = base.timeS + t;
  const ts = statedS < RELATIVE_BELOW_S ? receivedMs + statedS * 1_000 : statedS * 1_000;
  const measured: Measured = unit === undefined ? { value } : { value, unit };
  return [
    {
      channel: 'telemetry',
      device: device === undefined ? null : { name: device, kind: 'device' },
      about: record,
      ts,
      values: { [name]: measured },
    },
  ];
}
