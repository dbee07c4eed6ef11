import { RECEIVED_MS, foreign } from '../../test/foreign';

const send = (payload: object | string) => foreign('uptime-kuma', 'giam-sat/kuma', payload);
const NOW = new Date(RECEIVED_MS).toISOString();
const SOURCE = '06190.mot-cua';
const monitor = { id: 10, name: 'Một cửa', type: 'http', url: 'https://example.vn' };
const presence = (state: string, at: string) => ({ kind: 'presence', source: SOURCE, state, at });
const reading = (metric: string, value: number, at: string) => ({
  ...{ kind: 'reading', source: SOURCE, commune: '06190', metric, at, value },
});
const NOTHING = { facts: [], rejected: [] };

describe('Uptime Kuma', () => {
  it('reads that a service is up, and how fast it answered; its clock is UTC and does not say so', () => {
    const heartbeat = {
      ...{ monitorID: 10, status: 1, time: '2026-11-20 01:00:15.374', ping: 87, important: true },
      ...{ timezone: 'Asia/Ho_Chi_Minh', localDateTime: '2026-11-20 08:00:15' },
    };
    const at = '2026-11-20T01:00:15.374Z';
    expect(send({ heartbeat, monitor, msg: '[Một cửa] [✅ Up] 200 - OK' })).toEqual({
      facts: [presence('online', at), reading('up', 1, at), reading('rtt', 87, at)],
      rejected: [],
    });
  });

  it.each([null, 0, 19_929])('reads no latency of a service that is down: ping %p', (ping) => {
    const heartbeat = {
      status: 0,
      time: '2026-11-20T01:00:00Z',
      ping,
      msg: '200 - OK, no keyword',
    };
    // an offline counts when it is received, the reading when it was checked
    expect(send({ heartbeat, monitor }).facts).toEqual([
      presence('offline', NOW),
      reading('up', 0, '2026-11-20T01:00:00.000Z'),
    ]);
  });

  it.each([
    [2, 'pending'],
    [3, 'in maintenance'],
  ])('status %i says neither: %s', (status) => {
    expect(send({ heartbeat: { status }, monitor })).toEqual(NOTHING);
  });

  it('takes a message that was sent to try it for nothing', () => {
    expect(send({ heartbeat: null, monitor: null, msg: '[Một cửa] [Down] x' })).toEqual(NOTHING);
  });

  it.each([
    ['[Một cửa] [🔴 Down] timeout of 16000ms exceeded', 'offline', 0],
    ['[Một cửa] [✅ Up] 200 - OK', 'online', 1],
    ['"[Một cửa] [Up] 200"', 'online', 1],
  ])('reads the text alone: %s', (text, state, up) => {
    expect(send(text).facts).toEqual([presence(state, NOW), reading('up', up, NOW)]);
  });

  it('names a monitor without a name by its number', () => {
    const { facts } = send({ heartbeat: { status: 1, monitorID: 7 }, monitor: {} });
    expect(facts).toMatchObject([{ source: '06190.monitor-7' }, { source: '06190.monitor-7' }]);
  });

  it.each([
    ['hello', 'bad-shape'],
    ['[half', 'not-json'],
    [{ msg: 'x' }, 'bad-shape'],
    [{ heartbeat: { status: 9 }, monitor }, 'bad-shape'],
    [{ heartbeat: { status: 1 } }, 'bad-shape'],
  ])('refuses %j', (payload, reason) => {
    expect(send(payload)).toMatchObject({ facts: [], rejected: [{ reason }] });
  });
});
