import type { KeepingPreview, PendingKeeping } from '@nhip-xa/contract';
import { date, dateTime, momentMs, useTexts, type TextKey } from '@nhip-xa/web-ui';
import { useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import { refusalWords } from '../admin/fields';

export interface KeptThing {
  name: string;
  amount: number;
  pending: PendingKeeping | undefined;
  bounds: { least: number; most: number };
  /** A number of them in words, such as `90 ngày`. */
  inWords: (count: number) => string;
  /** The question about what goes. */
  goes: Extract<TextKey, `retention.goes${string}`>;
  preview: (amount: number) => Promise<KeepingPreview>;
  save: (amount: number) => Promise<unknown>;
  undo: () => Promise<unknown>;
}

interface KeptRowProps {
  thing: KeptThing;
  mayChange: boolean;
  changed: () => Promise<void>;
}

/** One thing that is kept: how long, what waits for the night, and how to say otherwise. */
export function KeptRow({ thing, mayChange, changed }: KeptRowProps): ReactElement {
  const { t } = useTexts();
  const [trouble, setTrouble] = useState('');
  const { name, amount, pending, inWords } = thing;
  const undo = async (): Promise<void> => {
    try {
      await thing.undo();
      await changed();
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
  };
  return (
    <li className="ops__kept">
      <span>
        {name}
        {pending ? (
          <strong className="line ops__warning">
            {t('retention.pending', {
              before: inWords(pending.before),
              moment: dateTime(momentMs(pending.until)),
            })}
          </strong>
        ) : null}
        <span className="trouble" role="alert">
          {trouble}
        </span>
      </span>
      <span className="ops__kept-end">
        <strong>{inWords(amount)}</strong>
        {pending && mayChange ? (
          <button
            type="button"
            className="button"
            aria-label={t('retention.undoOf', { name })}
            onClick={() => void undo()}
          >
            {t('retention.undo')}
          </button>
        ) : null}
        {mayChange ? <Change thing={thing} changed={changed} /> : null}
      </span>
    </li>
  );
}

/** What is asked with what would go; nothing is saved before that is answered. */
function Change({ thing, changed }: Omit<KeptRowProps, 'mayChange'>): ReactElement {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [amount, setAmount] = useState(thing.amount);
  const [seen, setSeen] = useState<KeepingPreview | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const isLess = amount < thing.amount;
  const close = (): void => {
    dialog.current?.close();
    setSeen(null);
    setTrouble('');
  };
  const step = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      if (isLess && !seen) setSeen(await thing.preview(amount));
      else {
        await thing.save(amount);
        close();
        await changed();
      }
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(false);
  };
  const { least, most } = thing.bounds;
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={t('retention.changeOf', { name: thing.name })}
        onClick={() => dialog.current?.showModal()}
      >
        {t('retention.change')}
      </button>
      <dialog ref={dialog} className="dialog ops__dialog" aria-label={thing.name} onClose={close}>
        <form
          onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
            event.preventDefault();
            void step();
          }}
        >
          <h2>{thing.name}</h2>
          <label className="field">
            {t('retention.keep')}
            <input
              type="number"
              min={least}
              max={most}
              value={Number.isNaN(amount) ? '' : amount}
              required
              onChange={({ target }) => {
                setAmount(target.valueAsNumber);
                setSeen(null);
              }}
            />
            <small className="faint">
              {t('retention.bounds', {
                least: thing.inWords(least),
                most: thing.inWords(most),
              })}
            </small>
          </label>
          <p role="status" className="ops__asks">
            {seen ? asks(thing, seen, t) : ''}
          </p>
          <p className="trouble" role="alert">
            {trouble}
          </p>
          <div className="form__ends">
            <button
              type="submit"
              disabled={busy || amount === thing.amount}
              className={seen ? 'button button--grave' : 'button button--main'}
            >
              {busy && isLess && !seen
                ? t('retention.counting')
                : t(isLess && !seen ? 'retention.look' : seen ? 'retention.shorten' : 'ops.save')}
            </button>
            <button type="button" className="button" onClick={close}>
              {t('admin.cancel')}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}

/** How much goes, and when; said before it is. */
function asks(
  thing: KeptThing,
  { about, before, at }: KeepingPreview,
  t: ReturnType<typeof useTexts>['t'],
): string {
  const moment = dateTime(momentMs(at));
  if (about === 0) return t('retention.nothingGoes', { moment });
  const what = t(thing.goes, { count: about });
  return before === null
    ? t('retention.goesSurplus', { what, moment })
    : t('retention.goes', { what, day: date(momentMs(before)), moment });
}
