import { personalData } from './personal-data';

const personal = personalData();

describe('keys that name people', () => {
  it.each([
    'hoTen',
    'HO_TEN',
    'ho-ten',
    'Họ tên',
    'Họ Tên'.normalize('NFD'),
    'SốĐiệnThoại',
    'so_dien_thoai',
    'số điện thoại',
    'Phone',
    'PHONE NUMBER',
    'phone.number',
    'ｐｈｏｎｅ', // full width, as some keyboards type it
    'Địa chỉ',
    'biển số xe',
    'bien_so',
    'CCCD',
    'Số CCCD',
    'e-mail',
    'Ngày sinh',
  ])('%s is one', (key) => {
    expect(personal.isPersonal(key)).toBe(true);
  });

  it.each([
    'phones_total',
    'hostname',
    'address_assigned',
    'temperature',
    'plates',
    'tenant',
    '',
    '123',
  ])('%s is none: whole keys are compared', (key) => {
    expect(personal.isPersonal(key)).toBe(false);
  });

  it('are a setting', () => {
    const other = personalData(['mã hộ']);
    expect(other.isPersonal('MA_HO')).toBe(true);
    expect(other.isPersonal('phone')).toBe(false);
  });

  it('are the same when asked again, and when more spellings came than are remembered', () => {
    const fresh = personalData();
    for (let n = 0; n < 10_050; n += 1) fresh.isPersonal(`key${n}`);
    expect(fresh.isPersonal('Phone')).toBe(true);
    expect(fresh.isPersonal('Phone')).toBe(true);
    expect(fresh.isPersonal('key1')).toBe(false);
  });
});

it('are found anywhere in a document, but not among the values', () => {
  expect(personal.find({ a: [{ b: { cccd: '1' } }] })).toBe('cccd');
  expect(personal.find({ a: 'phone', b: ['address'] })).toBeUndefined();
  expect(personal.find(null)).toBeUndefined();
});

it('are masked with whatever lies below them; the rest stays', () => {
  const document = { id: 1, owner: { phone: ['09', { x: 1 }], role: 'a' }, list: [{ dob: 2 }] };
  expect(personal.mask(document)).toEqual({
    id: 1,
    owner: { phone: '***', role: 'a' },
    list: [{ dob: '***' }],
  });
  expect(personal.mask('text')).toBe('text');
});

it('spares keys that name things where they stand', () => {
  const spared = personalData(['name', 'phone']).except(['name']);
  expect(spared.mask({ name: 'a', list: [{ phone: 1, Name: 'b' }] })).toEqual({
    name: 'a',
    list: [{ phone: '***', Name: 'b' }],
  });
  expect(spared.find({ name: 'a' })).toBeUndefined();
});
