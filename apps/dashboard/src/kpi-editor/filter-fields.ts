import type { KpiFacts } from '@nhip-xa/contract';
import type { EditorForm, FactKind, Operator } from './form';

/** How the value of a field is given: yes or no, one of some, a number, or any text. */
export type ValueKind = 'flag' | 'yes-no' | 'choice' | 'number' | 'text';

export interface FilterField {
  name: string;
  kind: ValueKind;
  /** Values to choose from; suggestions where any text will do. */
  choices: readonly string[];
  operators: readonly Operator[];
  /** Of a share it usually holds for the whole, too: what is looked at, not how it stands. */
  whole: boolean;
}

const IS: readonly Operator[] = ['is'];
const fixed = (name: string, kind: ValueKind, choices: readonly string[] = []): FilterField => ({
  name,
  kind,
  choices,
  operators: IS,
  whole: name === 'within' || name === 'due',
});

const ATTRIBUTE_OPERATORS: readonly Operator[] = [
  ...(['is', 'not', 'in', '>=', '>', '<=', '<', 'present', 'absent'] as const),
];

const attributeField = ({ name, values }: { name: string; values: string[] }): FilterField => ({
  name: `attr:${name}`,
  kind: 'text',
  choices: values,
  operators: ATTRIBUTE_OPERATORS,
  whole: /^(type|kind|loai|class|category|direction|channel)$/i.test(name),
});

const CASE_FIELDS: readonly FilterField[] = [
  fixed('within', 'choice', ['openedAt', 'acceptedAt', 'closedAt']),
  fixed('open', 'flag'),
  fixed('overdue', 'flag'),
  fixed('dueSoon', 'flag'),
  fixed('late', 'yes-no'),
  fixed('due', 'flag'),
  fixed('inForce', 'flag'),
  fixed('receivedElsewhere', 'yes-no'),
  fixed('supplementsAtMost', 'number'),
  fixed('supplementsAtLeast', 'number'),
];

/** What facts of a kind can be filtered by, with what was seen of them. */
export function filterFields(
  { fact, what }: Pick<EditorForm, 'fact' | 'what'>,
  facts: KpiFacts | undefined,
): FilterField[] {
  const seen = attributesOf(fact, what, facts).map(attributeField);
  if (fact === 'event') return seen;
  if (fact === 'case') {
    const kind = facts?.cases.find((one) => one.kind === what);
    const several = (name: string, choices: readonly string[]): FilterField => ({
      ...fixed(name, 'text', choices),
      operators: ['is', 'in'],
    });
    return [
      ...CASE_FIELDS,
      several('state', kind?.states ?? []),
      several('category', kind?.categories ?? []),
      several('severity', ['low', 'normal', 'high', 'urgent']),
      ...seen,
    ];
  }
  if (fact === 'source') {
    return [
      fixed('online', 'yes-no'),
      fixed('lastIsOne', 'choice', facts?.metrics ?? []),
      ...(what === 'camera' ? [fixed('darkForHours', 'number')] : []),
      ...seen,
    ];
  }
  const number: FilterField = {
    ...fixed('number', 'number'),
    operators: ['is', '>=', '>', '<=', '<'],
  };
  return [number, ...seen];
}

/** Attributes that were seen: of the facts themselves, or of the sources that readings come from. */
export function attributesOf(
  fact: FactKind,
  what: string,
  facts: KpiFacts | undefined,
): { name: string; values: string[] }[] {
  if (!facts) return [];
  if (fact === 'case') return facts.cases.find(({ kind }) => kind === what)?.attributes ?? [];
  if (fact === 'event') return facts.events.find(({ type }) => type === what)?.attributes ?? [];
  const sources = facts.sources.filter(({ kind }) => fact === 'reading' || kind === what);
  const byName = new Map<string, Set<string>>();
  for (const { name, values } of sources.flatMap(({ attributes }) => attributes)) {
    byName.set(name, new Set([...(byName.get(name) ?? []), ...values]));
  }
  return [...byName].map(([name, values]) => ({ name, values: [...values] }));
}

/** What can be chosen to count, of one kind of fact; what was seen comes first. */
export function subjectsOf(fact: FactKind, facts: KpiFacts | undefined): string[] {
  if (!facts) return [];
  if (fact === 'case') {
    return [...facts.cases].sort((a, b) => Number(b.seen) - Number(a.seen)).map(({ kind }) => kind);
  }
  if (fact === 'event') return facts.events.map(({ type }) => type);
  if (fact === 'reading') return facts.metrics;
  return [...facts.sources].sort((a, b) => b.count - a.count).map(({ kind }) => kind);
}
