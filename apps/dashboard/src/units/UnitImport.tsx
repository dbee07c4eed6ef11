import { UNIT_FILE_LIMITS, type ImportedUnits } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { WrongField } from '../admin/fields';
import { saveFile } from '../api/file';
import { useCsvImport, type CsvImport } from '../csv-import/use-csv-import';
import { FileButton } from '../shell/FileButton';
import { csvBlob } from '../sources-import/files';
import { CheckedUnits } from './CheckedUnits';
import { listAsCsv, unitTemplate } from './files';
import { sendUnits, type ExistingUnits } from './unit-queries';

export type UnitsImport = CsvImport<ExistingUnits, ImportedUnits>;

/** Units from a file: what it would do is told first. */
export function UnitImport(): ReactElement {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const state = useUnitImport();
  const { done } = state;
  const count = done ? done.added + done.changed : 0;
  return (
    <>
      <button
        type="button"
        className="button"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setOpen(!isOpen)}
      >
        {t('units.import')}
      </button>
      <p role="status" className="units-said">
        {done ? t('units.written', { count }) : null}
      </p>
      <div id={panel} className="units-acts__panel" hidden={!isOpen}>
        {isOpen ? <ImportPanel state={state} /> : null}
      </div>
    </>
  );
}

function useUnitImport(): UnitsImport {
  const { t } = useTexts();
  const queries = useQueryClient();
  return useCsvImport<ExistingUnits, ImportedUnits>({
    bytesMost: UNIT_FILE_LIMITS.bytes,
    usual: 'refuse',
    send: sendUnits,
    written: () =>
      Promise.all(
        ['units', 'unit', 'map'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
    read: async (file) => {
      const content = await file.text();
      if (!/\.json$/i.test(file.name)) return content;
      const csv = listAsCsv(content);
      if (csv === undefined) throw new WrongField(t('units.notList'));
      return csv;
    },
  });
}

function ImportPanel({ state }: { state: UnitsImport }): ReactElement {
  const { t } = useTexts();
  const { chosen, busy, trouble, choose } = state;
  const report = chosen?.report;
  const count = report ? report.added + report.changed : 0;
  return (
    <section className="panel" aria-labelledby="units-file">
      <h2 id="units-file">{t('units.import')}</h2>
      <div id="units-file-how" className="source-files__how">
        <p>{t('units.importHow')}</p>
        <p>{t('units.importZeros')}</p>
      </div>
      <div className="source-files">
        <FileButton
          label={t('units.choose')}
          describedBy="units-file-how"
          accept=".csv,.json,text/csv,application/json"
          disabled={busy !== undefined}
          choose={choose}
        />
        <button
          type="button"
          className="button"
          onClick={() => saveFile({ name: 'don-vi-mau.csv', content: csvBlob(unitTemplate()) })}
        >
          {t('units.template')}
        </button>
      </div>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div role="status" className="source-files__busy">
        {busy === 'checking' ? t('sourceFiles.checking') : null}
        {busy === 'writing' ? t('units.writing', { count }) : null}
        {busy ? <progress aria-label={t('units.import')} /> : null}
      </div>
      {chosen ? <CheckedUnits chosen={chosen} state={state} /> : null}
    </section>
  );
}
