import type { ImportedSources } from '@nhip-xa/contract';
import { credentialFile } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { saveFile } from '../api/file';
import { csvBlob } from './files';

interface RegisteredProps {
  done: ImportedSources;
  finish: () => void;
}

/** Passwords that the server tells only once: to be downloaded now. */
export function RegisteredSources({ done, finish }: RegisteredProps): ReactElement {
  const { t } = useTexts();
  const [isSaved, setSaved] = useState(false);
  const { credentials, withoutAccount } = done;
  useEffect(() => (isSaved ? undefined : askBeforeLeaving()), [isSaved]);
  const title = t('sourceFiles.done', { count: credentials.length });
  const save = (): void => {
    const content = csvBlob(credentialFile(credentials, window.location.hostname));
    saveFile({ name: 'mat-khau-nguon.csv', content });
    setSaved(true);
  };
  return (
    <section className="panel once" role="alertdialog" aria-label={title}>
      <h2>{title}</h2>
      <p>{t('sourceFiles.once')}</p>
      <WithoutAccount keys={withoutAccount} />
      <div className="form__ends">
        <button type="button" className="button button--main" onClick={save} autoFocus>
          {t('sourceFiles.download')}
        </button>
        {isSaved ? (
          <button type="button" className="button" onClick={finish}>
            {t('sourceFiles.finish')}
          </button>
        ) : (
          <Asked
            act={t('sourceFiles.finishAnyway')}
            question={t('sourceFiles.finishAsk')}
            done={() => Promise.resolve(finish())}
          />
        )}
      </div>
      <p role="status">{isSaved ? t('sourceFiles.downloaded') : null}</p>
      <Passwords credentials={credentials} />
    </section>
  );
}

/** Whoever closes the page before the download is asked once more. */
function askBeforeLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}

function WithoutAccount({ keys }: { keys: readonly string[] }): ReactElement | null {
  const { t } = useTexts();
  if (keys.length === 0) return null;
  return (
    <div className="trouble" role="alert">
      <p>{t('sourceFiles.withoutAccount', { count: keys.length })}</p>
      <p className="source-files__keys">
        {keys.map((key) => (
          <Link key={key} to="/s/$key" params={{ key }} target="_blank">
            {key}
          </Link>
        ))}
      </p>
    </div>
  );
}

/** Passwords shown at once; the file has them all. */
const SHOWN = 100;

function Passwords({ credentials }: Pick<ImportedSources, 'credentials'>): ReactElement {
  const { t } = useTexts();
  const left = credentials.length - SHOWN;
  return (
    <>
      <div
        className="table-box source-files__lines"
        data-scroll
        tabIndex={0}
        role="region"
        aria-label={t('sourceFiles.password')}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('sources.key')}</th>
              <th scope="col">{t('sourceFiles.password')}</th>
            </tr>
          </thead>
          <tbody>
            {credentials.slice(0, SHOWN).map(({ key, password }) => (
              <tr key={key}>
                <td>
                  <code>{key}</code>
                </td>
                <td>
                  <code>{password}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 ? <p className="faint">{t('sourceFiles.more', { count: left })}</p> : null}
    </>
  );
}
