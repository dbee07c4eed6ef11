import { useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement, type ReactNode, type SubmitEvent } from 'react';
import { accountRefusal } from './account-refusal';

interface SmallFormProps {
  title: string;
  act: string;
  /** What is said when it was done. */
  done: string;
  /** Throws what the server refused. */
  send: (values: Record<string, string>) => Promise<void>;
  /** Its fields are emptied when it was done. */
  clears?: boolean;
  children: ReactNode;
}

/** A form that is always open, in a panel of its own. */
export function SmallForm(props: SmallFormProps): ReactElement {
  const { title, act, done, send, clears = false, children } = props;
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const [trouble, setTrouble] = useState('');
  const submit = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true);
    setTold('');
    setTrouble('');
    try {
      await send(Object.fromEntries(new FormData(form)) as Record<string, string>);
      setTold(done);
      if (clears) form.reset();
    } catch (error) {
      setTrouble(accountRefusal(error as Error, t));
    }
    setBusy(false);
  };
  return (
    <form
      className="panel form"
      aria-label={title}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <h2>{title}</h2>
      {children}
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends ops__ends">
        <button type="submit" className="button button--main" disabled={busy}>
          {act}
        </button>
        <span role="status">{told}</span>
      </div>
    </form>
  );
}
