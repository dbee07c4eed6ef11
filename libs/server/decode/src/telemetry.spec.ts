import { RECEIVED_US, sourceOf } from '@nhip-xa/testing';
import { decode, keptCopies, onlyItem, refusals } from '../test/decoded';

const TS = '2026-11-20T11:59:00+07:00';
const TS_US = Date.parse(TS) * 1000;

describe('a telemetry object', () => {
  it('gives one reading for each of its values', () => {
    const { items, rejected } = decode('telemetry', {
      ts: TS,
      values: { water_level: 3.42, battery: 87 },
    });
    expect(rejected).toEqual([]);
    expect(items.map(({ item }) => item)).toEqual([
      { fact: 'reading', commune: '20194', metric: 'water_level', atUs: TS_US, value: 3.42 },
      { fact: 'reading', commune: '20194', metric: 'battery', atUs: TS_US, value: 87 },
    ]);
    expect(items.every(({ undated }) => !undated)).toBe(true);
  });

  it('in its bare form takes the time of receipt', () => {
    const { items } = decode('telemetry', { water_level: 3.42 });
    expect(items).toEqual([
      {
        item: {
          fact: 'reading',
          commune: '20194',
          metric: 'water_level',
          atUs: RECEIVED_US,
          value: 3.42,
        },
        undated: true,
        notes: [],
      },
    ]);
  });

  it('in its bare form may state its time', () => {
    expect(onlyItem('telemetry', { ts: TS, water_level: 1 }).atUs).toBe(TS_US);
  });

  it('without a time has a moment of its own in an array', () => {
    const { items } = decode('telemetry', [{ rain: 1 }, { rain: 1 }, { rain: 1 }]);
    expect(items.map(({ item }) => 'atUs' in item && item.atUs - RECEIVED_US)).toEqual([0, 1, 2]);
  });

  it('of null values says nothing, and that is no error', () => {
    expect(decode('telemetry', { ts: TS, values: { rain: null } })).toMatchObject({
      items: [],
      rejected: [],
    });
  });

  it.each(['water_level', 'a', 'pm2.5_avg', 'x'.repeat(63)])('may have the metric %s', (metric) => {
    expect(onlyItem('telemetry', { [metric]: 1 }).metric).toBe(metric);
  });
});

describe('the value of a reading', () => {
  it.each([
    ['a number', 3.42, 3.42],
    ['nothing at all', 0, 0],
    ['a negative number', -1.5, -1.5],
    ['the text of a number', '3.42', 3.42],
    ['text with spaces', ' 3.42 ', 3.42],
    ['text with an exponent', '1e3', 1000],
    ['text that begins with a point', '.5', 0.5],
    ['text with a sign', '+7', 7],
    ['true', true, 1],
    ['false', false, 0],
  ])('is taken from %s', (_, stated, value) => {
    expect(onlyItem('telemetry', { rain: stated }).value).toBe(value);
  });

  it('is counted when it came as text', () => {
    const notes = (value: unknown) => decode('telemetry', { rain: value }).items[0]?.notes;
    expect(notes('3.42')).toEqual(['number-as-text']);
    expect(notes(3.42)).toEqual([]);
  });

  it.each([
    ['a decimal comma', '"3,42"'],
    ['an empty text', '""'],
    ['a blank text', '"  "'],
    ['a word', '"cao"'],
    ['NaN as text', '"NaN"'],
    ['Infinity as text', '"Infinity"'],
    ['a hexadecimal text', '"0x10"'],
    ['a number beyond all numbers', '1e400'],
    ['its text', '"1e400"'],
    ['its negative', '-1e400'],
    ['an array', '[1]'],
    ['an object', '{"v": 1}'],
  ])('is refused alone when it is %s', (_, value) => {
    const decoded = decode('telemetry', `{"ts": "${TS}", "values": {"rain": ${value}, "pm25": 7}}`);
    expect(refusals(decoded)).toEqual(['bad-shape: rain is no number']);
    expect(decoded.items).toMatchObject([{ item: { metric: 'pm25', value: 7 } }]);
  });

  it.each(['NaN', 'Infinity', '-Infinity', '3,42', '.5', '+7'])(
    'makes the whole message no JSON when it is bare %s',
    (value) => {
      const decoded = decode('telemetry', `{"rain": ${value}, "pm25": 7}`);
      expect(decoded.items).toEqual([]);
      expect(decoded.rejected).toMatchObject([{ reason: 'not-json' }]);
    },
  );

  it('that is refused is kept with what it came in, alone', () => {
    const decoded = decode('telemetry', { ts: TS, values: { rain: 'x', pm25: 7 } });
    expect(keptCopies(decoded)).toEqual([`{"ts":"${TS}","values":{"rain":"x"}}`]);
  });
});

describe('names that are no metrics', () => {
  it.each(['Rain', '_rain', '9rain', 'mưa', 'x'.repeat(64), 'a-b', '', '__proto__'])(
    '%j is refused alone',
    (name) => {
      const decoded = decode('telemetry', `{"values": {${JSON.stringify(name)}: 1, "pm25": 7}}`);
      expect(refusals(decoded)).toEqual(['bad-shape: no name of a metric']);
      expect(decoded.items).toHaveLength(1);
    },
  );

  it('constructor and toString are metrics if someone insists, and pollute nothing', () => {
    expect(onlyItem('telemetry', '{"constructor": 1}').metric).toBe('constructor');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that name people are refused, and their values masked', () => {
    const decoded = decode('telemetry', { ts: TS, values: { soDienThoai: 912345678, rain: 1 } });
    expect(refusals(decoded)).toEqual(['personal-data: soDienThoai']);
    expect(keptCopies(decoded).join()).not.toContain('912345678');
    expect(decoded.items).toHaveLength(1);
  });

  it('and name people beside the values refuse all of that object', () => {
    const decoded = decode('telemetry', [
      { ts: TS, values: { rain: 1, pm25: 2 }, meta: { owner: { phone: '0912345678' } } },
      { ts: TS, values: { noise: 3 } },
    ]);
    expect(refusals(decoded)).toEqual(['personal-data: phone', 'personal-data: phone']);
    expect(keptCopies(decoded).join()).not.toContain('0912345678');
    expect(decoded.items).toMatchObject([{ item: { metric: 'noise' } }]);
  });
});

describe('an object that holds nothing readable', () => {
  it.each([
    ['a number', 3],
    ['a text', '"3.42"'],
    ['null', 'null'],
    ['an array within the array', [[1]]],
    ['an empty object', {}],
    ['an object of its time alone', { ts: TS }],
    ['values that are no object', { ts: TS, values: [1] }],
    ['values that are empty', { ts: TS, values: {} }],
  ])('is one refused item: %s', (_, payload) => {
    const decoded = decode('telemetry', payload);
    expect(decoded.items).toEqual([]);
    expect(decoded.rejected).toMatchObject([{ reason: 'bad-shape' }]);
  });

  it('leaves its neighbours alone', () => {
    const decoded = decode('telemetry', [{ rain: 1 }, 'x', { rain: 2 }]);
    expect(decoded.items).toHaveLength(2);
    expect(decoded.rejected).toHaveLength(1);
  });

  it('has more values than an object may have', () => {
    const values = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`m${n}`, n]));
    expect(decode('telemetry', { values })).toMatchObject({
      items: [],
      rejected: [{ reason: 'bad-shape' }],
    });
  });
});

describe('the commune of a reading', () => {
  const province = sourceOf({ unit: '48' });

  it("is its source's own, said or not", () => {
    expect(onlyItem('telemetry', { commune: '20194', values: { rain: 1 } }).commune).toBe('20194');
  });

  it('is said by a source of a province', () => {
    const payload = { commune: '20195', values: { rain: 1 } };
    expect(onlyItem('telemetry', payload, { publisher: province }).commune).toBe('20195');
  });

  it.each([
    ['none from a province', province, undefined, 'bad-shape'],
    ['one of another province', province, '00004', 'unknown-unit'],
    ['a number', province, 20194, 'bad-shape'],
    ['a code without its zeros', province, '4', 'bad-shape'],
    ['the province itself', province, '48', 'bad-shape'],
    ["a neighbour's, from a commune", sourceOf(), '20195', 'unknown-unit'],
  ])('is refused for each value when it is %s', (_, publisher, commune, reason) => {
    const decoded = decode(
      'telemetry',
      { ts: TS, ...(commune === undefined ? {} : { commune }), values: { rain: 1, pm25: 2 } },
      { publisher },
    );
    expect(decoded.items).toEqual([]);
    expect(decoded.rejected).toMatchObject([{ reason }, { reason }]);
  });
});

describe('the time of a reading', () => {
  const decodeAt = (ts: unknown) => decode('telemetry', { ts, values: { rain: 1 } }).items[0];
  const atUsOf = (ts: unknown) => {
    const item = decodeAt(ts)?.item;
    return item && 'atUs' in item ? item.atUs : undefined;
  };

  it('may be five minutes ahead of the server', () => {
    const ahead = (RECEIVED_US + 300_000_000) / 1000;
    expect(decodeAt(ahead)).toMatchObject({ undated: false, item: { atUs: ahead * 1000 } });
  });

  it.each([
    ['a millisecond more than that', RECEIVED_US / 1000 + 300_001],
    ['in 2106, as a counter that overflows has it', '2106-02-07T06:28:15Z'],
    ['in 1970, as a clock without a battery has it', '1970-01-01T00:00:12Z'],
    ['zero', 0],
    ['before 1970', -1],
    ['a millisecond before 2015', Date.parse('2014-12-31T23:59:59.999+07:00')],
  ])('is that of receipt when it is %s, and the claimed one is kept', (_, ts) => {
    expect(decodeAt(ts)).toMatchObject({
      item: { atUs: RECEIVED_US },
      undated: true,
      claimed: String(ts),
      notes: ['clock-wrong'],
    });
  });

  it('is believed from 2015 on', () => {
    const earliest = Date.parse('2015-01-01T00:00:00+07:00');
    expect(atUsOf(earliest)).toBe(earliest * 1000);
  });

  it('without a zone is local, and counted', () => {
    expect(decodeAt('2026-11-20T11:59:00')).toMatchObject({
      item: { atUs: TS_US },
      notes: ['zoneless-time'],
    });
  });

  it('is that of receipt when it is null', () => {
    expect(decodeAt(null)).toMatchObject({ undated: true, notes: [] });
  });

  it.each(['yesterday', '2026-02-30T00:00:00Z', true, {}, []])(
    'that is no time refuses each value: %j',
    (ts) => {
      const decoded = decode('telemetry', { ts, values: { rain: 1, pm25: 2 } });
      expect(decoded.items).toEqual([]);
      expect(refusals(decoded)).toEqual(['bad-shape: ts is no time', 'bad-shape: ts is no time']);
    },
  );
});
