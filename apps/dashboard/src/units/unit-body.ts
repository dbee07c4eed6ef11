import type { CreateUnit, PatchUnit, UnitLevel } from '@nhip-xa/contract';

/** What a form of a unit holds, as it was filled; what is empty is not there. */
export type UnitValues = Readonly<Record<string, string>>;

/** The level of what lies directly below a unit. */
export const LEVEL_BELOW: Readonly<Record<UnitLevel, UnitLevel>> = {
  nation: 'province',
  province: 'commune',
  commune: 'village',
  village: 'village',
};

/** Names of fields that hold a number; what is none is given back by the name of its field. */
const NUMBERS = ['lat', 'lon', 'population'] as const;
export type NumberField = (typeof NUMBERS)[number];

/** `21,94784` and `21.94784`; of people also `31.500`. */
function numberOf(field: NumberField, text: string): number {
  const plain = text.trim();
  if (field === 'population') {
    return /^\d{1,3}([. ]\d{3})+$|^\d+$/.test(plain) ? Number(plain.replace(/[. ]/g, '')) : NaN;
  }
  return /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : NaN;
}

/** A number that cannot be read stands in a field. */
export class NoNumber extends Error {
  constructor(readonly field: NumberField) {
    super(field);
  }
}

const TEXTS = ['kind', 'validFrom', 'validTo', 'replacedBy'] as const;

/** @throws NoNumber */
function rest(
  values: UnitValues,
): Partial<Record<(typeof TEXTS)[number], string>> & Partial<Record<NumberField, number>> {
  const numbers = NUMBERS.flatMap((field) => {
    const text = values[field];
    if (text === undefined) return [];
    const number = numberOf(field, text);
    if (Number.isNaN(number)) throw new NoNumber(field);
    return [[field, number] as const];
  });
  const texts = TEXTS.flatMap((field) => {
    const text = values[field]?.trim();
    return text ? [[field, text] as const] : [];
  });
  return Object.fromEntries<string | number>([...numbers, ...texts]);
}

const nameOf = ({ nameVi = '', nameEn }: UnitValues): CreateUnit['name'] => ({
  vi: nameVi.trim(),
  ...(nameEn?.trim() ? { en: nameEn.trim() } : {}),
});

/** @throws NoNumber */
export const newUnit = (
  values: UnitValues,
  parent: { code: string; level: UnitLevel },
): CreateUnit => ({
  code: (values.code ?? '').trim(),
  level: LEVEL_BELOW[parent.level],
  parent: parent.code,
  name: nameOf(values),
  ...rest(values),
});

/** What was emptied is cleared. @throws NoNumber */
export function changedUnit(values: UnitValues): PatchUnit {
  const filled = rest(values);
  const cleared = [...NUMBERS, ...TEXTS].filter((field) => filled[field] === undefined);
  return {
    name: nameOf(values),
    ...filled,
    ...Object.fromEntries(cleared.map((field) => [field, null])),
  };
}
