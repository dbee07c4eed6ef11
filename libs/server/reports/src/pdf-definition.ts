import type { KpiStatus, ReportComment, ReportLanguage } from '@nhip-xa/contract';
import {
  REPORT_WORDS,
  cellText,
  filled,
  headLines,
  momentText,
  reportSections,
  reportTitle,
  type ReportCell,
  type ReportRow,
  type ReportSection,
  type ReportTable,
} from '@nhip-xa/domain';
import type { ReportFileAsked } from '@nhip-xa/ports';
import {
  INK,
  PAGE,
  PLAIN_LAYOUT,
  tableLayout,
  USABLE,
  widthsOf,
  type PdfDefinition,
  type PdfNode,
} from './pdf-parts';

type Asked = Pick<ReportFileAsked, 'report' | 'lang' | 'origin'>;

/** A report as a document of pdfmake: A4, upright, for a printer without colours as well. */
export function pdfDefinition(asked: Asked): PdfDefinition {
  const { report, lang } = asked;
  const words = REPORT_WORDS[lang];
  const { contents } = report;
  const title = reportTitle(contents, lang);
  const unit = contents.unit.name[lang];
  return {
    pageSize: 'A4',
    pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    language: lang,
    info: { title: `${title} – ${unit}`, author: unit, creator: 'Nhịp Xã' },
    defaultStyle: { font: 'BeVietnamPro', fontSize: 8.5, lineHeight: 1.2, color: INK.text },
    header: (page: number) => (page === 1 ? '' : runningLine(unit, title, PAGE.top - 24)),
    footer: (page: number, pages: number) =>
      runningLine(`SHA-256 ${report.hash.slice(0, 16)}`, filled(words.page, { page, pages }), 12),
    content: [
      ...headOf(asked, unit, title),
      ...reportSections(contents, lang).flatMap((section) => sectionOf(section, asked)),
      ...commentsOf(asked),
      {
        text: `${words.head.hash}: ${report.hash}`,
        fontSize: 7,
        color: INK.faint,
        margin: [0, 14, 0, 0],
      },
    ],
  };
}

const runningLine = (left: string, right: string, top: number): PdfNode => ({
  columns: [
    { text: left, width: '*' },
    { text: right, width: 'auto', alignment: 'right' },
  ],
  columnGap: 12,
  fontSize: 7.5,
  color: INK.faint,
  margin: [PAGE.left, top, PAGE.right, 0],
});

function headOf({ report, lang }: Asked, unit: string, title: string): PdfNode[] {
  const lines = headLines(report.contents, report, lang);
  return [
    { text: unit, bold: true, fontSize: 10 },
    { text: title, bold: true, fontSize: 16, lineHeight: 1.15, margin: [0, 6, 0, 8] },
    {
      table: {
        widths: [110, USABLE - 110],
        body: lines.map(({ name, text }) => [{ text: name, color: INK.faint }, { text }]),
      },
      layout: PLAIN_LAYOUT,
    },
    rule(),
  ];
}

const rule = (): PdfNode => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: USABLE, y2: 0, lineWidth: 0.8, lineColor: INK.line }],
  margin: [0, 6, 0, 0],
});

const HEADING: PdfNode = { bold: true, fontSize: 11.5 };
const heading = (text: string): PdfNode => ({ ...HEADING, text, margin: [0, 14, 0, 4] });
const note = (text: string): PdfNode => ({
  ...{ text, fontSize: 7.5, color: INK.faint, margin: [0, 3, 0, 0] },
});

function sectionOf({ title, lead, tables, notes }: ReportSection, asked: Asked): PdfNode[] {
  const [first, ...others] = tables;
  // a heading is part of its table: it cannot be left alone at the end of a page
  if (first === undefined || lead !== undefined) {
    const head = [heading(title), ...(lead === undefined ? [] : [{ text: lead }])];
    const rest = tables.map((table) => tableOf(table, asked));
    return [{ stack: head, unbreakable: true, margin: [0, 0, 0, 4] }, ...rest, ...notes.map(note)];
  }
  return [
    tableOf(first, asked, title),
    ...others.map((table) => tableOf(table, asked)),
    ...notes.map(note),
  ];
}

function tableOf({ title, columns, rows }: ReportTable, asked: Asked, section?: string): PdfNode {
  const widths = widthsOf(columns.map(({ weight }) => weight));
  const across = (node: PdfNode): PdfNode[] => [
    { ...node, colSpan: columns.length },
    ...columns.slice(1).map(() => ({ text: '' })),
  ];
  const titles = [
    ...(section === undefined ? [] : [across({ ...HEADING, text: section })]),
    ...(title === undefined ? [] : [across({ text: title, bold: true })]),
  ];
  const head = columns.map(({ title: text, align: alignment }) => ({
    ...{ text, bold: true, fontSize: 7.5, alignment },
  }));
  const cells = (row: ReportRow): PdfNode[] =>
    row.cells.map((cell, index) => ({
      ...cellOf(cell, asked.lang, widths[index] ?? 0),
      ...(index === 0 && linkOf(row, asked.origin)),
      alignment: columns[index]?.align ?? 'left',
    }));
  return {
    table: {
      headerRows: titles.length + 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths,
      body: [...titles, head, ...rows.map(cells)],
    },
    layout: tableLayout(titles.length),
    margin: [0, section === undefined ? 4 : 12, 0, 4],
  };
}

const linkOf = ({ href }: ReportRow, origin: string): PdfNode =>
  href === undefined ? {} : { link: origin + href, color: INK.link };

function cellOf(cell: ReportCell, lang: ReportLanguage, width: number): PdfNode {
  const text = printable(cellText(cell, lang), cell);
  if (cell.is === 'status') {
    return { text, color: INK[cell.status], bold: cell.status === 'critical' };
  }
  if (cell.is === 'shares') {
    return {
      stack: [sharesBar(cell.shares, width), { text, fontSize: 6.5, margin: [0, 2, 0, 0] }],
    };
  }
  return { text };
}

/** The arrow that names of KPIs have and the font has not. */
const ARROW = /\s*→\s*/g;
const NO_BREAK = '\u00a0';

/** A number stays on one line with its unit. */
const printable = (text: string, { is }: Pick<ReportCell, 'is'>): string =>
  is === 'number' || is === 'range' ? text.replaceAll(' ', NO_BREAK) : text.replace(ARROW, ' › ');

/** From good to none, darker the worse: told apart without colours too, and said below in words. */
const FILLS: readonly [KpiStatus, string][] = [
  ['good', '#8cc3a0'],
  ['warning', '#e0a63c'],
  ['critical', INK.critical],
  ['stale', '#9aa4b0'],
  ['none', '#e3e7ec'],
];
const BAR_HEIGHT = 5;

function sharesBar(shares: Readonly<Record<KpiStatus, number>>, width: number): PdfNode {
  let x = 0;
  const canvas = FILLS.flatMap(([status, color]) => {
    const w = shares[status] * width;
    const rect = { type: 'rect', x, y: 0, w, h: BAR_HEIGHT, color, lineWidth: 0 };
    x += w;
    return w > 0 ? [rect] : [];
  });
  return { canvas, margin: [0, 2, 0, 0] };
}

function commentsOf({ report, lang }: Asked): PdfNode[] {
  const words = REPORT_WORDS[lang];
  const { comments } = report;
  return [
    heading(words.sections.comments),
    ...(comments.length === 0 ? [{ text: words.notes.commentsNone }] : []),
    ...comments.map((comment) => commentOf(comment, lang)),
  ];
}

/** What somebody wrote is text and nothing else, whatever it looks like. */
function commentOf({ name, by, at, text, struckAt }: ReportComment, lang: ReportLanguage): PdfNode {
  const { notes } = REPORT_WORDS[lang];
  const mark =
    struckAt === null ? '' : ` – ${filled(notes.struck, { moment: momentText(struckAt) })}`;
  return {
    stack: [
      { text: `${name} (${by}), ${momentText(at)}${mark}`, color: INK.faint, fontSize: 7.5 },
      { text, ...(struckAt !== null && { decoration: 'lineThrough', color: INK.faint }) },
    ],
    margin: [0, 2, 0, 4],
  };
}
