import { PersonalList, isOfOurForm, maskedBy, tryPrivacy } from './index';

const NOW_MS = Date.parse('2026-11-26T08:00:00+07:00');

describe('the list of keys that name people', () => {
  it('takes keys on and lets them go, however they are spelt; those of the product stay', () => {
    const list = new PersonalList();
    const asked = (): boolean[] =>
      ['maSoThue', 'Mã số thuế', 'hoTen'].map((k) => list.isPersonal(k));
    expect(asked()).toEqual([false, false, true]);
    list.use(['ma_so_thue']);
    expect(asked()).toEqual([true, true, true]);
    expect(list.find({ a: [{ maSoThue: 1 }] })).toBe('maSoThue');
    expect(list.mask({ maSoThue: '0101', ok: 1 })).toEqual({ maSoThue: '***', ok: 1 });
    expect(list.except(['maSoThue']).find({ maSoThue: 1 })).toBeUndefined();
    list.use([]);
    expect(asked()).toEqual([false, false, true]);
  });

  it.each(['values', 'id', 'openedAt', 'water_level', 'Vị trí location'])(
    'knows whether %s is a word of our own form',
    (key) => {
      expect(isOfOurForm(key)).toBe(key !== 'Vị trí location');
    },
  );
});

describe('a trial', () => {
  const event = (more: object): object => ({
    ...{ id: '1', ts: '2026-11-26T07:00:00+07:00', type: 'trade.order', commune: '06211' },
    ...more,
  });

  it('says which items would be refused, where, and what would be kept', () => {
    const payload = JSON.stringify([
      event({ attributes: { maSoThue: '0101234567' } }),
      event({ id: '2', amount: 5 }),
    ]);
    const also = ['maSoThue'];
    expect(tryPrivacy({ channel: 'event', payload }, [], NOW_MS).refused).toEqual([]);
    const tried = tryPrivacy({ channel: 'event', payload, also }, [], NOW_MS);
    expect(tried).toMatchObject({
      accepted: 1,
      refused: [{ reason: 'personal-data', detail: 'maSoThue' }],
      found: ['0.attributes.maSoThue'],
    });
    expect(tried.masked).toContain('"maSoThue": "***"');
    expect(tried.masked).not.toContain('0101234567');
  });

  it('of what is no JSON has nothing to mask', () => {
    const tried = tryPrivacy({ channel: 'event', payload: 'Ông A' }, [], NOW_MS);
    expect(tried).toMatchObject({ accepted: 0, refused: [{ reason: 'not-json' }], masked: null });
  });
});

it('masks a kept copy by added keys, and leaves what bears none as it is', () => {
  const bytes = Buffer.from('{"maSoThue":"0101","n":1}');
  expect(Buffer.from(maskedBy(bytes, ['ma so thue'])).toString()).toBe('{"maSoThue":"***","n":1}');
  const once = maskedBy(bytes, ['ma so thue']);
  expect(maskedBy(once, ['ma so thue'])).toBe(once);
  expect(maskedBy(bytes, ['khac'])).toBe(bytes);
  expect(maskedBy(bytes, [])).toBe(bytes);
});
