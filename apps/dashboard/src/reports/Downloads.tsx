import { REPORT_FORMATS, type ReportFormat } from '@nhip-xa/contract';
import { formatBytes, useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { refusalWords } from '../admin/fields';
import { fetchFile, saveFile } from '../api/file';
import { reportFile } from './report-queries';

/** The report as files; that they are being made, and what has come, is said meanwhile. */
export function Downloads({ id }: { id: string }): ReactElement {
  const { t, language } = useTexts();
  const [busy, setBusy] = useState<ReportFormat | null>(null);
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState('');
  const download = async (format: ReportFormat): Promise<void> => {
    setBusy(format);
    setTrouble('');
    setSaid(t('reports.fileMaking'));
    const size = (bytes: number): string => formatBytes(bytes, language);
    try {
      const file = await fetchFile(reportFile(id, format, language), (bytes) =>
        setSaid(t('reports.fileComing', { size: size(bytes) })),
      );
      saveFile(file);
      setSaid(t('reports.fileDone', { name: file.name, size: size(file.content.size) }));
    } catch (error) {
      setSaid('');
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(null);
  };
  return (
    <>
      {REPORT_FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          disabled={busy !== null}
          onClick={() => void download(format)}
        >
          {t(`reports.file.${format}`)}
        </button>
      ))}
      <span role="status" className="faint">
        {said}
      </span>
      <span className="trouble" role="alert">
        {trouble}
      </span>
    </>
  );
}
