import { ACKNOWLEDGEMENT_CHARACTERS, type Alert, type Role } from '@nhip-xa/contract';
import { useTexts, type Translate } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import { ApiError, api } from '../api/http';
import { useMe } from '../shell/me';
import { troubleWords } from '../shell/states';

/** [contract 3, roles] the chairman acknowledges, the administrator may do everything. */
const MAY_ACKNOWLEDGE: ReadonlySet<Role> = new Set<Role>(['admin', 'chairman']);

interface AcknowledgeProps {
  alert: Alert;
  /** The KPI and the unit by name, for whoever hears the page. */
  kpi: string;
  unit: string;
}

/** For whoever may: a button, and the word that is asked for before anything happens. */
export function Acknowledge({ alert, kpi, unit }: AcknowledgeProps): ReactElement | null {
  const { t } = useTexts();
  const { role } = useMe();
  const dialog = useRef<HTMLDialogElement>(null);
  if (!MAY_ACKNOWLEDGE.has(role)) return null;
  const label = t('alerts.acknowledgeOf', { kpi, unit });
  return (
    <>
      <button
        type="button"
        className="button button--main"
        aria-label={label}
        onClick={() => dialog.current?.showModal()}
      >
        {t('alerts.acknowledge')}
      </button>
      <dialog ref={dialog} className="dialog dialog--word" aria-label={label}>
        <WordForm alert={alert} title={label} close={() => dialog.current?.close()} />
      </dialog>
    </>
  );
}

interface WordFormProps {
  alert: Alert;
  title: string;
  close: () => void;
}

function WordForm({ alert, title, close }: WordFormProps): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [word, setWord] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const send = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      const params = { path: { id: alert.id } };
      await api.POST('/api/v1/alerts/{id}/acknowledge', { params, body: { word } });
      close();
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['alerts'] });
  };
  return (
    <form
      className="word-form"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{title}</h2>
      <label className="field">
        {t('alerts.word')}
        <textarea
          rows={3}
          required
          maxLength={ACKNOWLEDGEMENT_CHARACTERS}
          autoFocus
          value={word}
          onChange={({ target }) => setWord(target.value)}
        />
        <small className="faint">{t('alerts.wordHow')}</small>
      </label>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends">
        <button type="submit" className="button button--main" disabled={busy}>
          {t('alerts.send')}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('admin.cancel')}
        </button>
      </div>
    </form>
  );
}

function refusalWords(error: Error, t: Translate): string {
  const code = error instanceof ApiError ? error.code : '';
  if (code === 'already-acknowledged') return t('alerts.tooLate');
  if (code === 'already-over') return t('alerts.over');
  return troubleWords(error, t);
}
