import { RECEIVED_US, sourceOf } from '@nhip-xa/testing';
import { decode, keptCopies, onlyItem, refusals } from '../test/decoded';

const us = (iso: string): number => Date.parse(iso) * 1000;
const DOSSIER = { kind: 'dossier', id: 'HS-1', ts: '2026-11-20T09:00:00+07:00' };
const dossier = (more: object) => onlyItem('case', { ...DOSSIER, ...more });
const fieldsOf = (more: object) => dossier(more).fields;

it('a dossier as a one-stop system sends it', () => {
  const item = onlyItem('case', {
    ...DOSSIER,
    state: 'accepted',
    openedAt: '2026-11-20T08:00:00+07:00',
    acceptedAt: '2026-11-20T08:30:00+07:00',
    dueAt: '2026-11-25T17:00:00+07:00',
    closedAt: null,
    pauses: [{ from: '2026-11-20T08:40:00+07:00', to: '2026-11-20T08:50:00+07:00' }],
    severity: 'normal',
    category: 'Đất đai',
    village: '20194-1',
    location: { lat: 16.05, lon: 108.2 },
    receivedBy: '20195',
    attributes: { procedure: '1.004', channel: 'online', fee: 20_000 },
  });
  expect(item).toEqual({
    fact: 'case',
    commune: '20194',
    kind: 'dossier',
    id: 'HS-1',
    tsUs: us('2026-11-20T09:00:00+07:00'),
    state: 'accepted',
    fields: {
      openedAt: us('2026-11-20T08:00:00+07:00'),
      acceptedAt: us('2026-11-20T08:30:00+07:00'),
      due: { at: us('2026-11-25T17:00:00+07:00') },
      closedAt: null,
      pauses: [
        {
          from: us('2026-11-20T08:40:00+07:00'),
          to: us('2026-11-20T08:50:00+07:00'),
          why: 'supplement',
        },
      ],
      severity: 'normal',
      category: 'Đất đai',
      village: '20194-1',
      location: { lat: 16.05, lon: 108.2 },
      receivedBy: '20195',
      attributes: { procedure: '1.004', channel: 'online', fee: 20_000 },
    },
  });
});

it('says nothing of the fields that it does not mention, and null of those that it clears', () => {
  expect(dossier({})).toMatchObject({ state: null, fields: {} });
  expect(fieldsOf({ category: null, attributes: null, dueAt: null })).toEqual({
    category: null,
    attributes: null,
    due: null,
  });
});

describe('the state', () => {
  it.each([
    [1, 'new'],
    ['2', 'accepted'],
    [3, 'refused'],
    [4, 'processing'],
    [5, 'supplement'],
    ['6', 'payment'],
    [7, 'withdrawn'],
    [8, 'stopped'],
    [9, 'finished'],
    ['10', 'returned'],
    ['processing', 'processing'],
  ])('%j of a dossier is %s', (stated, state) => {
    expect(dossier({ state: stated }).state).toBe(state);
  });

  it.each([0, 11, 'done', 'PROCESSING', '', true, {}, 'constructor', '__proto__', 'toString'])(
    '%j is refused',
    (state) => {
      expect(decode('case', { ...DOSSIER, state }).rejected).toMatchObject([
        { reason: 'bad-shape' },
      ]);
    },
  );

  it('numbers are those of dossiers alone', () => {
    expect(decode('case', { kind: 'feedback', id: 'x', state: 1 }).rejected).toHaveLength(1);
  });
});

describe('attributes', () => {
  it.each([
    [2, 'online'],
    ['1', 'counter'],
    [3, 'post'],
    ['online', 'online'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
  ])('channel %j of a dossier is %s', (channel, expected) => {
    expect(fieldsOf({ attributes: { channel } }).attributes).toEqual({ channel: expected });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other', (name) => {
    expect(fieldsOf({ attributes: { [name]: 'name' } }).attributes).toEqual({ [name]: 'name' });
  });

  it('named __proto__ is kept and pollutes nothing', () => {
    const payload = `{"kind": "dossier", "id": "1", "attributes": {"__proto__": {"polluted": 1}}}`;
    const { attributes } = onlyItem('case', payload).fields;
    expect(JSON.stringify(attributes)).toBe('{"__proto__":{"polluted":1}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['no object', [1]],
    ['more than allowed', Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`a${n}`, n]))],
    ['longer than allowed', { a: 'x'.repeat(2_001) }],
  ])('are refused when they are %s', (_, attributes) => {
    expect(decode('case', { ...DOSSIER, attributes }).rejected).toMatchObject([
      { reason: 'bad-shape' },
    ]);
  });

  it.each(['{"fee": 1e400}', '{"a": {"b": [-1e400]}}'])(
    'that no database can hold are refused: %s',
    (attributes) => {
      const payload = `{"kind": "dossier", "id": "1", "attributes": ${attributes}}`;
      expect(decode('case', payload).rejected).toMatchObject([{ reason: 'bad-shape' }]);
    },
  );
});

describe('a period instead of a due date', () => {
  it.each([{ workingDays: 3 }, { workingHours: 8 }, { workingHours: 0.5 }, { days: 15 }])(
    '%j is taken',
    (dueIn) => {
      expect(fieldsOf({ dueIn })).toEqual({ due: { in: dueIn } });
    },
  );

  it.each([
    {},
    3,
    '3',
    null as unknown as object,
    { workingDays: 1.5 },
    { workingDays: '3' },
    { workingDays: -1 },
    { workingDays: 3_661 },
    { days: 3, workingDays: 3 },
    { weeks: 1 },
    { constructor: 1 },
  ])('%j is refused, or clears it', (dueIn) => {
    const decoded = decode('case', { ...DOSSIER, dueIn });
    if (dueIn === null) expect(decoded.items).toMatchObject([{ item: { fields: { due: null } } }]);
    else expect(decoded.rejected).toMatchObject([{ reason: 'bad-shape' }]);
  });

  it('gives way to a moment that is stated besides', () => {
    const dueAt = '2026-11-25T17:00:00+07:00';
    expect(fieldsOf({ dueIn: { days: 3 }, dueAt }).due).toEqual({ at: us(dueAt) });
    expect(fieldsOf({ dueIn: null, dueAt }).due).toEqual({ at: us(dueAt) });
  });

  it('is not cleared by a moment that is null', () => {
    expect(fieldsOf({ dueIn: { days: 3 }, dueAt: null }).due).toEqual({ in: { days: 3 } });
  });
});

describe('what is refused', () => {
  it.each([
    ['no object', [3]],
    ['an unknown kind', { kind: 'thing', id: '1' }],
    ['a kind of every object', { kind: 'constructor', id: '1' }],
    ['no kind', { id: '1' }],
    ['no id', { kind: 'dossier' }],
    ['an empty id', { kind: 'dossier', id: '' }],
    ['a long id', { kind: 'dossier', id: 'x'.repeat(201) }],
    ['an id that is an object', { kind: 'dossier', id: {} }],
    ['a time that is none', { ...DOSSIER, ts: 'x' }],
    ['a due date that is none', { ...DOSSIER, dueAt: 'mai' }],
    ['a due date beyond the calendar', { ...DOSSIER, dueAt: '+010000-01-01T00:00:00Z' }],
    ['a severity that is none', { ...DOSSIER, severity: 'khẩn' }],
    ['a place outside the earth', { ...DOSSIER, location: { lat: 91, lon: 0 } }],
    ['a place of text', { ...DOSSIER, location: { lat: '16', lon: '108' } }],
    ['a pause that ends before it begins', { ...DOSSIER, pauses: [{ from: 2e9, to: 1.9e9 }] }],
    ['a pause without a beginning', { ...DOSSIER, pauses: [{ to: 1.9e9 }] }],
    ['a pause for another reason', { ...DOSSIER, pauses: [{ from: 1.9e9, why: 'lunch' }] }],
    ['too many pauses', { ...DOSSIER, pauses: Array.from({ length: 101 }, () => ({ from: 1e9 })) }],
    ['a receiver that is no commune', { ...DOSSIER, receivedBy: '48' }],
  ])('%s', (_, document) => {
    const decoded = decode('case', Array.isArray(document) ? document : [document]);
    expect(decoded.items).toEqual([]);
    expect(decoded.rejected).toMatchObject([{ reason: 'bad-shape' }]);
  });

  it('concerns its item alone', () => {
    const decoded = decode('case', [{ ...DOSSIER, id: 'a' }, { id: 'b' }, { ...DOSSIER, id: 'c' }]);
    expect(decoded.items.map(({ item }) => 'id' in item && item.id)).toEqual(['a', 'c']);
    expect(keptCopies(decoded)).toEqual(['{"id":"b"}']);
  });
});

it.each([
  [{ hoTen: 'Nguyễn Văn A' }, 'hoTen'],
  [{ attributes: { chu_ho_so: 'Nguyễn Văn A' } }, 'chu_ho_so'],
  [{ attributes: { applicant: [{ 'Số CCCD': '048' }] } }, 'Số CCCD'],
])('%j names a person: refused, and masked in the kept copy', (more, key) => {
  const decoded = decode('case', [{ ...DOSSIER, ...more }, DOSSIER]);
  expect(refusals(decoded)).toEqual([`personal-data: ${key}`]);
  expect(keptCopies(decoded)[0]).toMatch(/"\*\*\*"/);
  expect(keptCopies(decoded)[0]).not.toMatch(/Nguyễn|048/);
  expect(decoded.items).toHaveLength(1);
});

describe('who may send cases', () => {
  it.each([
    ['camera', 'detection', true],
    ['camera', 'dossier', false],
    ['device', 'alarm', true],
    ['device', 'dossier', false],
    ['speaker', 'alarm', true],
    ['link', 'alarm', true],
    ['gateway', 'alarm', false],
    ['service', 'dossier', true],
  ] as const)('a %s and a %s: %s', (kind, of, may) => {
    const decoded = decode('case', { kind: of, id: '1' }, { publisher: sourceOf({ kind }) });
    expect(refusals(decoded)).toEqual(may ? [] : [`not-declared: case:${of}`]);
  });

  it.each([
    [['case:dossier'], 'dossier', true],
    [['case:dossier'], 'feedback', false],
    [['case'], 'feedback', true],
    [[], 'dossier', false],
    [['reading', 'event'], 'dossier', false],
  ])('a service that declared %j and a %s', (feeds, of, may) => {
    const publisher = sourceOf({ feeds });
    expect(decode('case', { kind: of, id: '1' }, { publisher }).items).toHaveLength(may ? 1 : 0);
  });
});

it('without a time happened when it came, each item a microsecond later', () => {
  const { items } = decode('case', [
    { kind: 'dossier', id: 'a' },
    { kind: 'dossier', id: 'b' },
  ]);
  expect(items).toMatchObject([
    { undated: true, item: { tsUs: RECEIVED_US } },
    { undated: true, item: { tsUs: RECEIVED_US + 1 } },
  ]);
});

it('whose text lost its Vietnamese letters is taken, and its source flagged', () => {
  const category = 'Chuyn trng tâm t chính quyn'; // [domain, worked example 10]
  const { items } = decode('case', { ...DOSSIER, category, attributes: { note: 'Ph?n ánh' } });
  expect(items).toMatchObject([
    { item: { fields: { category } }, notes: ['lossy-text', 'lossy-text'] },
  ]);
});

it('counts each moment without a zone', () => {
  const { items } = decode('case', {
    ...DOSSIER,
    openedAt: '2026-11-20T08:00:00',
    pauses: [{ from: '2026-11-20 08:10' }],
  });
  expect(items[0]?.notes).toEqual(['zoneless-time', 'zoneless-time']);
});
