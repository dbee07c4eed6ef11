import { caseNoun } from '../kpi/words-nouns';
import { figure, quantity, type ReportCell } from './cells';
import {
  columns,
  number,
  text,
  type Context,
  type ReportRow,
  type ReportSection,
  type Words,
} from './section';
import { filled } from './words';

const COUNTED = ['came', 'closed', 'late', 'open', 'overdue'] as const;

/** Cases that came, were closed and stand, by kind and procedure. */
export function cases({ contents, words, language }: Context): ReportSection {
  const counts = (of: Record<(typeof COUNTED)[number], number>): ReportCell[] =>
    COUNTED.map((name) => number(of[name]));
  const kinds = contents.cases.map((of) => ({
    cells: [text(caseNoun(of.kind, language)), ...counts(of)],
  }));
  const procedures = contents.procedures.map((of) => ({
    cells: [text(of.procedure), ...counts(of)],
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
