import type {
  CostClass,
  EntryWay,
  LedgerColumn,
  LedgerSide,
  ValueBasis,
  ValueClass,
} from '@nhip-xa/contract';

// The contract is known here by its types alone: its schemas would come into the wall's bundle.

type Words<Name extends string> = Readonly<Record<Name, string>>;

/** The words of a ledger's file in Vietnamese; a program may write the names of the contract instead. */
const COLUMNS: Words<LedgerColumn> = {
  id: 'Mã',
  unit: 'Mã xã',
  at: 'Ngày',
  side: 'Bên',
  amount: 'Số tiền',
  class: 'Nhóm',
  hours: 'Giờ',
  basis: 'Căn cứ',
  note: 'Ghi chú',
  by: 'Người ghi',
  via: 'Ghi qua',
  source: 'Nguồn',
};
const COLUMN_ALIASES: Readonly<Record<string, LedgerColumn>> = { date: 'at', xã: 'unit' };
const SIDES: Words<LedgerSide> = { value: 'giá trị', cost: 'chi phí' };
const VALUE_WORDS: Words<ValueClass> = {
  labour: 'lao động',
  recurrent: 'chi thường xuyên',
  new: 'giá trị mới',
  intangible: 'vô hình',
};
const COST_WORDS: Words<CostClass> = {
  capital: 'đầu tư',
  rent: 'thuê',
  operation: 'vận hành',
  training: 'đào tạo',
};
const BASES: Words<ValueBasis> = {
  measured: 'đo được',
  estimated: 'ước tính',
  assumed: 'giả định',
};
const WAYS: Words<EntryWay> = { form: 'biểu mẫu', csv: 'tệp CSV', mqtt: 'MQTT' };

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** The name that a text is, or is the word for; undefined for any other text. */
function named<Name extends string>(words: Words<Name>, text: string): Name | undefined {
  const stated = plain(text);
  const entries = Object.entries(words) as [Name, string][];
  return entries.find(([name, word]) => name === stated || plain(word) === stated)?.[0];
}

export const readColumn = (text: string): LedgerColumn | undefined =>
  named(COLUMNS, text) ?? COLUMN_ALIASES[plain(text)];
export const readSide = (text: string): LedgerSide | undefined => named(SIDES, text);
export const readValueClass = (text: string): ValueClass | undefined => named(VALUE_WORDS, text);
export const readCostClass = (text: string): CostClass | undefined => named(COST_WORDS, text);
export const readBasis = (text: string): ValueBasis | undefined => named(BASES, text);

const GROUPS = {
  column: COLUMNS,
  side: SIDES,
  class: { ...VALUE_WORDS, ...COST_WORDS },
  basis: BASES,
  via: WAYS,
} as const;

/** The Vietnamese word for a name of the contract; what a source named otherwise stays as it is. */
export function ledgerWord(group: keyof typeof GROUPS, name: string): string {
  const words: Readonly<Record<string, string>> = GROUPS[group];
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}
