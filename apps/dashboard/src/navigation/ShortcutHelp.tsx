import { useTexts } from '@nhip-xa/web-ui';
import { useRef, useState, type ReactElement } from 'react';
import { SHORTCUTS, setSingleKeys, singleKeys, useShortcut } from './shortcuts';

/** The keys that do something on every page, and the switch for those that are a single character. */
export function ShortcutHelp(): ReactElement {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [single, setSingle] = useState(singleKeys);
  const show = (): void => dialog.current?.showModal();
  useShortcut('help', show);
  return (
    <>
      <button type="button" className="plain shortcuts__open" onClick={show}>
        {t('shortcuts.open')}
      </button>
      <dialog ref={dialog} className="dialog shortcuts" aria-labelledby="shortcuts">
        <h2 id="shortcuts">{t('shortcuts.title')}</h2>
        <dl>
          {SHORTCUTS.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(does)}</dd>
            </div>
          ))}
        </dl>
        <label className="shortcuts__single">
          <input
            type="checkbox"
            checked={single}
            onChange={({ target }) => {
              setSingle(target.checked);
              setSingleKeys(target.checked);
            }}
          />
          <span>
            {t('shortcuts.single')}
            <small className="line faint">{t('shortcuts.singleHow')}</small>
          </span>
        </label>
        <button type="button" className="button" onClick={() => dialog.current?.close()} autoFocus>
          {t('shortcuts.done')}
        </button>
      </dialog>
    </>
  );
}
