import type { KpiValue } from '@nhip-xa/contract';
import { formatBytes, useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { fetchFile, saveFile } from '../api/file';
import { evidenceFile, type EvidenceSide } from '../api/kpi-queries';
import { troubleWords } from '../shell/states';

interface EvidenceExportProps {
  value: KpiValue;
  side: EvidenceSide;
  /** The moment of the past that the page shows. */
  atMs: number | null;
}

type Progress = 'none' | 'busy' | 'done';

/** The items of a side as a file; how much of it has come is said while it comes. */
export function EvidenceExport({ value, side, atMs }: EvidenceExportProps): ReactElement {
  const { t, language } = useTexts();
  const [progress, setProgress] = useState<Progress>('none');
  const [bytes, setBytes] = useState(0);
  const [trouble, setTrouble] = useState('');
  const { unit, kpi } = value;
  const fetchAll = async (): Promise<void> => {
    setProgress('busy');
    setTrouble('');
    setBytes(0);
    try {
      const address = evidenceFile(unit, kpi, side, atMs, language);
      saveFile(await fetchFile(address, setBytes));
      setProgress('done');
    } catch (error) {
      setProgress('none');
      setTrouble(troubleWords(error as Error, t));
    }
  };
  const size = formatBytes(bytes, language);
  return (
    <div className="export">
      <span role="status" className="faint">
        {progress === 'busy' ? t('export.busy', { size }) : null}
        {progress === 'done' ? t('export.done', { size }) : null}
      </span>
      <span className="trouble" role="alert">
        {trouble}
      </span>
      <button
        type="button"
        className="button"
        disabled={progress === 'busy'}
        onClick={() => void fetchAll()}
      >
        {t('export.button')}
      </button>
    </div>
  );
}
