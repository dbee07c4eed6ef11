import { LIMITS, type ImportReport } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { refusalWords } from '../admin/fields';
import { sendFile, valueKey } from '../api/value-queries';
import { FileButton } from '../shell/FileButton';
import { FileErrors, FilePreview } from './FileLines';

/** A file that was chosen, and what it would do. */
interface Chosen {
  text: string;
  report: ImportReport;
}

/** A file is first told what it would do; only then it is entered, all of it or nothing. */
export function CsvImport({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>();
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const attempt = async (run: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setSaid('');
    setTrouble('');
    await run().catch((error: unknown) => setTrouble(refusalWords(error as Error, t)));
    setBusy(false);
  };
  const choose = async (file: File): Promise<void> => {
    setChosen(undefined);
    if (file.size > LIMITS.requestBytes) return setTrouble(t('worth.fileTooLarge'));
    const text = await file.text();
    setChosen({ text, report: await sendFile(unit, text, true) });
  };
  const write = async ({ text }: Chosen): Promise<void> => {
    const { added } = await sendFile(unit, text, false);
    setChosen(undefined);
    setSaid(t('worth.fileWritten', { added }));
    await queries.invalidateQueries({ queryKey: valueKey(unit) });
  };
  return (
    <section className="panel" aria-labelledby="worth-file">
      <h2 id="worth-file">{t('worth.file')}</h2>
      <p id="worth-file-how">{t('worth.fileHow')}</p>
      <FileButton
        label={t('worth.fileChoose')}
        describedBy="worth-file-how"
        accept=".csv,text/csv"
        disabled={busy}
        choose={(file) => void attempt(() => choose(file))}
      />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <p role="status">{said}</p>
      {chosen ? (
        <Checked
          report={chosen.report}
          busy={busy}
          write={() => void attempt(() => write(chosen))}
          drop={() => setChosen(undefined)}
        />
      ) : null}
    </section>
  );
}

interface CheckedProps {
  report: ImportReport;
  busy: boolean;
  write: () => void;
  drop: () => void;
}

function Checked({ report, busy, write, drop }: CheckedProps): ReactElement {
  const { t, language } = useTexts();
  const { lines, added, repeated, struck, value, cost, errors } = report;
  const money = (amount: number): string => `${formatNumber(amount, language, 2)} ₫`;
  return (
    <>
      <p role="status">
        {t('worth.fileChecked', { lines, added, repeated, struck })}{' '}
        {t('worth.fileSums', { value: money(value), cost: money(cost) })}
      </p>
      {errors.length > 0 ? <FileErrors errors={errors} /> : <FilePreview lines={report.preview} />}
      <div className="form__ends">
        {errors.length === 0 && added > 0 ? (
          <button type="button" className="button button--main" disabled={busy} onClick={write}>
            {t('worth.fileWrite', { added })}
          </button>
        ) : null}
        <button type="button" className="button" disabled={busy} onClick={drop}>
          {t('worth.fileDrop')}
        </button>
      </div>
    </>
  );
}
