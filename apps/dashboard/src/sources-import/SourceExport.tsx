import { formatBytes, useTexts } from '@nhip-xa/web-ui';
import { useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { fetchFile, saveFile } from '../api/file';
import { refusalWords } from '../admin/fields';
import { sourcesFile } from './source-file-queries';

/** The sources that the list shows, as a file; how much of it has come is said while it comes. */
export function SourceExport(): ReactElement {
  const { t, language } = useTexts();
  const { state } = useSearch({ from: '/console/admin/sources' });
  const [progress, setProgress] = useState<'none' | 'busy' | 'done'>('none');
  const [bytes, setBytes] = useState(0);
  const [trouble, setTrouble] = useState('');
  const fetchAll = async (): Promise<void> => {
    setProgress('busy');
    setTrouble('');
    setBytes(0);
    try {
      saveFile(await fetchFile(sourcesFile(state), setBytes));
      setProgress('done');
    } catch (error) {
      setProgress('none');
      setTrouble(refusalWords(error as Error, t));
    }
  };
  const size = formatBytes(bytes, language);
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={progress === 'busy'}
        onClick={() => void (progress === 'busy' || fetchAll())}
      >
        {t('sourceFiles.export')}
      </button>
      <span role="status" className="faint">
        {progress === 'busy' ? t('sourceFiles.exporting', { size }) : null}
        {progress === 'done' ? t('sourceFiles.exported', { size }) : null}
      </span>
      <span className="trouble" role="alert">
        {trouble}
      </span>
    </>
  );
}
