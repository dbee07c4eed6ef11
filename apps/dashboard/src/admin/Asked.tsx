import { useTexts } from '@nhip-xa/web-ui';
import { useRef, type ReactElement } from 'react';

interface AskedProps {
  /** What the button does, in a word. */
  act: string;
  /** What is asked before it does it. */
  question: string;
  /** It is what the page is for, and destroys nothing. */
  isMain?: boolean;
  done: () => Promise<unknown>;
}

/** A button that asks before it does what cannot be undone. */
export function Asked({ act, question, isMain = false, done }: AskedProps): ReactElement {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        className={isMain ? 'button button--main' : 'button'}
        onClick={() => dialog.current?.showModal()}
      >
        {act}
      </button>
      <dialog ref={dialog} className="dialog" aria-label={act}>
        <p>{question}</p>
        <div className="form__ends">
          <button
            type="button"
            className={isMain ? 'button button--main' : 'button button--grave'}
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
