import { passingMemory } from '../index';
import { RECEIVED_MS, foreign } from '../../test/foreign';

const z2m = (topic: string, payload: Parameters<typeof foreign>[2], over = {}) =>
  foreign('zigbee2mqtt', `zigbee2mqtt/${topic}`, payload, over);
const NOTHING = { facts: [], rejected: [] };
const RECEIVED = new Date(RECEIVED_MS).toISOString();

describe('Zigbee2MQTT', () => {
  it('has a device below the base, whose name may hold / and blanks', () => {
    const { facts } = z2m('nhà kho/cảm biến 1', {
      temperature: 27.3,
      humidity: '44.7',
      battery: null,
    });
    expect(facts).toEqual([
      {
        ...{ kind: 'reading', source: '06190.nha-kho-cam-bien-1', commune: '06190' },
        ...{ metric: 'temperature', at: RECEIVED, value: 27.3 },
      },
      expect.objectContaining({ metric: 'humidity', value: 44.7 }),
    ]);
  });

  it('counts truths and switches, goes into objects, and takes no other text for a number', () => {
    const state = {
      ...{ contact: false, state_l1: 'ON', action: 'single', last_seen: 1_795_136_400_000 },
      ...{ color: { x: 0.3 }, update: { state: 'idle', installed_version: 7 }, device: { id: 3 } },
    };
    expect(z2m('den', state).facts.map((fact) => Object.values(fact).slice(-3))).toEqual([
      ['contact', '2026-11-20T01:00:00.000Z', 0],
      ['state_l1', '2026-11-20T01:00:00.000Z', 1],
      ['color.x', '2026-11-20T01:00:00.000Z', 0.3],
    ]);
  });

  it.each([
    ['with a zone', '2026-11-20T08:00:00+07:00'],
    ['in UTC', '2026-11-20T01:00:00.000Z'],
    ['in milliseconds', 1_795_136_400_000],
    ['in milliseconds as text', '1795136400000'],
  ])('was seen at a time %s', (_, seen) => {
    expect(z2m('a', { temperature: 1, last_seen: seen }).facts).toMatchObject([
      { at: '2026-11-20T01:00:00.000Z' },
    ]);
  });

  it('takes the time of receipt where that is no time', () => {
    for (const seen of ['just now', null, 'N/A']) {
      expect(z2m('a', { temperature: 1, last_seen: seen }).facts).toMatchObject([{ at: RECEIVED }]);
    }
  });

  it('dates what the software took back itself by its receipt', () => {
    const seen = '2026-11-20T01:00:00Z';
    expect(z2m('a', { battery: 90, occupancy: false, last_seen: seen }).facts).toMatchObject([
      { metric: 'battery', at: '2026-11-20T01:00:00.000Z' },
      { metric: 'occupancy', value: 0, at: RECEIVED },
    ]);
  });

  it.each([['online'], [{ state: 'online' }]])('reads presence as %j', (payload) => {
    expect(z2m('bridge/state', payload).facts).toMatchObject([
      { kind: 'presence', source: 'publisher', state: 'online' },
    ]);
    expect(z2m('kho/cua 1/availability', payload).facts).toMatchObject([
      { kind: 'presence', source: '06190.kho-cua-1', state: 'online' },
    ]);
  });

  it('refuses a presence of another word', () => {
    expect(z2m('a/availability', 'maybe').rejected).toMatchObject([{ reason: 'bad-shape' }]);
  });

  it.each(['devices', 'groups', 'info', 'logging', 'event', 'config', 'response/permit_join'])(
    'does not read what the bridge says in %s',
    (topic) => {
      // broken on purpose: it is never parsed
      expect(z2m(`bridge/${topic}`, `[{"a":${'['.repeat(400_000)}`)).toEqual(NOTHING);
    },
  );

  it('has no facts in commands, questions and what is taken away', () => {
    expect(z2m('den/set', { state: 'ON' })).toEqual(NOTHING);
    expect(z2m('den/set/brightness', '20')).toEqual(NOTHING);
    expect(z2m('den/get', { state: '' })).toEqual(NOTHING);
    expect(z2m('den', '')).toEqual(NOTHING);
  });

  it('reads values that have a topic each', () => {
    expect(z2m('kho/a/temperature', '21.5').facts).toMatchObject([
      { source: '06190.kho-a', metric: 'temperature', value: 21.5 },
    ]);
    expect(z2m('kho/a/action', 'single')).toEqual(NOTHING);
  });

  it('refuses a decimal comma, broken JSON and a picture', () => {
    expect(z2m('a', { temperature: '12,5' }).rejected).toMatchObject([{ reason: 'bad-shape' }]);
    expect(z2m('a', '{"temperature":nan}').rejected).toMatchObject([{ reason: 'not-json' }]);
    expect(z2m('image', Buffer.from('ffd8ff', 'hex')).rejected).toMatchObject([
      { reason: 'not-json' },
    ]);
  });

  it('has another base where a filter names it', () => {
    const over = { filter: 'zb/{site}/#' };
    expect(foreign('zigbee2mqtt', 'zb/kho/cua', { contact: true }, over).facts).toMatchObject([
      { source: '06190.cua', metric: 'contact', value: 1 },
    ]);
  });

  it('raises a leak as an alarm, once for each device, and clears it', () => {
    const memory = passingMemory();
    const says = (leak: boolean, minute: number) =>
      z2m('ham', { water_leak: leak, last_seen: `2026-11-20T01:0${minute}:00Z` }, { memory }).facts;
    // it was never active: nothing ends
    expect(says(false, 0)).toMatchObject([{ kind: 'reading', metric: 'water_leak', value: 0 }]);
    expect(says(true, 1)).toMatchObject([
      { kind: 'reading', value: 1 },
      {
        ...{ kind: 'case', caseKind: 'alarm', id: 'ham/water_leak', state: 'active' },
        ...{ ts: '2026-11-20T01:01:00.000Z', openedAt: '2026-11-20T01:01:00.000Z' },
        ...{ severity: 'high', category: 'water_leak', source: '06190.ham' },
      },
    ]);
    expect(says(true, 2)[1]).not.toHaveProperty('openedAt');
    expect(says(false, 3)[1]).toMatchObject({ id: 'ham/water_leak', state: 'cleared' });
    expect(says(false, 4)).toHaveLength(1);
    expect(says(true, 5)[1]).toMatchObject({ openedAt: '2026-11-20T01:05:00.000Z' });
  });
});
