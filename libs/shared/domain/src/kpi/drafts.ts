import type { KpiDefinition, KpiDraft } from '@nhip-xa/contract';
import { formulaOf, wordsOf } from './words';

/** What is kept of a definition besides what a person says of it. */
export type Kept = Pick<KpiDefinition, 'version' | 'builtIn' | 'enabled'>;

/** A draft with all that is told from its measure. */
export const completed = (draft: KpiDraft, kept: Kept): KpiDefinition => ({
  ...draft,
  words: draft.words ?? wordsOf(draft.measure, draft.window),
  formula: draft.formula ?? formulaOf(draft.measure),
  ...kept,
});

/** What is kept besides what a person says. */
const KEPT: ReadonlySet<string> = new Set(['version', 'builtIn']);

const without = (from: object, names: ReadonlySet<string>): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.has(name)));

/** What a person says of a KPI, without what is told from its measure anyway or kept besides it. */
export function draftOf(definition: KpiDefinition | KpiDraft): KpiDraft {
  const { words, formula, measure, window } = definition;
  const told = wordsOf(measure, window);
  const left = new Set(KEPT);
  if (words?.vi === told.vi && words.en === told.en) left.add('words');
  if (formula === formulaOf(measure)) left.add('formula');
  return without(definition, left) as KpiDraft;
}

/** A text of the same meaning whatever the order of its keys; whether it is on is no part of it. */
export function textOf(definition: KpiDefinition | KpiDraft): string {
  const text = without(draftOf(definition), new Set(['enabled']));
  return JSON.stringify(inOrder(JSON.parse(JSON.stringify(text))));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)]));
}
