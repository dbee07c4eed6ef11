import { KPI_STATUSES } from '@nhip-xa/contract';
import {
  LOCAL_OFFSET_MS,
  REPORT_WORDS,
  cellText,
  headLines,
  momentText,
  reportSections,
  reportTitle,
  type ReportCell,
  type ReportSection,
  type ReportTable,
} from '@nhip-xa/domain';
import type { ReportFileAsked } from '@nhip-xa/ports';
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';

type Asked = Pick<ReportFileAsked, 'report' | 'lang' | 'origin'>;

/** A cell with how it is written. */
interface Shown {
  value: CellValue;
  numFmt?: string;
  bold?: boolean;
  link?: string;
}

const MOMENT = 'dd/mm/yyyy hh:mm';
const NUMBER = '#,##0.##';
const PERCENT = '0.0%';
/** Characters of a sheet's name at most, and what none may hold [Office Open XML]. */
const NAME_MOST = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;
/** What a spreadsheet would take for a formula [OWASP, CSV injection], as in other files of ours. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Text that stays text, also when the file is saved as CSV and opened again. */
const plain = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
const said = (text: string, more: Partial<Shown> = {}): Shown => ({ value: plain(text), ...more });

/** A sheet for each part of a report; each begins with whose, of when and as of which moment it is. */
export function xlsxSheets(asked: Asked): WriteSheet[] {
  const { report, lang } = asked;
  const { head, sections } = REPORT_WORDS[lang];
  const lines = headLines(report.contents, report, lang);
  const summary: Shown[][] = [
    [said(reportTitle(report.contents, lang), { bold: true })],
    ...lines.map(({ name, text }) => [said(name), said(text)]),
    [said(head.hash), said(report.hash)],
  ];
  return [
    sheetOf(head.period, summary, [26, 90]),
    ...reportSections(report.contents, lang).map((section) => sectionSheet(section, asked)),
    sheetOf(sections.comments, [...aboutOf(asked), ...commentRows(asked)], [30, 18, 90, 40]),
  ];
}

/** Unit, period and moment: a sheet that is sent on alone still says what it is. */
function aboutOf({ report, lang }: Asked): Shown[][] {
  const { contents } = report;
  const { head } = REPORT_WORDS[lang];
  return [
    [said(`${contents.unit.name[lang]} – ${contents.unit.code}`, { bold: true })],
    [said(reportTitle(contents, lang))],
    [said(`${head.asOf}: ${momentText(contents.asOf)}`)],
    [],
  ];
}

function sectionSheet({ title, lead, tables, notes }: ReportSection, asked: Asked): WriteSheet {
  const rows = [
    ...aboutOf(asked),
    [said(title, { bold: true })],
    ...(lead === undefined ? [] : [[said(lead)]]),
    ...tables.flatMap((table) => [...tableRows(table, asked), []]),
    ...notes.map((note) => [said(note)]),
  ];
  const weights = tables[0]?.columns.map(({ weight }) => Math.max(12, Math.round(weight * 1.1)));
  return sheetOf(title, rows, weights ?? [60]);
}

function tableRows({ title, columns, rows }: ReportTable, { lang, origin }: Asked): Shown[][] {
  const { status } = REPORT_WORDS[lang];
  const isShares = (index: number): boolean => rows[0]?.cells[index]?.is === 'shares';
  const isRange = (index: number): boolean => rows[0]?.cells[index]?.is === 'range';
  const head = columns.flatMap(({ title: name }, index): Shown[] => {
    if (isShares(index)) {
      return KPI_STATUSES.map((one) => said(`${name}: ${status[one]}`, { bold: true }));
    }
    const [least = name, most = ''] = isRange(index) ? name.split(' – ') : [name];
    return isRange(index)
      ? [said(least, { bold: true }), said(most, { bold: true })]
      : [said(name, { bold: true })];
  });
  return [
    ...(title === undefined ? [] : [[said(title, { bold: true })]]),
    head,
    ...rows.map(({ cells, href }) =>
      cells
        .flatMap((cell) => shownOf(cell, lang))
        .map((cell, index) =>
          index === 0 && href !== undefined ? { ...cell, link: origin + href } : cell,
        ),
    ),
  ];
}

/** Numbers as numbers and moments as dates, so that a spreadsheet can go on with them. */
function shownOf(cell: ReportCell, lang: Asked['lang']): Shown[] {
  switch (cell.is) {
    case 'number':
      return [{ value: cell.number, numFmt: NUMBER }];
    case 'difference': {
      const { now, before } = cell;
      const difference = now === null || before === null ? null : now - before;
      return [{ value: difference, numFmt: NUMBER }];
    }
    case 'range':
      return [
        { value: cell.least, numFmt: NUMBER },
        { value: cell.most, numFmt: NUMBER },
      ];
    case 'moment':
      return cell.at === null
        ? [said(cell.none ?? '')]
        : [{ value: local(cell.at), numFmt: MOMENT }];
    case 'duration':
      // a part of a day, which is how spreadsheets hold time
      return [{ value: cell.seconds / 86_400, numFmt: '[h]:mm' }];
    case 'shares':
      return KPI_STATUSES.map((status) => ({ value: cell.shares[status], numFmt: PERCENT }));
    default:
      return [said(cellText(cell, lang))];
  }
}

/** A spreadsheet knows no zones: what it shows is the time in Vietnam. */
const local = (at: string): Date => new Date(Date.parse(at) + LOCAL_OFFSET_MS);

function commentRows({ report, lang }: Asked): Shown[][] {
  const { notes } = REPORT_WORDS[lang];
  if (report.comments.length === 0) return [[said(notes.commentsNone)]];
  return report.comments.map(({ name, by, at, text, struckAt }) => [
    said(`${name} (${by})`),
    { value: local(at), numFmt: MOMENT },
    said(text),
    said(struckAt === null ? '' : notes.struck.replace('{{moment}}', momentText(struckAt))),
  ]);
}

function sheetOf(title: string, rows: readonly Shown[][], widths: readonly number[]): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  rows.forEach((row, y) =>
    row.forEach(({ numFmt, bold, link }, x) => {
      const style: CellStyle = {
        ...(numFmt !== undefined && { numFmt }),
        ...(bold && { font: { bold: true } }),
        alignment: { vertical: 'top' },
      };
      cells.set(`${y},${x}`, { style, ...(link !== undefined && { hyperlink: { target: link } }) });
    }),
  );
  return {
    name: title.replace(NOT_IN_NAMES, ' ').slice(0, NAME_MOST).trim(),
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) => row.map(({ value }) => value)),
    cells,
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  };
}
