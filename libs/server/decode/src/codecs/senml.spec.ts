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
});
