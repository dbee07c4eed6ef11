import type { ReportContents, ReportKpi, ReportLanguage } from '@nhip-xa/contract';
import { caseNoun } from '../kpi/words-nouns';
import { LOCAL_OFFSET_MS } from '../time';
import { needingAttention } from './build';
import { cellText, figure, quantity, targetText, type ReportCell } from './cells';
import { REPORT_WORDS, filled } from './words';

/** A column; `weight` is how wide it wants to be beside the others. */
export interface ReportColumn {
  title: string;
  align: 'left' | 'right';
  weight: number;
}

export interface ReportRow {
  /** Where the evidence of its first cell is, from the root of the pages. */
  href?: string;
  cells: ReportCell[];
}

export interface ReportTable {
  title?: string;
  columns: ReportColumn[];
  rows: ReportRow[];
}

/** A part of a report as it is read; the page, the paper and the spreadsheet are made of the same. */
export interface ReportSection {
  id: string;
  title: string;
  /** What is said instead of tables, or above them. */
  lead?: string;
  tables: ReportTable[];
  notes: string[];
}

type Words = (typeof REPORT_WORDS)[ReportLanguage];
type Column = keyof Words['columns'];

interface Context {
  contents: ReportContents;
  words: Words;
  language: ReportLanguage;
  /** `?at=` of the report's moment. */
  at: string;
}

/** `?at=2026-11-25T23:59:59`, in Vietnam, as addresses of pages state a moment of the past. */
const localText = (moment: string): string =>
  new Date(Date.parse(moment) + LOCAL_OFFSET_MS).toISOString().slice(0, 23);
const atOf = (moment: string): string => `?at=${localText(moment).slice(0, 19)}`;

const text = (said: string): ReportCell => ({ is: 'text', text: said });
const number = (value: number | null, uom = ''): ReportCell => ({
  is: 'number',
  number: value,
  uom,
});

const WIDE: Partial<Record<Column, number>> = {
  kpi: 34,
  procedure: 44,
  source: 34,
  unit: 30,
  kind: 34,
  item: 40,
  words: 60,
  owner: 28,
  acknowledged: 24,
  shares: 25,
  range: 16,
  value: 16,
  status: 17,
  level: 17,
  target: 14,
  difference: 15,
  since: 16,
  began: 16,
  ended: 16,
  silentSince: 16,
  silentFor: 16,
  amount: 22,
  code: 12,
  version: 10,
};
const LEFT = new Set<Column>([
  'kpi',
  'procedure',
  'source',
  'unit',
  'kind',
  'item',
  'words',
  'owner',
  'acknowledged',
  'status',
  'level',
  'code',
  'shares',
  'since',
  'began',
  'ended',
  'silentSince',
]);

const columns = (words: Words, ...names: Column[]): ReportColumn[] =>
  names.map((name) => ({
    title: words.columns[name],
    align: LEFT.has(name) ? 'left' : 'right',
    weight: WIDE[name] ?? 13,
  }));

/** The parts of a report in the order in which they are read. */
export function reportSections(
  contents: ReportContents,
  language: ReportLanguage,
): ReportSection[] {
  const words = REPORT_WORDS[language];
  const context = { contents, words, language, at: atOf(contents.asOf) };
  return [
    attention(context),
    kpis(context),
    cases(context),
    alerts(context),
    silences(context),
    ...(contents.unit.level === 'province' || contents.unit.level === 'nation'
      ? [units(context)]
      : []),
    value(context),
    corrections(context),
    definitions(context),
  ];
}

const kpiPage = ({ contents, at }: Context, kpi: string, unit = contents.unit.code): string =>
  `/u/${unit}/kpi/${kpi}${at}`;

function attention(context: Context): ReportSection {
  const { contents, words, language } = context;
  const rows = needingAttention(contents).map((kpi) => ({
    href: kpiPage(context, kpi.kpi),
    cells: [
      text(kpi.name[language]),
      number(kpi.value, kpi.uom),
      text(targetText(kpi.target, language)),
      { is: 'status' as const, status: kpi.status, belowTarget: kpi.belowTarget },
      { is: 'moment' as const, at: kpi.since },
      text(kpi.owner),
    ],
  }));
  const head = columns(words, 'kpi', 'value', 'target', 'status', 'since', 'owner');
  return {
    id: 'attention',
    title: words.sections.attention,
    ...(rows.length === 0 && { lead: words.notes.attentionNone }),
    tables: rows.length === 0 ? [] : [{ columns: head, rows }],
    notes: [],
  };
}

function kpis(context: Context): ReportSection {
  const { contents, words, language } = context;
  const head = columns(
    words,
    ...(['kpi', 'value', 'before', 'difference', 'target', 'status', 'range', 'shares'] as const),
  );
  const domains = [...new Set(contents.kpis.map(({ domain }) => domain))];
  const names = contents.without.map((name) => name[language]).join('; ');
  const without = filled(words.notes.without, { count: contents.without.length, names });
  return {
    id: 'kpis',
    title: words.sections.kpis,
    ...(domains.length === 0 && { lead: words.notes.kpisNone }),
    tables: domains.map((domain) => ({
      title: words.domains[domain],
      columns: head,
      rows: contents.kpis.filter((kpi) => kpi.domain === domain).map((kpi) => kpiRow(kpi, context)),
    })),
    notes: [
      ...(domains.length === 0 ? [] : [words.notes.ranges]),
      ...(contents.without.length === 0 ? [] : [without]),
    ],
  };
}

const kpiRow = (kpi: ReportKpi, context: Context): ReportRow => ({
  href: kpiPage(context, kpi.kpi),
  cells: [
    text(kpi.name[context.language]),
    number(kpi.value, kpi.uom),
    number(kpi.before, kpi.uom),
    { is: 'number', number: kpi.difference, uom: kpi.uom, signed: true },
    text(targetText(kpi.target, context.language)),
    { is: 'status', status: kpi.status, belowTarget: kpi.belowTarget },
    { is: 'range', least: kpi.min, most: kpi.max, uom: kpi.uom },
    { is: 'shares', shares: kpi.shares },
  ],
});

const COUNTED = ['came', 'closed', 'late', 'open', 'overdue'] as const;

/** What there is none of leads nowhere. */
const countOf = (count: number, href: string): ReportCell => ({
  ...{ is: 'number', number: count, uom: '' },
  ...(count > 0 && { href }),
});

/** The list of the very cases that were counted, as they stood at the moment of the report. */
function casesPage(
  { unit, from, asOf }: ReportContents,
  kind: string,
  counted: (typeof COUNTED)[number],
): string {
  const day = new Date(Date.parse(from) + LOCAL_OFFSET_MS).toISOString().slice(0, 10);
  const filters: Record<typeof counted, Record<string, string>> = {
    came: { from: day },
    closed: { closedFrom: day },
    late: { closedFrom: day, standing: 'late' },
    open: { standing: 'open' },
    overdue: { standing: 'overdue' },
  };
  const search = new URLSearchParams({ kind, ...filters[counted], at: localText(asOf) });
  return `/u/${unit.code}/cases?${search.toString()}`;
}

function cases({ contents, words, language }: Context): ReportSection {
  const kinds = contents.cases.map((of) => ({
    cells: [
      text(caseNoun(of.kind, language)),
      ...COUNTED.map((name): ReportCell => countOf(of[name], casesPage(contents, of.kind, name))),
    ],
  }));
  // a procedure is named here as people call it, which is no filter of a list
  const procedures = contents.procedures.map((of) => ({
    cells: [text(of.procedure), ...COUNTED.map((name) => number(of[name]))],
  }));
  return {
    id: 'cases',
    title: words.sections.cases,
    ...(kinds.length === 0 && { lead: words.notes.casesNone }),
    tables: [
      ...(kinds.length === 0 ? [] : [{ columns: columns(words, 'kind', ...COUNTED), rows: kinds }]),
      ...(procedures.length === 0
        ? []
        : [
            {
              title: words.notes.procedures,
              columns: columns(words, 'procedure', ...COUNTED),
              rows: procedures,
            },
          ]),
    ],
    notes: [],
  };
}

function alerts(context: Context): ReportSection {
  const { contents, words, language } = context;
  const { began, ended, acknowledged, items } = contents.alerts;
  const any = began + ended > 0;
  const rows = items.map((alert) => ({
    href: `/u/${alert.unit}/kpi/${alert.kpi}${atOf(alert.openedAt)}`,
    cells: [
      text(alert.name[language]),
      text(alert.unitName[language]),
      { is: 'status' as const, status: alert.worst },
      { is: 'moment' as const, at: alert.openedAt },
      { is: 'moment' as const, at: alert.closedAt, none: words.notes.stillOpen },
      text(acknowledgedText(alert, words)),
    ],
  }));
  return {
    id: 'alerts',
    title: words.sections.alerts,
    lead: any
      ? filled(words.notes.alertsCount, { began, ended, acknowledged })
      : words.notes.alertsNone,
    tables: any
      ? [
          {
            columns: columns(words, 'kpi', 'unit', 'level', 'began', 'ended', 'acknowledged'),
            rows,
          },
        ]
      : [],
    notes:
      contents.alerts.items.length < totalAlerts(contents)
        ? [filled(words.notes.alertsMore, { shown: items.length })]
        : [],
  };
}

/** One that began and ended is one; so many there are at least. */
const totalAlerts = ({ alerts: { began, ended } }: ReportContents): number =>
  Math.max(began, ended);

const acknowledgedText = (
  { acknowledgedBy, word }: ReportContents['alerts']['items'][number],
  words: Words,
): string =>
  acknowledgedBy === null
    ? words.notes.nobody
    : word
      ? `${acknowledgedBy}: ${word}`
      : acknowledgedBy;

function silences({ contents, words, language }: Context): ReportSection {
  const { sources, items } = contents.silences;
  const rows = items.map((source) => ({
    href: `/s/${source.key}`,
    cells: [
      text(`${source.name} (${source.key})`),
      text(source.unitName[language]),
      { is: 'duration' as const, seconds: source.seconds },
      source.silent
        ? { is: 'moment' as const, at: source.since, none: words.notes.neverHeard }
        : text(words.notes.heardAgain),
    ],
  }));
  return {
    id: 'silences',
    title: words.sections.silences,
    ...(rows.length === 0 && { lead: words.notes.silencesNone }),
    tables:
      rows.length === 0
        ? []
        : [{ columns: columns(words, 'source', 'unit', 'silentFor', 'silentSince'), rows }],
    notes:
      items.length < sources
        ? [filled(words.notes.silencesMore, { shown: items.length, count: sources })]
        : [],
  };
}

const STATUSES = ['critical', 'warning', 'stale', 'good', 'none'] as const;

function units({ contents, words, language, at }: Context): ReportSection {
  return {
    id: 'units',
    title: words.sections.units,
    tables: [
      {
        columns: [
          ...columns(words, 'unit'),
          ...STATUSES.map((status) => ({
            title: words.status[status],
            align: 'right' as const,
            weight: 13,
          })),
        ],
        rows: contents.units.map(({ unit, name, counts }) => ({
          href: `/u/${unit}${at}`,
          cells: [text(name[language]), ...STATUSES.map((status) => number(counts[status]))],
        })),
      },
    ],
    notes: [],
  };
}

function value({ contents, words, language }: Context): ReportSection {
  const { value: brought, cost, net, ratio } = contents.value;
  const any = brought.entries + cost.entries > 0;
  const parts = (['measured', 'estimated', 'assumed', 'unstated'] as const)
    .filter((basis) => brought.byBasis[basis] !== 0)
    .map((basis) => `${words.basis[basis]} ${quantity(brought.byBasis[basis], 'VND', language)}`);
  const href = `/u/${contents.unit.code}/value`;
  const line = (name: keyof Words['value'], cell: ReportCell): ReportRow => ({
    href,
    cells: [text(words.value[name]), cell],
  });
  return {
    id: 'value',
    title: words.sections.value,
    ...(!any && { lead: words.notes.valueNone }),
    tables: any
      ? [
          {
            columns: columns(words, 'item', 'amount'),
            rows: [
              line('value', number(brought.total, 'VND')),
              line('cost', number(cost.total, 'VND')),
              line('net', number(net, 'VND')),
              line('hours', number(brought.hours, 'giờ')),
            ],
          },
        ]
      : [],
    notes: [
      ...(ratio === null || !any
        ? []
        : [filled(words.notes.ratio, { ratio: figure(ratio, language, 2) })]),
      ...(parts.length === 0 ? [] : [filled(words.notes.byBasis, { parts: parts.join('; ') })]),
    ],
  };
}

function corrections(context: Context): ReportSection {
  const { contents, words, language } = context;
  const rows = contents.corrections.map(({ kpi, name, uom, was, is }) => ({
    href: kpiPage(context, kpi),
    cells: [text(name[language]), number(was, uom), number(is, uom)],
  }));
  const late = contents.kpis.filter(({ corrected }) => corrected > 0);
  const names = late.map(({ name }) => name[language]).join('; ');
  const none = rows.length === 0 && late.length === 0;
  return {
    id: 'corrections',
    title: words.sections.corrections,
    ...(none && { lead: words.notes.correctionsNone }),
    tables: rows.length === 0 ? [] : [{ columns: columns(words, 'kpi', 'was', 'is'), rows }],
    notes: late.length === 0 ? [] : [filled(words.notes.corrected, { names })],
  };
}

const definitions = ({ contents, words, language }: Context): ReportSection => ({
  id: 'definitions',
  title: words.sections.definitions,
  tables:
    contents.definitions.length === 0
      ? []
      : [
          {
            columns: columns(words, 'code', 'kpi', 'version', 'words'),
            rows: contents.definitions.map((one) => ({
              cells: [
                text(one.label),
                text(one.name[language]),
                number(one.version),
                text(one.words[language]),
              ],
            })),
          },
        ],
  notes: [],
});

/** A row as it is read aloud or searched for. */
export const rowText = (row: ReportRow, language: ReportLanguage): string =>
  row.cells.map((cell) => cellText(cell, language)).join(' ');
