import type { ReportContents } from '@nhip-xa/contract';
import { caseNoun } from '../kpi/words-nouns';
import { figure, quantity, type ReportCell } from './cells';
import {
  columns,
  localText,
  number,
  text,
  type Context,
  type ReportRow,
  type ReportSection,
  type Words,
} from './section';
import { filled } from './words';

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
  const day = localText(from).slice(0, 10);
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

/** Cases that came, were closed and stand, by kind and procedure. */
export function cases({ contents, words, language }: Context): ReportSection {
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

const STATUSES = ['critical', 'warning', 'stale', 'good', 'none'] as const;

/** How many KPIs of each unit below stand how. */
export function units({ contents, words, language, at }: Context): ReportSection {
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

/** What was brought and what it cost. */
export function value({ contents, words, language }: Context): ReportSection {
  const { value: brought, cost, net, ratio } = contents.value;
  const hasAny = brought.entries + cost.entries > 0;
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
    ...(!hasAny && { lead: words.notes.valueNone }),
    tables: hasAny
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
      ...(ratio === null || !hasAny
        ? []
        : [filled(words.notes.ratio, { ratio: figure(ratio, language, 2) })]),
      ...(parts.length === 0 ? [] : [filled(words.notes.byBasis, { parts: parts.join('; ') })]),
    ],
  };
}
