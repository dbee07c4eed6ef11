import type { KpiDefinition, Measure, MeasureTerm, Threshold } from '@nhip-xa/contract';
import { draftOf } from '@nhip-xa/domain';
import {
  AGGREGATES,
  EMPTY_FORM,
  PER_SOURCE,
  type AggregateName,
  type EditorForm,
  type FilterRow,
  type RuleText,
} from './form';
import { measureOf, sorted } from './to-draft';

/** The fields for a definition; a measure that they cannot say is shown as its text. */
export function formFrom(definition: KpiDefinition): EditorForm {
  const kept = draftOf(definition);
  const { measure } = definition;
  const base: EditorForm = {
    ...EMPTY_FORM,
    code: definition.code,
    label: definition.label,
    domain: definition.domain,
    nameVi: definition.name.vi,
    nameEn: definition.name.en,
    uom: definition.uom,
    better: definition.better,
    window: definition.window,
    target: definition.target,
    targetValue: definition.targetValue === null ? '' : String(definition.targetValue),
    warning: ruleText(definition.warning),
    critical: ruleText(definition.critical),
    freshMinutes: String((definition.freshFor ?? 900) / 60),
    text: JSON.stringify(measure, null, 2),
    enabled: definition.enabled,
    kept: {
      ...kept,
      warning: ownRule(definition.warning),
      critical: ownRule(definition.critical),
    },
  };
  if ('formula' in measure) {
    const parts = Object.entries(measure.parts).map(([name, code]) => ({ name, code }));
    return { ...base, mode: 'formula', formula: measure.formula, parts };
  }
  const filled =
    'numerator' in measure ? { ...base, ...factsOf(measure.numerator[0], measure) } : base;
  const same = sorted(measureOf({ ...filled, mode: 'facts' })) === sorted(measure);
  return { ...filled, mode: same ? 'facts' : 'text' };
}

export function ruleText(threshold: Threshold | null): RuleText {
  for (const sign of ['>=', '>', '<=', '<'] as const) {
    const bound = threshold && (threshold as Record<string, unknown>)[sign];
    if (typeof bound === 'number') return { sign, bound: String(bound) };
  }
  return { sign: '', bound: '' };
}

/** A rule that the fields cannot say stays as it is; one that they can is what they say. */
const ownRule = (threshold: Threshold | null): Threshold | null =>
  ruleText(threshold).sign === '' ? threshold : null;

function factsOf(term: MeasureTerm | undefined, measure: Measure): Partial<EditorForm> {
  if (!term || term.fact === 'system' || ('function' in term && term.fact === 'reading')) return {};
  const share = 'denominator' in measure && measure.denominator !== undefined;
  const whole = share ? rowsOf(measure.denominator?.[0]) : [];
  const rows = rowsOf(term).map((row) => ({
    ...row,
    whole: whole.some((one) => one.field === row.field && one.value === row.value),
  }));
  const what = {
    case: (one: MeasureTerm) => ('kind' in one ? one.kind : ''),
    event: (one: MeasureTerm) => ('type' in one ? one.type : ''),
    reading: (one: MeasureTerm) => ('metric' in one ? one.metric : ''),
    source: (one: MeasureTerm) => ('kinds' in one ? (one.kinds[0] ?? '') : ''),
  }[term.fact](term);
  return { fact: term.fact, what, rows, share, ...aggregateOf(term) };
}

function aggregateOf(term: MeasureTerm): Partial<EditorForm> {
  if (term.fact === 'system') return {};
  const perSource = 'perSource' in term && PER_SOURCE.find((one) => one === term.perSource);
  const found: Partial<EditorForm> = perSource ? { perSource } : {};
  if (typeof term.aggregate === 'object') {
    const { aggregate } = term;
    return 'distinct' in aggregate
      ? { ...found, aggregate: 'distinct', of: aggregate.distinct }
      : {};
  }
  const aggregate = AGGREGATES.find((one) => one === term.aggregate) as AggregateName;
  const value = 'value' in term ? term.value : undefined;
  if (typeof value === 'string') return { ...found, aggregate, of: value };
  if (value && 'attribute' in value) return { ...found, aggregate, of: value.attribute };
  if (value && 'span' in value) return { ...found, aggregate, of: `${value.span} in ${value.in}` };
  return { ...found, aggregate };
}

function rowsOf(term: MeasureTerm | undefined): FilterRow[] {
  if (!term || term.fact === 'system') return [];
  const { attributes = {}, ...where } = { ...term.where } as Record<string, unknown> & {
    attributes?: Record<string, unknown>;
  };
  const is = 'is' in term ? (term.is ?? {}) : {};
  const rows = [
    ...Object.entries(where).map(([field, test]) => rowOf(field, test)),
    ...Object.entries(attributes).map(([name, test]) => rowOf(`attr:${name}`, test)),
    ...Object.entries(is).map(([sign, bound]) => rowOf('number', { [sign]: bound })),
  ];
  return rows.map((row, at) => ({ ...row, id: at + 1 }));
}

function rowOf(field: string, test: unknown): FilterRow {
  const row = { id: 0, field, whole: false };
  if (Array.isArray(test)) return { ...row, is: 'in', value: test.join(', ') };
  if (typeof test !== 'object' || test === null) {
    const yesNo = typeof test === 'boolean' && !field.startsWith('attr:');
    return { ...row, is: 'is', value: yesNo ? (test ? 'yes' : 'no') : String(test) };
  }
  const [[name, value] = ['', '']] = Object.entries(test);
  if (name === 'present') return { ...row, is: value === true ? 'present' : 'absent', value: '' };
  if (name === '==') return { ...row, is: 'is', value: String(value) };
  return { ...row, is: name as FilterRow['is'], value: String(value) };
}
