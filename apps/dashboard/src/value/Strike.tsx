import { VALUE_LEDGER_LIMITS, type ValueEntry } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { strikeEntry, valueKey } from '../api/value-queries';
import { troubleWords } from '../shell/states';
import { dayWords } from './day-words';

interface StrikeProps {
  entry: ValueEntry;
  /** The unit whose page it is. */
  page: string;
}

/** Asks why before an entry is struck out. */
export function Strike({ entry, page }: StrikeProps): ReactElement {
  const { t, language } = useTexts();
  const [asked, setAsked] = useState(false);
  const what = `${dayWords(entry.at)}, ${formatNumber(entry.amount ?? 0, language, 2)} ₫`;
  return (
    <>
      <button
        type="button"
        className="plain"
        aria-label={`${t('worth.strike')}: ${what}`}
        onClick={() => setAsked(true)}
      >
        {t('worth.strike')}
      </button>
      {asked ? <Why {...{ entry, page, what }} close={() => setAsked(false)} /> : null}
    </>
  );
}

interface WhyProps extends StrikeProps {
  what: string;
  close: () => void;
}

const show = (dialog: HTMLDialogElement | null): void => {
  if (dialog && !dialog.open) dialog.showModal();
};

function Why({ entry, page, what, close }: WhyProps): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const strike = async (form: HTMLFormElement): Promise<void> => {
    const why = new FormData(form).get('why');
    if (typeof why !== 'string' || why.trim() === '') return;
    try {
      await strikeEntry(entry.unit, entry.id, why.trim());
      close();
      await queries.invalidateQueries({ queryKey: valueKey(page) });
    } catch (error) {
      setTrouble(troubleWords(error as Error, t));
    }
  };
  return (
    <dialog ref={show} className="dialog" aria-label={t('worth.strike')} onClose={close}>
      <form
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          void strike(event.currentTarget);
        }}
      >
        <p>
          <strong>{what}</strong>
        </p>
        <p>{t('worth.strikeQuestion')}</p>
        <label className="field">
          {t('worth.strikeWhy')}
          <input
            name="why"
            required
            maxLength={VALUE_LEDGER_LIMITS.whyCharacters}
            autoComplete="off"
          />
        </label>
        <p className="trouble" role="alert">
          {trouble}
        </p>
        <div className="form__ends">
          <button type="submit" className="button button--grave">
            {t('worth.strike')}
          </button>
          <button type="button" className="button" onClick={close}>
            {t('admin.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
