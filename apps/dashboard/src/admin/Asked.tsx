import { useTexts } from '@nhip-xa/web-ui';
import { useRef, useState, type ReactElement } from 'react';
import { troubleWords } from '../shell/states';

interface AskedProps {
  /** What the button does, in a word. */
  act: string;
  /** What is asked before it does it. */
  question: string;
  /** It is what the page is for, and destroys nothing. */
  isMain?: boolean;
  done: () => Promise<unknown>;
  /** The words for a refusal; the usual ones without it. */
  refused?: (error: Error) => string;
}

/** A button that asks before it does what cannot be undone. */
export function Asked({ act, question, isMain = false, done, refused }: AskedProps): ReactElement {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const close = (): void => dialog.current?.close();
  const run = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      await done();
      close();
    } catch (error) {
      setTrouble(refused?.(error as Error) ?? troubleWords(error as Error, t));
    }
    setBusy(false);
  };
  return (
    <>
      <button
        type="button"
        className={isMain ? 'button button--main' : 'button'}
        onClick={() => {
          setTrouble('');
          dialog.current?.showModal();
        }}
      >
        {act}
      </button>
      <dialog ref={dialog} className="dialog" aria-label={act}>
        <p>{question}</p>
        <p className="trouble" role="alert">
          {trouble}
        </p>
        <div className="form__ends">
          <button
            type="button"
            className={isMain ? 'button button--main' : 'button button--grave'}
            disabled={busy}
            onClick={() => void run()}
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
