/**
 * Keys that name people [contract 2, no personal data; Decree 356/2025]. Whole keys are compared,
 * normalised: without case, marks, widths and separators, so `so_dien_thoai`, `soDienThoai` and
 * `SốĐiệnThoại` are one.
 */
export const PERSONAL_KEYS: readonly string[] = [
  'hoTen',
  'hoVaTen',
  'ten',
  'tenNguoiNop',
  'chuHoSo',
  'nguoiNop',
  'name',
  'fullName',
  'firstName',
  'lastName',
  'phone',
  'phoneNumber',
  'mobile',
  'soDienThoai',
  'dienThoai',
  'sdt',
  'fax',
  'email',
  'cccd',
  'cmnd',
  'soCccd',
  'soCmnd',
  'soDinhDanh',
  'idCard',
  'identityNumber',
  'passport',
  'hoChieu',
  'plate',
  'licensePlate',
  'bienSo',
  'bienSoXe',
  'address',
  'diaChi',
  'homeAddress',
  'ngaySinh',
  'birthday',
  'dateOfBirth',
  'dob',
  'face',
  'faceId',
];

export const normaliseKey = (key: string): string =>
  key
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '');

/** What replaces the value of a personal key in the kept copy of a refused item. */
export const MASK = '***';

export interface PersonalData {
  isPersonal(key: string): boolean;
  /** The first personal key anywhere in a document; undefined when there is none. */
  find(document: unknown): string | undefined;
  /** A copy whose personal values are masked. */
  mask(document: unknown): unknown;
  /** The same but for keys that name things where they stand. */
  except(keys: readonly string[]): PersonalData;
}

/** Builds the check from the list of keys, which is a setting. */
export function personalData(keys: readonly string[] = PERSONAL_KEYS): PersonalData {
  const refused = new Set(keys.map(normaliseKey));
  // keys come again and again: what a spelling means is remembered, for a bounded number of them
  const known = new Map<string, boolean>();
  const isPersonal = (key: string): boolean => {
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const personal = refused.has(normaliseKey(key));
    if (known.size < KNOWN_KEYS) known.set(key, personal);
    return personal;
  };
  return personalBy(isPersonal);
}

function personalBy(isPersonal: PersonalData['isPersonal']): PersonalData {
  const find = (document: unknown): string | undefined => {
    if (typeof document !== 'object' || document === null) return undefined;
    for (const [key, value] of Object.entries(document)) {
      if (!Array.isArray(document) && isPersonal(key)) return key;
      const inside = find(value);
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  const mask = (document: unknown): unknown => {
    if (typeof document !== 'object' || document === null) return document;
    if (Array.isArray(document)) return document.map(mask);
    return Object.fromEntries(
      Object.entries(document).map(([key, value]) => [key, isPersonal(key) ? MASK : mask(value)]),
    );
  };
  const except = (keys: readonly string[]): PersonalData => {
    const spared = new Set(keys.map(normaliseKey));
    return personalBy((key) => !spared.has(normaliseKey(key)) && isPersonal(key));
  };
  return { isPersonal, find, mask, except };
}

/** Spellings of keys that are remembered. */
const KNOWN_KEYS = 10_000;
