import { useTexts } from '@nhip-xa/web-ui';
import { useRef, type ReactElement } from 'react';

interface AskedProps {
  /** What the button does, in a word. */
  act: string;
  /** What is asked before it does it. */
  question: string;
  done: () => Promise<unknown>;
}

/** A button that asks before it does what cannot be undone. */
export function Asked({ act, question, done }: AskedProps): ReactElement {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        {act}
      </button>
      <dialog ref={dialog} className="dialog" aria-label={act}>
        <p>{question}</p>
        <div className="form__ends">
          <button
            type="button"
            className="button button--grave"
            onClick={() => void done().finally(close)}
          >
            {act}
          </button>
          <button type="button" className="button" onClick={close} autoFocus>
            {t('admin.cancel')}
          </button>
        </div>
      </dialog>
    </>
  );
}
