import type { UnitLevel } from '@nhip-xa/contract';
import { folded } from './folded';

/** Codes and kinds of units as lists write them. */

/** What a kind is called, and the level it stands for; villages go by many names and by their codes. */
const KINDS: Readonly<Record<string, { kind: string; level: UnitLevel }>> = {
  province: { kind: 'tỉnh', level: 'province' },
  tinh: { kind: 'tỉnh', level: 'province' },
  city: { kind: 'thành phố', level: 'province' },
  'thanh pho': { kind: 'thành phố', level: 'province' },
  'thanh pho trung uong': { kind: 'thành phố', level: 'province' },
  commune: { kind: 'xã', level: 'commune' },
  xa: { kind: 'xã', level: 'commune' },
  ward: { kind: 'phường', level: 'commune' },
  phuong: { kind: 'phường', level: 'commune' },
  'special zone': { kind: 'đặc khu', level: 'commune' },
  'dac khu': { kind: 'đặc khu', level: 'commune' },
};

const PREFIXED = /^(Tỉnh|Thành phố|Xã|Phường|Đặc khu)\s+(?=\p{Lu})/u;

/** `Phường Ba Đình` is the ward Ba Đình; a name with no such word in front stays as it is. */
export function splitName(text: string): { name: string; kind: string | undefined } {
  const given = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const kind = PREFIXED.exec(given)?.[1];
  return kind === undefined
    ? { name: given, kind: undefined }
    : { name: given.replace(PREFIXED, ''), kind };
}

export const kindOf = (text: string): { kind: string; level: UnitLevel | undefined } =>
  KINDS[folded(text)] ?? { kind: text, level: undefined };

const DIGITS = { province: 2, commune: 5 } as const;
const VILLAGE = /^\d{1,5}-\d{1,4}$/;

export interface ReadCode {
  code: string;
  level: UnitLevel;
  restored: boolean;
}

/**
 * [contract 1] a province has 2 digits, a commune 5. Spreadsheets take leading zeros for nothing: `4`
 * is Ba Đình, 00004, where its kind or the province beside it says that it is a commune.
 * @returns undefined where it is no code, or one of another level than it should be
 */
export function readCode(
  text: string,
  level: UnitLevel | undefined,
  hasParent: boolean,
): ReadCode | undefined {
  if (VILLAGE.test(text)) {
    const [commune = '', number = ''] = text.split('-');
    return level === undefined || level === 'village'
      ? padded(`${commune.padStart(DIGITS.commune, '0')}-${number}`, 'village', text)
      : undefined;
  }
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const usual = hasParent || text.length > DIGITS.province ? 'commune' : 'province';
  const meant = level ?? usual;
  if (meant !== 'province' && meant !== 'commune') return undefined;
  if (text.length > DIGITS[meant]) return undefined;
  return padded(text.padStart(DIGITS[meant], '0'), meant, text);
}

const padded = (code: string, level: UnitLevel, text: string): ReadCode => ({
  code,
  level,
  restored: code !== text,
});

/** The unit that one of this level lies in, as far as its own line says. */
export function readParent(
  { code, level }: ReadCode,
  given: string | undefined,
): string | undefined {
  if (level === 'village') return code.split('-', 1)[0];
  if (given === undefined) return level === 'province' ? 'VN' : undefined;
  return /^\d$/.test(given) ? `0${given}` : given.toUpperCase();
}
