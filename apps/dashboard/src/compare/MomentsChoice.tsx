import type { UnitChanges } from '@nhip-xa/contract';
import { dateTime, momentMs, typedMoment, useNow, useTexts, type TextKey } from '@nhip-xa/web-ui';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { MomentField } from '../shell/MomentField';
import { writeMoment } from '../shell/past';
import { lastMonthStart, weekStart, yesterdayMorning, type Moments } from './moments';

const SINCE: readonly (readonly [TextKey, (nowMs: number) => number])[] = [
  ['compare.sinceYesterday', yesterdayMorning],
  ['compare.sinceWeek', weekStart],
  ['compare.sinceMonth', lastMonthStart],
];

interface MomentsChoiceProps {
  moments: Moments;
  /** What is shown, once it is. */
  changes: UnitChanges | undefined;
}

/** Since when until now in one press, or two moments of one's own. The choice stands in the address. */
export function MomentsChoice({ moments, changes }: MomentsChoiceProps): ReactElement {
  const { t } = useTexts();
  const nowMs = useNow(60_000);
  const navigate = useNavigate({ from: '/u/$unit/compare' });
  const go = (fromMs: number, toMs: number | null): void => {
    const to = toMs === null ? {} : { to: writeMoment(toMs) };
    void navigate({
      search: ({ lang }: { lang?: string }) => ({
        ...(lang === undefined ? {} : { lang }),
        from: writeMoment(fromMs),
        ...to,
      }),
    });
  };
  const fromMs = moments.fromMs ?? (changes ? momentMs(changes.from) : yesterdayMorning(nowMs));
  return (
    <div className="compare__choice">
      <div className="segments" role="group" aria-label={t('compare.since')}>
        {SINCE.map(([text, momentOf]) => (
          <button
            key={text}
            type="button"
            aria-pressed={moments.toMs === null && momentOf(nowMs) === fromMs}
            onClick={() => go(momentOf(Date.now()), null)}
          >
            {t(text)}
          </button>
        ))}
      </div>
      <details className="compare__own">
        <summary>{t('compare.own')}</summary>
        <TwoMoments
          key={`${fromMs} ${moments.toMs ?? ''}`}
          fromMs={fromMs}
          toMs={moments.toMs}
          go={go}
        />
      </details>
    </div>
  );
}

interface TwoMomentsProps {
  fromMs: number;
  toMs: number | null;
  go: (fromMs: number, toMs: number | null) => void;
}

function TwoMoments({ fromMs, toMs, go }: TwoMomentsProps): ReactElement {
  const { t } = useTexts();
  const [from, setFrom] = useState(() => dateTime(fromMs));
  const [to, setTo] = useState(() => dateTime(toMs ?? Date.now()));
  const [trouble, setTrouble] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const nowMs = Date.now();
    const [one, other] = [typedMoment(from, nowMs), typedMoment(to, nowMs)];
    if (one === null || other === null) setTrouble(t('maintenance.momentWrong'));
    else if (one >= other) setTrouble(t('compare.order'));
    else if (one >= nowMs) setTrouble(t('past.future'));
    else go(one, other >= nowMs ? null : other);
  };
  return (
    <form className="compare__two" onSubmit={submit}>
      <MomentField name="from" label={t('compare.from')} text={from} change={setFrom} />
      <MomentField name="to" label={t('compare.to')} text={to} change={setTo} />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" className="button button--main">
        {t('compare.go')}
      </button>
    </form>
  );
}
