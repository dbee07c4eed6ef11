import { DAY_MS, HOUR_MS } from '@nhip-xa/domain';
import {
  ShownMoment,
  dateTime,
  typedMoment,
  useNow,
  useTexts,
  type TextKey,
} from '@nhip-xa/web-ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type ReactElement, type ReactNode, type SubmitEvent } from 'react';
import { NOW, usePast, writeMoment } from './past';

/** A page that can show a moment of the past: then it says so, and every age on it is one of then. */
export function OfMoment({ children }: { children: ReactNode }): ReactElement {
  const atMs = usePast();
  return (
    <ShownMoment value={atMs}>
      {atMs === null ? null : <PastBand atMs={atMs} />}
      {children}
    </ShownMoment>
  );
}

/** Nobody may take the numbers of then for those of now. */
function PastBand({ atMs }: { atMs: number }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="past-band" role="status">
      <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d="M2.2 4.6A6.6 6.6 0 1 1 1.4 8M1.6 1.6v3.4H5M8 4.4V8l2.6 1.8"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      </svg>
      <strong>{t('past.band', { moment: dateTime(atMs) })}</strong>
      <span className="past-band__how">{t('past.bandHow')}</span>
      <span className="past-band__ends">
        <Step atMs={atMs - HOUR_MS} name="past.earlier" sign="past.earlierSign" />
        <Step atMs={atMs + HOUR_MS} name="past.later" sign="past.laterSign" />
        <Link
          to="."
          search={(search) => ({ ...search, at: NOW })}
          resetScroll={false}
          className="button"
        >
          {t('past.back')}
        </Link>
      </span>
    </div>
  );
}

interface StepProps {
  atMs: number;
  name: TextKey;
  sign: TextKey;
}

function Step({ atMs, name, sign }: StepProps): ReactElement {
  const { t } = useTexts();
  return (
    <Link
      to="."
      search={(search) => ({ ...search, at: writeMoment(atMs) })}
      replace
      resetScroll={false}
      className="button"
      aria-label={t(name)}
      title={t(name)}
    >
      {t(sign)}
    </Link>
  );
}

const NEAR: readonly (readonly [TextKey, number])[] = [
  ['past.hour', HOUR_MS],
  ['past.day', DAY_MS],
  ['past.week', 7 * DAY_MS],
  ['past.month', 30 * DAY_MS],
];

/** Asks for a moment of the past; stands in the same corner of every page that can show one. */
export function PastChoice(): ReactElement {
  const { t } = useTexts();
  const atMs = usePast();
  const nowMs = useNow(60_000);
  const navigate = useNavigate();
  const box = useRef<HTMLDetailsElement>(null);
  const [trouble, setTrouble] = useState('');
  const go = (ms: number): void => {
    setTrouble('');
    if (box.current) box.current.open = false;
    void navigate({
      to: '.',
      search: (search) => ({ ...search, at: writeMoment(ms) }),
      resetScroll: false,
    });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('moment');
    const ms = typedMoment(typeof text === 'string' ? text : '', Date.now());
    if (ms === null) setTrouble(t('maintenance.momentWrong'));
    else if (ms >= Date.now()) setTrouble(t('past.future'));
    else go(ms);
  };
  return (
    <details ref={box} className="past-choice">
      <summary>{t('past.open')}</summary>
      <form className="panel past-choice__form" onSubmit={submit}>
        <label className="field">
          {t('past.moment')}
          <input
            key={atMs}
            name="moment"
            autoComplete="off"
            defaultValue={dateTime(atMs ?? nowMs - HOUR_MS)}
          />
          <small className="faint">{t('maintenance.momentHow')}</small>
        </label>
        <p className="trouble" role="alert">
          {trouble}
        </p>
        <button type="submit" className="button button--main">
          {t('past.go')}
        </button>
        <div className="segments">
          {NEAR.map(([text, ms]) => (
            <button key={text} type="button" onClick={() => go(Date.now() - ms)}>
              {t(text)}
            </button>
          ))}
        </div>
      </form>
    </details>
  );
}
