import type { Domain, KpiDefinition, KpiDraft } from '@nhip-xa/contract';

/** What the editor's fields hold: text as it is typed, until a draft is made of it. */

export type FactKind = 'case' | 'event' | 'reading' | 'source';

/** How a row of the filter compares. */
export const OPERATORS = ['is', 'not', 'in', '>=', '>', '<=', '<', 'present', 'absent'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface FilterRow {
  id: number;
  /** A field of the facts, or `attr:` and the name of an attribute. */
  field: string;
  is: Operator;
  value: string;
  /** Of a share: it holds for the whole, too. */
  whole: boolean;
}

export const AGGREGATES = ['count', 'sum', 'mean', 'median', 'min', 'max', 'distinct'] as const;
export type AggregateName = (typeof AGGREGATES)[number];
export const PER_SOURCE = ['last', 'mean', 'sum', 'min', 'max', 'median', 'count'] as const;

/** A threshold as one reads it: beyond what, and which number. */
export interface RuleText {
  sign: '' | '>=' | '>' | '<=' | '<';
  bound: string;
}

export interface EditorForm {
  code: string;
  label: string;
  domain: Domain;
  nameVi: string;
  nameEn: string;
  uom: string;
  better: KpiDraft['better'];
  mode: 'facts' | 'formula' | 'text';
  fact: FactKind;
  /** The kind of case or source, the type of event, the metric. */
  what: string;
  rows: readonly FilterRow[];
  aggregate: AggregateName;
  /** The attribute that is summed, compared or told apart. */
  of: string;
  perSource: (typeof PER_SOURCE)[number];
  share: boolean;
  window: string;
  freshMinutes: string;
  target: string;
  targetValue: string;
  warning: RuleText;
  critical: RuleText;
  formula: string;
  parts: readonly { name: string; code: string }[];
  /** A measure that the fields cannot say, as JSON. */
  text: string;
  /** What the editor has no fields for, kept as it is. */
  kept: Partial<KpiDraft>;
  enabled: boolean;
}

export const EMPTY_FORM: EditorForm = {
  code: '',
  label: 'TỰ LẬP',
  domain: 'infrastructure',
  nameVi: '',
  nameEn: '',
  uom: '',
  better: 'higher',
  mode: 'facts',
  fact: 'case',
  what: 'dossier',
  rows: [],
  aggregate: 'count',
  of: '',
  perSource: 'last',
  share: false,
  window: 'now',
  freshMinutes: '15',
  target: '',
  targetValue: '',
  warning: { sign: '', bound: '' },
  critical: { sign: '', bound: '' },
  formula: '',
  parts: [{ name: 'a', code: '' }],
  text: '',
  kept: {},
  enabled: true,
};

/** A row of the filter that nobody has filled in yet. */
export const newRow = (rows: readonly FilterRow[], field: string, whole: boolean): FilterRow => ({
  id: Math.max(0, ...rows.map(({ id }) => id)) + 1,
  field,
  is: 'is',
  value: '',
  whole,
});

/** A code as the contract wants it, of whatever name: `Tỷ lệ đèn sáng` → `ty-le-den-sang`. */
export const codeOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);

export type StoredDefinition = KpiDefinition;
