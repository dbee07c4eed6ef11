import { SOURCE_KINDS } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useId, useState, type ReactElement } from 'react';
import { saveFile } from '../api/file';
import { FileButton } from '../shell/FileButton';
import { useMe } from '../shell/me';
import { CheckedSources } from './CheckedSources';
import { csvBlob, templateFile } from './files';
import { RegisteredSources } from './RegisteredSources';
import { SourceExport } from './SourceExport';
import { useSourceImport, type SourceImport } from './use-source-import';
import './sources-import.css';

/** Sources as files: many registered at once, and a file of those that stand. */
export function SourceFiles(): ReactElement {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const state = useSourceImport();
  const panel = useId();
  const finish = (): void => {
    state.finish();
    setOpen(false);
  };
  if (state.done) return <RegisteredSources done={state.done} finish={finish} />;
  return (
    <>
      <div className="source-files">
        <button
          type="button"
          className="button"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        >
          {t('sourceFiles.import')}
        </button>
        <SourceExport />
      </div>
      <div id={panel} className="source-acts__panel" hidden={!isOpen}>
        {isOpen ? <ImportPanel state={state} close={() => setOpen(false)} /> : null}
      </div>
    </>
  );
}

function ImportPanel({ state, close }: { state: SourceImport; close: () => void }): ReactElement {
  const { t } = useTexts();
  const me = useMe();
  const { chosen, busy, trouble, choose } = state;
  const saveTemplate = (): void =>
    saveFile({ name: 'nguon-mau.csv', content: csvBlob(templateFile(me.unit)) });
  return (
    <section className="panel" aria-labelledby="source-file">
      <h2 id="source-file">{t('sourceFiles.import')}</h2>
      <div id="source-file-how" className="source-files__how">
        <p>{t('sourceFiles.how')}</p>
        <p>
          {t('sourceFiles.kinds', { kinds: SOURCE_KINDS.join(', ') })} {t('sourceFiles.zeros')}
        </p>
      </div>
      <div className="source-files">
        <FileButton
          label={t('sourceFiles.choose')}
          describedBy="source-file-how"
          accept=".csv,text/csv"
          disabled={busy !== undefined}
          choose={choose}
        />
        <button type="button" className="button" onClick={saveTemplate}>
          {t('sourceFiles.template')}
        </button>
        <button type="button" className="button" disabled={busy !== undefined} onClick={close}>
          {t('sourceFiles.close')}
        </button>
      </div>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <Busy state={state} />
      {chosen ? <CheckedSources chosen={chosen} state={state} /> : null}
    </section>
  );
}

/** How long it takes nobody knows: the bar says only that it goes on. */
function Busy({ state: { busy, chosen } }: { state: SourceImport }): ReactElement {
  const { t } = useTexts();
  const count = chosen?.report?.added ?? 0;
  return (
    <div role="status" className="source-files__busy">
      {busy === 'checking' ? t('sourceFiles.checking') : null}
      {busy === 'writing' ? t('sourceFiles.writing', { count }) : null}
      {busy ? <progress aria-label={t('sourceFiles.import')} /> : null}
    </div>
  );
}
