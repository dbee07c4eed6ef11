import type { Evidence, EvidenceItem, KpiValue } from '@nhip-xa/contract';
import type { KpiDefinition } from '@nhip-xa/domain';
import { EVIDENCE_WORDS, type FileLanguage } from './evidence-words';
import { momentCell, type Cell, type Row } from './table-file/cells';

/** The evidence of a number as a file that spreadsheets open: what it is of, then a row for each item. */

export interface EvidenceFile {
  unit: { code: string; name: string };
  definition: KpiDefinition;
  side: 'numerator' | 'denominator' | 'rest';
  /** What its cases are about, where only those are told. */
  subject?: string | null;
  /** The moment that it is told of. */
  atMs: number;
  language: FileLanguage;
}

/** What the file is of. */
export function evidenceAbout(file: EvidenceFile, evidence: Evidence): Row[] {
  const { unit, definition, side, atMs, language } = file;
  const { value } = evidence;
  const { head, side: sides, why: reasons } = EVIDENCE_WORDS[language];
  return [
    [head.unit, unit.name, unit.code],
    [head.kpi, definition.name[language], definition.label, definition.code],
    [head.meaning, evidence.definition.words[language]],
    [head.formula, evidence.definition.formula],
    [head.version, evidence.definition.version],
    [head.moment, new Date(atMs)],
    [head.value, value.value, value.uom],
    [head.status, standing(value, language)],
    [head.numerator, value.numerator],
    [head.denominator, value.denominator],
    ...typedLine(value, head.typed),
    [head.side, sides[side]],
    ...(file.subject === undefined ? [] : [[head.subject, file.subject] as [string, ...Cell[]]]),
    ...evidence.leftOut.map(({ what, why }): [string, ...Cell[]] => [
      head.leftOut,
      what,
      reasons[why] ?? why,
    ]),
  ];
}

/** Its status in words; what is good and below its target is not said to meet it. */
const standing = ({ status, belowTarget }: KpiValue, language: FileLanguage): string =>
  EVIDENCE_WORDS[language].status[belowTarget ? 'within' : status];

const typedLine = ({ typed }: KpiValue, name: string): [string, ...Cell[]][] =>
  typed ? [[name, typed.by, momentCell(typed.at), momentCell(typed.until)]] : [];

/** The names of the columns. */
export const evidenceHeader = (language: FileLanguage): string[] =>
  Object.values(EVIDENCE_WORDS[language].columns);

/** Which of them are moments: when, due, closed. */
export const EVIDENCE_MOMENTS = [5, 6, 7] as const;

/** A row for each item, in the order of the columns: kind, unit, source, what, state, moment, due, closed, value, what it counts as. */
export function evidenceRow(item: EvidenceItem, language: FileLanguage): Row {
  const words = EVIDENCE_WORDS[language];
  const kind = words.kind[item.kind];
  switch (item.kind) {
    case 'case': {
      const { unit, source, caseKind, id, state, openedAt, effectiveDueAt, closedAt } = item;
      const moments = [
        momentCell(openedAt),
        momentCell(effectiveDueAt),
        momentCell(closedAt),
      ] as const;
      return [
        kind,
        unit,
        source,
        `${caseKind} ${id}`,
        state,
        ...moments,
        null,
        item.counted ?? null,
      ];
    }
    case 'event': {
      const { unit, source, type, id, at, amount } = item;
      return [
        kind,
        unit,
        source,
        `${type} ${id}`,
        null,
        momentCell(at),
        null,
        null,
        amount,
        item.counted ?? null,
      ];
    }
    case 'reading': {
      const { unit, source, metric, at, value, counted } = item;
      return [kind, unit, source, metric, null, momentCell(at), null, null, value, counted];
    }
    case 'presence': {
      const { unit, source, state, since } = item;
      return [
        kind,
        unit,
        source,
        '',
        state,
        momentCell(since),
        null,
        null,
        null,
        item.counted ?? null,
      ];
    }
    case 'kpi': {
      const { unit, kpi, at, value } = item.value;
      const state = standing(item.value, language);
      return [kind, unit, null, kpi, state, momentCell(at), null, null, value, null];
    }
    case 'system': {
      const { unit, what, id, at, counted } = item;
      return [
        kind,
        unit,
        null,
        `${what} ${id}`.trim(),
        null,
        momentCell(at),
        null,
        null,
        null,
        counted,
      ];
    }
  }
}
