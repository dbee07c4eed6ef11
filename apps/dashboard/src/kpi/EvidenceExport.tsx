import type { KpiValue } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { evidenceFile, type EvidencePart } from '../api/kpi-queries';
import { FileExport } from '../table/FileExport';

interface EvidenceExportProps {
  value: KpiValue;
  part: EvidencePart;
  /** The moment of the past that the page shows. */
  atMs: number | null;
}

/** The items of a side as a file. */
export function EvidenceExport({ value, part, atMs }: EvidenceExportProps): ReactElement {
  const { language } = useTexts();
  const { unit, kpi } = value;
  return <FileExport address={(format) => evidenceFile(unit, kpi, part, atMs, language, format)} />;
}
