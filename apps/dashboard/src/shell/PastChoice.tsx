import { HOUR_MS } from '@nhip-xa/domain';
import { dateTime, typedMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import { Fold } from './Fold';
import { MomentField } from './MomentField';
import { NEAR_MOMENTS } from './near-moments';
import { usePast, writeMoment } from './past';

/** Asks for a moment of the past; stands in the same corner of every page that can show one. */
export function PastChoice(): ReactElement {
  const { t } = useTexts();
  const atMs = usePast();
  const navigate = useNavigate();
  const box = useRef<HTMLDetailsElement>(null);
  const go = (ms: number): void => {
    if (box.current) box.current.open = false;
    void navigate({
      to: '.',
      search: (search) => ({ ...search, at: writeMoment(ms) }),
      resetScroll: false,
    });
  };
  return (
    <Fold ref={box} className="past-choice" summary={t('past.open')}>
      <div className="panel past-choice__form">
        <MomentForm key={atMs} atMs={atMs} go={go} />
        <div className="segments segments--wrap">
          {NEAR_MOMENTS.map(([text, momentOf]) => (
            <button key={text} type="button" onClick={() => go(momentOf(Date.now()))}>
              {t(text)}
            </button>
          ))}
        </div>
      </div>
    </Fold>
  );
}

function MomentForm({ atMs, go }: { atMs: number | null; go: (ms: number) => void }): ReactElement {
  const { t } = useTexts();
  const nowMs = useNow(60_000);
  const [typed, setTyped] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');
  const text = typed ?? dateTime(atMs ?? nowMs - HOUR_MS);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const ms = typedMoment(text, Date.now());
    if (ms === null) setTrouble(t('maintenance.momentWrong'));
    else if (ms >= Date.now()) setTrouble(t('past.future'));
    else go(ms);
  };
  return (
    <form className="past-choice__typed" onSubmit={submit}>
      <MomentField name="moment" label={t('past.moment')} text={text} change={setTyped} />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" className="button button--main">
        {t('past.go')}
      </button>
    </form>
  );
}
