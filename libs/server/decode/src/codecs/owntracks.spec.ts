import { RECEIVED_MS, foreign } from '../../test/foreign';

const TOPIC = 'owntracks/nguyenvana/xe-rac-01';
const send = (payload: object | string, topic = TOPIC) => foreign('owntracks', topic, payload);
const TST = Date.parse('2026-11-20T01:00:00Z') / 1_000;
const reading = (metric: string, value: number) => ({
  ...{ kind: 'reading', source: '06190.xe-rac-01', commune: '06190', metric },
  ...{ at: '2026-11-20T01:00:00.000Z', value },
});
const NOTHING = { facts: [], rejected: [] };

describe('OwnTracks', () => {
  it('reads where a vehicle was when the satellites said so, and nobody in it', () => {
    const answer = send({
      ...{ _type: 'location', lat: 21.85, lon: 106, tst: TST, created_at: TST + 20, tid: 'va' },
      ...{ acc: 12, vel: 34, batt: 86, alt: 250, SSID: 'nha-rieng', inregions: ['Nhà'] },
    });
    expect(answer.rejected).toEqual([]);
    expect(answer.facts).toEqual([
      reading('lat', 21.85),
      reading('lon', 106),
      reading('battery', 86),
      reading('accuracy', 12),
      reading('speed', 34),
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/nguyenvana|nha/i);
  });

  it('does not take -1 for a measurement: it is not known', () => {
    const location = { _type: 'location', lat: 1, lon: 2, tst: TST, batt: -1, vel: -1, acc: -1 };
    expect(send(location).facts).toEqual([reading('lat', 1), reading('lon', 2)]);
  });

  it('reads the place of entering or leaving a region, not what the region is called', () => {
    const transition = {
      _type: 'transition',
      event: 'enter',
      desc: 'Nhà',
      lat: 1,
      lon: 2,
      tst: TST,
    };
    expect(send(transition, `${TOPIC}/event`).facts).toEqual([
      reading('lat', 1),
      reading('lon', 2),
    ]);
  });

  it('takes its will for a word that it is gone, as of now', () => {
    expect(send({ _type: 'lwt', tst: TST }).facts).toEqual([
      {
        ...{ kind: 'presence', source: '06190.xe-rac-01', state: 'offline' },
        at: new Date(RECEIVED_MS).toISOString(),
      },
    ]);
  });

  it.each([
    'card',
    'cmd',
    'waypoint',
    'waypoints',
    'configuration',
    'beacon',
    'steps',
    'status',
    'dump',
  ])('%s is no fact', (_type) => {
    expect(send({ _type, name: 'Nguyễn Văn A', lat: 1, lon: 2 })).toEqual(NOTHING);
  });

  it('takes the empty message that deletes a retained one for nothing', () => {
    expect(send('')).toEqual(NOTHING);
  });

  it.each([
    [{ _type: 'encrypted', data: 'x' }, 'encrypted: take the secret key out of OwnTracks'],
    [{ _type: 'location', lat: 91, lon: 2, tst: TST }, 'no place'],
    [{ _type: 'location', tst: TST }, 'no place'],
    [{ lat: 1, lon: 2 }, 'no _type'],
  ])('refuses %j', (payload, detail) => {
    expect(send(payload)).toEqual({ facts: [], rejected: [{ reason: 'bad-shape', detail }] });
  });
});
