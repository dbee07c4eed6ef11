import { RECEIVED_US, sourceOf } from '@nhip-xa/testing';
import { decode, onlyItem, refusals } from '../test/decoded';

it.each(['online', 'offline', '"online"', ' OFFLINE\n', '{"state": "online"}'])(
  '%j is a status',
  (payload) => {
    const item = onlyItem('status', payload);
    expect(item.state).toBe(payload.toLowerCase().includes('online') ? 'online' : 'offline');
    expect(item).toMatchObject({ atUs: RECEIVED_US, attributes: {} });
  },
);

it('says more of its source', () => {
  const item = onlyItem('status', { state: 'online', battery: 87, firmware: '1.2' });
  expect(item.attributes).toEqual({ battery: 87, firmware: '1.2' });
});

it('online counts from when it says', () => {
  const ts = '2026-11-20T11:00:00+07:00';
  expect(onlyItem('status', { state: 'online', ts }).atUs).toBe(Date.parse(ts) * 1000);
});

it('offline counts from its receipt: a Last Will was written long before', () => {
  const ts = '2026-11-20T08:00:00+07:00';
  expect(onlyItem('status', { state: 'offline', ts }, { will: true }).atUs).toBe(RECEIVED_US);
});

it('keeps a time that it does not believe', () => {
  expect(decode('status', { state: 'online', ts: 12 }).items).toMatchObject([
    { item: { atUs: RECEIVED_US }, claimed: '12', notes: ['clock-wrong'] },
  ]);
});

it.each(['gateway', 'device', 'camera'] as const)('may come from any source: a %s', (kind) => {
  const publisher = sourceOf({ kind, feeds: [] });
  expect(decode('status', 'online', { publisher }).rejected).toEqual([]);
});

it.each([
  ['another word', '"dead"'],
  ['a number', '1'],
  ['an object without state', '{"battery": 87}'],
  ['an array, which this channel does not take', '["online"]'],
  ['null', 'null'],
])('is refused whole when it is %s', (_, payload) => {
  expect(decode('status', payload)).toMatchObject({
    items: [],
    rejected: [{ reason: 'bad-shape' }],
  });
});

it('that is neither a word of it nor JSON is refused', () => {
  expect(decode('status', 'online!').rejected).toMatchObject([{ reason: 'not-json' }]);
});

it('that names a person is refused', () => {
  expect(refusals(decode('status', { state: 'online', name: 'A' }))).toEqual([
    'personal-data: name',
  ]);
});
