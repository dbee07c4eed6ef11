import type { DemonstrationAnswer } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import { refusalWords } from '../admin/fields';
import { plainLetters } from '../shell/plain-letters';
import { demonstrationQuery, removeDemonstration } from './unit-queries';

/** Asks before everything of the demonstration goes, and has a word typed: it cannot be undone. */
export function RemoveAll({ demonstration }: { demonstration: DemonstrationAnswer }): ReactElement {
  const { t, language } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const { remove, busy, trouble } = useRemoval(() => dialog.current?.close());
  const [typed, setTyped] = useState('');
  const word = t('demo.word');
  const isRight = plainLetters(typed) === plainLetters(word);
  const { communes, sources, screens } = demonstration;
  const number = (count: number): string => formatNumber(count, language, 0);
  return (
    <>
      <button
        type="button"
        className="button button--grave"
        onClick={() => dialog.current?.showModal()}
      >
        {t('demo.remove')}
      </button>
      <dialog ref={dialog} className="dialog demo-ask" aria-label={t('demo.remove')}>
        <form
          method="dialog"
          onSubmit={(event) => {
            event.preventDefault();
            if (isRight) void remove();
          }}
        >
          <p>{t('demo.ask', { communes: number(communes), sources: number(sources) })}</p>
          {screens > 0 ? <p>{t('demo.screens', { count: screens })}</p> : null}
          <label className="field">
            {t('demo.type', { word })}
            <input
              value={typed}
              autoComplete="off"
              autoFocus
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <p className="trouble" role="alert">
            {trouble}
          </p>
          <div className="form__ends">
            <button type="submit" className="button button--grave" disabled={!isRight || busy}>
              {t('demo.remove')}
            </button>
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {t('admin.cancel')}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}

function useRemoval(done: () => void) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const remove = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      await removeDemonstration();
      done();
      await queries.invalidateQueries({ queryKey: demonstrationQuery.queryKey });
      await queries.invalidateQueries({ queryKey: ['units'] });
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(false);
  };
  return { remove, busy, trouble };
}
