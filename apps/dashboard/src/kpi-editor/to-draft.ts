import type { Measure, MeasureTerm, Threshold } from '@nhip-xa/contract';
import { codeOf, type EditorForm, type FilterRow, type RuleText } from './form';

type Tests = Record<string, unknown>;

const numeric = (text: string): boolean => /^-?(0|[1-9]\d{0,14})([.,]\d{1,9})?$/.test(text.trim());
export const numberOf = (text: string): number => Number(text.trim().replace(',', '.'));
const listOf = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What an attribute must be: numbers and truths as such, everything else as text. */
function plainValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return numeric(text) ? numberOf(text) : text;
}

function attributeTest({ is, value }: FilterRow): unknown {
  switch (is) {
    case 'present':
    case 'absent':
      return { present: is === 'present' };
    case 'in':
      return listOf(value);
    case 'not':
      return { not: plainValue(value) };
    case 'is':
      return plainValue(value);
    default:
      return { [is]: numberOf(value) };
  }
}

const NUMBERS: ReadonlySet<string> = new Set([
  'supplementsAtMost',
  'supplementsAtLeast',
  'darkForHours',
]);
const YES_NO: ReadonlySet<string> = new Set(['late', 'receivedElsewhere', 'online']);
const FLAGS: ReadonlySet<string> = new Set(['open', 'overdue', 'dueSoon', 'due', 'inForce']);

function fieldTest({ field, is, value }: FilterRow): unknown {
  if (FLAGS.has(field)) return true;
  if (YES_NO.has(field)) return value !== 'no';
  if (NUMBERS.has(field)) return numberOf(value);
  return is === 'in' ? listOf(value) : value;
}

/** Rows without a value say nothing yet. */
const isFilled = ({ field, is, value }: FilterRow): boolean =>
  value !== '' || is === 'present' || is === 'absent' || FLAGS.has(field) || YES_NO.has(field);

function whereOf(rows: readonly FilterRow[]): { where?: Tests; is?: Tests } {
  const where: Tests = {};
  const attributes: Tests = {};
  const number: Tests = {};
  for (const row of rows.filter(isFilled)) {
    const name = row.field.startsWith('attr:') ? row.field.slice(5) : undefined;
    if (name !== undefined) attributes[name] = attributeTest(row);
    else if (row.field === 'number') number[row.is === 'is' ? '==' : row.is] = numberOf(row.value);
    else where[row.field] = fieldTest(row);
  }
  if (Object.keys(attributes).length > 0) where['attributes'] = attributes;
  return {
    ...(Object.keys(where).length > 0 && { where }),
    ...(Object.keys(number).length > 0 && { is: number }),
  };
}

function aggregateOf({ aggregate, of, fact }: EditorForm): object {
  if (aggregate === 'distinct') return { aggregate: { distinct: of } };
  if (aggregate === 'count' || fact === 'reading' || fact === 'source') return { aggregate };
  if (fact === 'event') return { aggregate, value: of === 'amount' ? of : { attribute: of } };
  const [span, unit] = of.split(' in ');
  return { aggregate, value: unit ? { span, in: unit } : { attribute: of } };
}

/** One term of the form: its facts, the rows that hold for it, and what they come to. */
function termOf(form: EditorForm, rows: readonly FilterRow[]): MeasureTerm {
  const { fact, what, perSource } = form;
  const subject = {
    case: { kind: what },
    event: { type: what },
    reading: { metric: what, perSource },
    source: { kinds: [what] },
  }[fact];
  return { fact, ...subject, ...aggregateOf(form), ...whereOf(rows) } as MeasureTerm;
}

/** The measure that the fields say; of a text its JSON, whatever it is. */
export function measureOf(form: EditorForm): unknown {
  if (form.mode === 'text') {
    try {
      return JSON.parse(form.text) as unknown;
    } catch {
      return undefined;
    }
  }
  if (form.mode === 'formula') {
    const named = form.parts.filter(({ name, code }) => name !== '' && code !== '');
    const parts = Object.fromEntries(named.map(({ name, code }) => [name, code]));
    return { formula: form.formula, parts };
  }
  const numerator = [termOf(form, form.rows)];
  if (!form.share) return { numerator } satisfies Measure;
  const whole = form.rows.filter((row) => row.whole);
  return { numerator, denominator: [termOf(form, whole)], factor: 100 } satisfies Measure;
}

/** [contract 3, roll-up] the way in which a measure rolls up, unless it was another already. */
function rollUpOf({ mode, share, aggregate, kept }: EditorForm): string {
  if (mode === 'formula') return 'formula';
  if (mode === 'text') return kept.rollUp ?? 'sum';
  if (share) return 'ratio';
  if (aggregate === 'count' || aggregate === 'sum' || aggregate === 'distinct') return 'sum';
  return aggregate === 'min' ? 'min' : 'max';
}

const ruleOf = ({ sign, bound }: RuleText, kept: Threshold | null | undefined): unknown => {
  if (sign === '' || !numeric(bound)) return kept ?? null;
  return { [sign]: numberOf(bound) };
};

const takesLast = ({ mode, fact, perSource }: EditorForm): boolean =>
  mode === 'facts' && fact === 'reading' && perSource === 'last';

/** A draft as it would be sent; what is wrong with it the schema and the server say. */
export function draftFrom(form: EditorForm): unknown {
  const { kept, nameVi, nameEn, code, uom, share } = form;
  const { freshFor, words, formula, ...rest } = kept;
  const same = form.window === kept.window && sorted(measureOf(form)) === sorted(kept.measure);
  const minutes = numeric(form.freshMinutes) ? Math.max(1, numberOf(form.freshMinutes)) : 15;
  return {
    ...rest,
    // words of another measure would say what is no more
    ...(same && words && { words }),
    ...(same && formula !== undefined && { formula }),
    code: code === '' ? codeOf(nameVi) : code,
    label: form.label,
    domain: form.domain,
    name: { vi: nameVi, en: nameEn === '' ? nameVi : nameEn },
    uom: uom === '' && share ? '%' : uom,
    better: form.better,
    target: form.target,
    targetValue: numeric(form.targetValue) ? numberOf(form.targetValue) : null,
    warning: ruleOf(form.warning, kept.warning),
    critical: ruleOf(form.critical, kept.critical),
    window: form.window,
    ...(takesLast(form) ? { freshFor: Math.round(minutes * 60) } : freshFor ? { freshFor } : {}),
    rollUp: rollUpOf(form),
    measure: measureOf(form),
    enabled: form.enabled,
  };
}

/** The same with what is not named yet, so that it can be tried before it has a name. */
export function triedFrom(form: EditorForm): unknown {
  const named = form.nameVi.trim() === '' ? { nameVi: 'Bản nháp', nameEn: 'Draft' } : {};
  const draft = draftFrom({ ...form, ...named }) as { code: string; label: string };
  return {
    ...draft,
    code: /^[a-z][a-z0-9-]{1,62}$/.test(draft.code) ? draft.code : 'ban-nhap',
    label: draft.label === '' ? 'KPI' : draft.label,
  };
}

/** A text that does not depend on the order of keys. */
export const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';
