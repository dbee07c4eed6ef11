import { useTexts } from '@nhip-xa/web-ui';
import { useState, type SubmitEvent, type ReactElement, type ReactNode } from 'react';
import { ApiError } from '../api/http';
import { useMe } from '../shell/me';
import { troubleWords } from '../shell/states';
import { UnitPicker } from '../shell/UnitPicker';

interface FormProps {
  title: string;
  /** What its button says; that it makes something unless said otherwise. */
  act?: string;
  /** Sends the fields; throws what the server refused. */
  send: (values: Record<string, string>) => Promise<unknown>;
  children: ReactNode;
}

/** A form that stays closed until it is wanted, and says why the server refused it. */
export function NewForm({ title, act, send, children }: FormProps): ReactElement {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const submit = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      const filled = [...new FormData(form)].filter(([, value]) => value !== '');
      await send(Object.fromEntries(filled) as Record<string, string>);
      form.reset();
      setOpen(false);
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(false);
  };
  if (!open) {
    return (
      <button type="button" className="button button--main" onClick={() => setOpen(true)}>
        {title}
      </button>
    );
  }
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
      <div className="form__fields">{children}</div>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends">
        <button type="submit" className="button button--main" disabled={busy}>
          {act ?? t('admin.create')}
        </button>
        <button type="button" className="button" onClick={() => setOpen(false)}>
          {t('admin.cancel')}
        </button>
      </div>
    </form>
  );
}

/** What was typed into a field of a form; empty where there is none. */
export function typedIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A field that cannot be sent as it was filled; its message is for the reader. */
export class WrongField extends Error {}

/** The server's own words about each field where it has any. */
export function refusalWords(error: Error, t: ReturnType<typeof useTexts>['t']): string {
  if (error instanceof WrongField) return error.message;
  const fields = error instanceof ApiError ? error.fields : [];
  if (fields.length === 0) return troubleWords(error, t);
  return fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
}

interface FieldProps {
  name: string;
  label: string;
  how?: string;
  type?: string;
  required?: boolean;
  defaultValue?: string;
  pattern?: string;
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
}

/** A field with its name above and how to fill it below. */
export function TextField({ name, label, how, ...input }: FieldProps): ReactElement {
  return (
    <label className="field">
      {label}
      <input name={name} autoComplete="off" {...input} />
      {how ? <small className="faint">{how}</small> : null}
    </label>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  choices: readonly { value: string; text: string }[];
  /** The one that stands there at first; the first of them without it. */
  value?: string;
  /** Hears what is chosen. */
  chosen?: (value: string) => void;
}

export function ChoiceField({ name, label, choices, value, chosen }: ChoiceProps): ReactElement {
  return (
    <label className="field">
      {label}
      <select name={name} defaultValue={value} onChange={({ target }) => chosen?.(target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A unit, one's own unless said otherwise: found by its name or code. */
export function UnitField({ value }: { value?: string }): ReactElement {
  const { t } = useTexts();
  const me = useMe();
  const [unit, setUnit] = useState(value ?? me.unit);
  return <UnitPicker label={t('admin.unit')} value={unit} choose={setUnit} name="unit" required />;
}
