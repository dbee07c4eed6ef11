import { RECEIVED_US, sourceOf } from '@nhip-xa/testing';
import { decode, onlyItem, refusals } from '../test/decoded';

const TS = '2026-11-20T11:00:00+07:00';
const ORDER = { id: 'DH-1', ts: TS, type: 'trade.order', amount: 120_000 };

it('an order as a shop sends it', () => {
  expect(onlyItem('event', { ...ORDER, village: '20194-2', attributes: { item: 'chè' } })).toEqual({
    fact: 'event',
    commune: '20194',
    type: 'trade.order',
    id: 'DH-1',
    tsUs: Date.parse(TS) * 1000,
    amount: 120_000,
    village: '20194-2',
    attributes: { item: 'chè' },
  });
});

it('needs no more than its type', () => {
  const { items } = decode('event', { type: 'assist.visit' });
  expect(items).toEqual([
    {
      item: {
        fact: 'event',
        commune: '20194',
        type: 'assist.visit',
        id: null,
        tsUs: RECEIVED_US,
        amount: null,
        village: null,
        attributes: {},
      },
      undated: true,
      notes: [],
    },
  ]);
});

it('takes null for what is not known', () => {
  const empty = {
    id: null,
    amount: null,
    village: null,
    attributes: null,
    commune: null,
    ts: null,
  };
  expect(onlyItem('event', { type: 'trade.order', ...empty })).toMatchObject({
    id: null,
    amount: null,
    attributes: {},
  });
});

it('takes an amount as text and counts it', () => {
  expect(decode('event', { ...ORDER, amount: '120000' }).items).toMatchObject([
    { item: { amount: 120_000 }, notes: ['number-as-text'] },
  ]);
});

it.each([
  ['no object', 7],
  ['no type', { id: '1' }],
  ['a type of one word', { type: 'order' }],
  ['a type in capitals', { type: 'Trade.Order' }],
  ['a type with spaces', { type: 'trade. order' }],
  ['an empty id', { ...ORDER, id: '' }],
  ['a long id', { ...ORDER, id: 'x'.repeat(201) }],
  ['an amount with commas', { ...ORDER, amount: '120,000' }],
  ['an amount of Vietnamese form', { ...ORDER, amount: '120.000,5' }],
  ['a village that is an object', { ...ORDER, village: {} }],
  ['attributes that are none', { ...ORDER, attributes: 'x' }],
  ['a time that is none', { ...ORDER, ts: '20/11/2026' }],
])('is refused with %s', (_, document) => {
  expect(decode('event', [document])).toMatchObject({
    items: [],
    rejected: [{ reason: 'bad-shape' }],
  });
});

it('that names a person is refused', () => {
  expect(
    refusals(decode('event', { ...ORDER, attributes: { customer: { Email: 'a@b' } } })),
  ).toEqual(['personal-data: Email']);
});

it.each([
  ['device', null, false],
  ['camera', null, false],
  ['service', null, true],
  ['device', ['event:trade.order'], true],
  ['device', ['event:broadcast.play'], false],
] as const)('a %s that declared %j may send it: %s', (kind, feeds, may) => {
  const decoded = decode('event', ORDER, { publisher: sourceOf({ kind, feeds }) });
  expect(refusals(decoded)).toEqual(may ? [] : ['not-declared: event:trade.order']);
});
