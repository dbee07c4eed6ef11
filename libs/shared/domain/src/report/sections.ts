import type { ReportContents, ReportLanguage } from '@nhip-xa/contract';
import { cellText } from './cells';
import { cases, units, value } from './count-sections';
import { alerts, silences } from './event-sections';
import { attention, corrections, definitions, kpis } from './kpi-sections';
import { atOf, type ReportRow, type ReportSection } from './section';
import { REPORT_WORDS } from './words';

export type { ReportColumn, ReportRow, ReportSection, ReportTable } from './section';

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

/** A row as it is read aloud or searched for. */
export const rowText = (row: ReportRow, language: ReportLanguage): string =>
  row.cells.map((cell) => cellText(cell, language)).join(' ');
