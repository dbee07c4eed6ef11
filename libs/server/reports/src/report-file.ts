import type { ReportFileAsked } from '@nhip-xa/ports';
import { pdfDefinition } from './pdf-definition';
import { renderPdf } from './render-pdf';
import { xlsxSheets } from './xlsx-sheets';

/** Makes the file of a report, on the thread that calls it: for a thread of its own. */
export async function makeReportFile(asked: ReportFileAsked): Promise<Uint8Array> {
  if (asked.format === 'pdf') return renderPdf(pdfDefinition(asked));
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({ sheets: xlsxSheets(asked) });
}
