import { isObject } from '../stated';
import { Unreadable, type Codec, type Measured, type Saying } from './codec';
import { jsonOf } from './payload';

/** [RFC 8428 §4.5.3] smaller than this, a time is relative to now. */
const RELATIVE_BELOW_S = 2 ** 28;

/** What the records before have set for those that follow [RFC 8428 §4.1]. */
interface Base {
  name: string;
  timeS: number;
  unit: string | undefined;
  value: number;
}

/**
 * SenML as JSON [RFC 8428]: a list of records, of which some carry what holds for those that follow.
 * The part of a name after its last separator names the metric, what stands before it the device.
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

const numberIn = (record: Record<string, unknown>, key: string): number | undefined => {
  const value = record[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'number') throw new Unreadable('bad-shape', `${key} is no number`);
  return value;
};

function rebase(base: Base, record: Record<string, unknown>): void {
  const { bn, bu } = record;
  if (bn !== undefined && typeof bn !== 'string') {
    throw new Unreadable('bad-shape', 'bn is no text');
  }
  base.name = bn ?? base.name;
  base.unit = typeof bu === 'string' ? bu : base.unit;
  base.timeS = numberIn(record, 'bt') ?? base.timeS;
  base.value = numberIn(record, 'bv') ?? base.value;
}

/** [RFC 8428 §4.2] a number or a truth is a reading; a text, bytes and a sum alone are none. */
function sayingOf(record: Record<string, unknown>, base: Base, receivedMs: number): Saying[] {
  const value = record['vb'] ?? valueOf(record, base);
  if (value === undefined) return [];
  const name = base.name + (typeof record['n'] === 'string' ? record['n'] : '');
  const { device, metric } = named(name);
  if (metric === '') return [refused('a record without a name')];
  const statedS = base.timeS + (numberIn(record, 't') ?? 0);
  const ts = statedS < RELATIVE_BELOW_S ? receivedMs + statedS * 1_000 : statedS * 1_000;
  const unit = typeof record['u'] === 'string' ? record['u'] : base.unit;
  const measured: Measured = unit === undefined ? { value } : { value, unit };
  return [
    {
      channel: 'telemetry',
      device: device === '' ? null : { name: device, kind: 'device' },
      about: record,
      ts,
      values: { [metric]: measured },
    },
  ];
}

/** A record without `v` that says another kind of value has no number, whatever its base. */
function valueOf(record: Record<string, unknown>, base: Base): number | undefined {
  const value = numberIn(record, 'v');
  return value === undefined ? undefined : base.value + value;
}

/** `urn:dev:ow:10e2073a01080063:voltage` is the voltage of `urn:dev:ow:10e2073a01080063`. */
function named(name: string): { device: string; metric: string } {
  const bare = name.replace(/[:/.-]+$/, '');
  const at = Math.max(bare.lastIndexOf(':'), bare.lastIndexOf('/'));
  return { device: bare.slice(0, Math.max(0, at)), metric: bare.slice(at + 1) };
}
