import type { ExportFormat } from '@nhip-xa/contract';
import type { ApiAddress } from '@nhip-xa/web-api';
import { formatBytes, useTexts, type TextKey } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { fetchFile, saveFile } from '../api/file';
import { ApiError } from '../api/http';
import { troubleWords } from '../shell/states';

const FORMATS: readonly (readonly [ExportFormat, TextKey])[] = [
  ['csv', 'export.button'],
  ['xlsx', 'file.xlsx'],
];

interface FileExportProps {
  /** Where the file of a format comes from. */
  address: (format: ExportFormat) => ApiAddress;
  /** Too much for the memory of a page: the browser downloads it by itself. */
  large?: boolean;
}

/** A list as a file; how much of it has come is said while it comes. */
export function FileExport({ address, large = false }: FileExportProps): ReactElement {
  const { t } = useTexts();
  if (!large) return <FetchedExport address={address} />;
  return (
    <div className="export">
      <span className="faint">{t('file.large')}</span>
      {FORMATS.map(([format, text]) => (
        <a key={format} className="button" href={address(format)} download>
          {t(text)}
        </a>
      ))}
    </div>
  );
}

type Progress = 'none' | 'busy' | 'done';

function FetchedExport({ address }: Pick<FileExportProps, 'address'>): ReactElement {
  const { t, language } = useTexts();
  const [progress, setProgress] = useState<Progress>('none');
  const [bytes, setBytes] = useState(0);
  const [trouble, setTrouble] = useState('');
  const fetchAll = async (format: ExportFormat): Promise<void> => {
    setProgress('busy');
    setTrouble('');
    setBytes(0);
    try {
      saveFile(await fetchFile(address(format), setBytes));
      setProgress('done');
    } catch (error) {
      setProgress('none');
      const isBusy = error instanceof ApiError && error.status === 429;
      setTrouble(isBusy ? t('file.throttled') : troubleWords(error as Error, t));
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
      {FORMATS.map(([format, text]) => (
        <button
          key={format}
          type="button"
          className="button"
          // not `disabled`: that would take the focus away
          aria-disabled={progress === 'busy'}
          onClick={() => void (progress === 'busy' || fetchAll(format))}
        >
          {t(text)}
        </button>
      ))}
    </div>
  );
}
