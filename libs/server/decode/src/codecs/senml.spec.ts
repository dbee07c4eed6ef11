import { RECEIVED_MS, foreign } from '../../test/foreign';

const senml = (records: object[]) => foreign('senml', 'sensors/a', records);

describe('SenML', () => {
  it('carries base name, time, unit and value over to the records that follow', () => {
    const { facts, rejected } = senml([
      { bn: 'urn:dev:ow:10e2073a01080063:', bt: 1_795_000_000, bv: 20, n: 'temperature', v: 3.5 },
      { n: 'humidity', u: '%RH', t: 60, v: 42 },
    ]);
    expect(rejected).toEqual([]);
    // 1,795,000,000 s is 18/11/2026 11:06:40 UTC; the second record lies a minute later, and 20 + 42
    expect(facts).toEqual([
      {
        ...{ kind: 'reading', source: '06190.urn-dev-ow-10e2073a01080063', commune: '06190' },
        ...{ metric: 'temperature', at: '2026-11-18T11:06:40.000Z', value: 23.5 },
      },
      {
        ...{ kind: 'reading', source: '06190.urn-dev-ow-10e2073a01080063', commune: '06190' },
        ...{ metric: 'humidity', at: '2026-11-18T11:07:40.000Z', value: 62 },
      },
    ]);
  });

  it('takes small times as relative to now', () => {
    const { facts } = senml([{ bn: 'a:', n: 'temperature', t: -5, v: 1 }]);
    expect(facts[0]).toMatchObject({ at: new Date(RECEIVED_MS - 5_000).toISOString() });
  });

  it('refuses a record that must be understood and is not', () => {
    expect(senml([{ bn: 'a:', n: 'temperature', v: 1, critical_: 3 }]).rejected).toEqual([
      { reason: 'bad-shape', detail: 'critical_ is not understood' },
    ]);
  });

  it.each([
    ['Cel', 23.1, 'temperature', 23.1],
    // 300 K is 26.85 °C
    ['K', 300, 'temperature', 26.85],
    ['%RH', 20, 'humidity', 20],
    ['%EL', 98, 'battery', 98],
    // 97,520 Pa is 975.2 hPa
    ['Pa', 97_520, 'pressure', 975.2],
    ['mV', 3_300, 'voltage', 3.3],
    ['dBm', -90, 'rssi', -90],
  ])('tells what a record without a name measures by its unit: %s', (u, v, metric, value) => {
    const bn = 'urn:dev:ow:10e2073a01080063:';
    for (const records of [
      [{ bn, u, v }],
      [{ n: bn.slice(0, -1), u, v }],
      [{ bn, n: '', bu: u, v }],
    ]) {
      expect(senml(records).facts).toMatchObject([
        { source: '06190.urn-dev-ow-10e2073a01080063', metric, value },
      ]);
    }
  });

  it('takes a place for no measurement, and refuses what neither name nor unit tells', () => {
    const { facts, rejected } = senml([
      { bn: 'a:', u: 'lon', v: 106 },
      { u: 'lat', v: 21 },
      { u: '%', v: 5 },
    ]);
    expect(facts).toEqual([]);
    expect(rejected).toEqual([{ reason: 'bad-shape', detail: 'a record without a name' }]);
  });

  it.each([
    ['urn:dev:ow:264437f5000000ed_humidity', 'urn-dev-ow-264437f5000000ed', 'humidity'],
    ['urn:dev:mac:0024befffe804ff1:kho/rain', 'urn-dev-mac-0024befffe804ff1', 'kho_rain'],
    ['tram/1/rain', 'tram-1', 'rain'],
    ['rain', undefined, 'rain'],
  ])('reads whose %s is', (n, source, metric) => {
    expect(senml([{ n, v: 1 }]).facts).toMatchObject([
      { source: source ? `06190.${source}` : 'publisher', metric },
    ]);
  });

  it('reads one device per base name, with or without a separator', () => {
    const { facts } = senml([
      { bn: 'kho-a', n: 'rain', v: 1 },
      { bn: 'kho-b/', n: 'rain', v: 2 },
    ]);
    expect(facts).toMatchObject([
      { source: '06190.kho-a', metric: 'rain', value: 1 },
      { source: '06190.kho-b', metric: 'rain', value: 2 },
    ]);
  });

  it('reads truths; texts, bytes and sums alone are no measurements', () => {
    const { facts, rejected } = senml([
      { bn: 'a:', n: 'open', vb: false },
      { n: 'label', vs: 'Kho' },
      { n: 'nfc', vd: 'aGkgCg' },
      { n: 'energy', s: 12 },
    ]);
    expect(rejected).toEqual([]);
    expect(facts).toMatchObject([{ metric: 'open', value: 0 }]);
  });

  it('refuses the record that is wrong, and reads the others', () => {
    const { facts, rejected } = senml([
      { bn: 'a:', n: 'x', v: '3.5' },
      { n: 'y', vb: 1 },
      { n: 'z', v: 1, t: 'now' },
      7,
      { n: 'w', v: 2 },
    ] as object[]);
    expect(facts).toMatchObject([{ metric: 'w', value: 2 }]);
    expect(rejected.map(({ detail }) => detail)).toEqual([
      'v is no number',
      'vb is neither true nor false',
      't is no number',
      'a record is no object',
    ]);
  });

  it.each([
    [{ bver: 11 }, 'version 11 is not understood'],
    [{ bt: 'now' }, 'bt is no number'],
    [{ bn: 5 }, 'bn is no text'],
  ])('refuses the whole where what holds for all of it is wrong: %j', (base, detail) => {
    expect(senml([{ ...base, n: 'a', v: 1 }])).toEqual({
      facts: [],
      rejected: [{ reason: 'bad-shape', detail }],
    });
  });
});
