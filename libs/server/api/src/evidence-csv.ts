import type { Evidence, EvidenceItem, KpiStatus, KpiValue } from '@nhip-xa/contract';
import { LOCAL_OFFSET_MS, writeTypedNumber, type KpiDefinition } from '@nhip-xa/domain';
import { stringify } from 'csv-stringify/sync';
import { CSV_BOM, CSV_STYLE, escapedCell } from './csv-cells';
import { EVIDENCE_WORDS, type FileLanguage } from './evidence-words';

/** The evidence of a number as a file that spreadsheets open: what it is of, then a row for each item. */

export interface EvidenceFile {
  unit: { code: string; name: string };
  definition: KpiDefinition;
  side: 'numerator' | 'denominator';
  /** The moment that it is told of. */
  atMs: number;
  language: FileLanguage;
}

type Cell = string | number | null;

/** What the file is of, and the names of its columns. */
export function evidenceHead(file: EvidenceFile, evidence: Evidence): string {
  const { unit, definition, side, atMs, language } = file;
  const { value } = evidence;
  const { head, side: sides, status, why: reasons, columns } = EVIDENCE_WORDS[language];
  const about: readonly (readonly [string, ...Cell[]])[] = [
    [head.unit, unit.name, unit.code],
    [head.kpi, definition.name[language], definition.label, definition.code],
    [head.meaning, evidence.definition.words[language]],
    [head.formula, evidence.definition.formula],
    [head.version, evidence.definition.version],
    [head.moment, momentOf(new Date(atMs).toISOString())],
    [head.value, value.value, value.uom],
    [head.status, status[value.status]],
    [head.numerator, value.numerator],
    [head.denominator, value.denominator],
    ...typedLine(value, head.typed),
    [head.side, sides[side]],
    ...evidence.leftOut.map(({ what, why }): [string, ...Cell[]] => [
      head.leftOut,
      what,
      reasons[why] ?? why,
    ]),
  ];
  const rows: readonly (readonly Cell[])[] = [...about, [], Object.values(columns)];
  return CSV_BOM + linesOf(rows, language);
}

const typedLine = ({ typed }: KpiValue, name: string): [string, ...Cell[]][] =>
  typed ? [[name, typed.by, momentOf(typed.at), momentOf(typed.until)]] : [];

/** A row for each item, in the order of the columns. */
export const evidenceRows = (items: readonly EvidenceItem[], language: FileLanguage): string =>
  linesOf(
    items.map((item) => rowOf(item, language)),
    language,
  );

/** Says that the file ends before its items do. */
export const evidenceEnd = (rows: number, language: FileLanguage): string =>
  linesOf([[], [EVIDENCE_WORDS[language].cut.replace('{{rows}}', String(rows))]], language);

const linesOf = (rows: readonly (readonly Cell[])[], language: FileLanguage): string =>
  stringify(
    rows.map((row) => row.map((cell) => cellOf(cell, language))),
    CSV_STYLE,
  );

/** A number of ours is no formula, though it may begin with a minus. */
function cellOf(cell: Cell, language: FileLanguage): string {
  if (typeof cell === 'number') return language === 'vi' ? writeTypedNumber(cell) : String(cell);
  return escapedCell(cell ?? '');
}

/** kind, unit, source, what, state, moment, due, closed, value, what it counts as */
type Row = [
  kind: string,
  unit: string,
  source: Cell,
  what: string,
  state: Cell,
  at: string,
  due: string,
  closed: string,
  value: Cell,
  counted: Cell,
];

function rowOf(item: EvidenceItem, language: FileLanguage): Row {
  const words = EVIDENCE_WORDS[language];
  const kind = words.kind[item.kind];
  switch (item.kind) {
    case 'case': {
      const { unit, source, caseKind, id, state, openedAt, effectiveDueAt, closedAt } = item;
      const moments = [momentOf(openedAt), momentOf(effectiveDueAt), momentOf(closedAt)] as const;
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
        momentOf(at),
        '',
        '',
        amount,
        item.counted ?? null,
      ];
    }
    case 'reading': {
      const { unit, source, metric, at, value, counted } = item;
      return [kind, unit, source, metric, null, momentOf(at), '', '', value, counted];
    }
    case 'presence': {
      const { unit, source, state, since } = item;
      return [kind, unit, source, '', state, momentOf(since), '', '', null, item.counted ?? null];
    }
    case 'kpi': {
      const { unit, kpi, status, at, value } = item.value;
      const state = words.status[status satisfies KpiStatus];
      return [kind, unit, null, kpi, state, momentOf(at), '', '', value, null];
    }
    case 'system': {
      const { unit, what, id, at, counted } = item;
      return [kind, unit, null, `${what} ${id}`.trim(), null, momentOf(at), '', '', null, counted];
    }
  }
}

/** `20/11/2026 08:05:09` in Vietnam. */
function momentOf(moment: string | null): string {
  if (moment === null) return '';
  const iso = new Date(Date.parse(moment) + LOCAL_OFFSET_MS).toISOString();
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year} ${iso.slice(11, 19)}`;
}
