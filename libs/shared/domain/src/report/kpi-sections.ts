import type { ReportKpi } from '@nhip-xa/contract';
import { targetWords } from '../target-words';
import { needingAttention } from './build';
import {
  columns,
  kpiPage,
  number,
  text,
  type Context,
  type ReportRow,
  type ReportSection,
} from './section';
import { filled } from './words';

/** What is red, amber or silent at the end. */
export function attention(context: Context): ReportSection {
  const { contents, words, language } = context;
  const rows = needingAttention(contents).map((kpi) => ({
    href: kpiPage(context, kpi.kpi),
    cells: [
      text(kpi.name[language]),
      number(kpi.value, kpi.uom),
      text(targetWords(kpi, language)),
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

/** Every KPI, by domain. */
export function kpis(context: Context): ReportSection {
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
    { is: 'difference', now: kpi.value, before: kpi.before, uom: kpi.uom },
    text(targetWords(kpi, context.language)),
    { is: 'status', status: kpi.status, belowTarget: kpi.belowTarget },
    { is: 'range', least: kpi.min, most: kpi.max, uom: kpi.uom },
    { is: 'shares', shares: kpi.shares },
  ],
});

/** What became another number after the report before. */
export function corrections(context: Context): ReportSection {
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

/** By which words and version each was reckoned. */
export const definitions = ({ contents, words, language }: Context): ReportSection => ({
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
