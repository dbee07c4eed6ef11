import { HOUR_MS } from '@nhip-xa/domain';
import { ShownMoment, dateTime, useTexts, type TextKey } from '@nhip-xa/web-ui';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { HistoryBand } from './HistoryBand';
import { NOW, usePast, writeMoment } from './past';

/** A page that can show a moment of the past: then it says so, and every age on it is one of then. */
export function OfMoment({ children }: { children: ReactNode }): ReactElement {
  const atMs = usePast();
  const { unit } = useParams({ strict: false });
  return (
    <ShownMoment value={atMs}>
      {atMs === null ? null : <PastBand atMs={atMs} />}
      {atMs === null || unit === undefined ? null : <HistoryBand unit={unit} untilMs={atMs} />}
      {children}
    </ShownMoment>
  );
}

/** Nobody may take the numbers of then for those of now. */
function PastBand({ atMs }: { atMs: number }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="past-band" role="status">
      <PastMark />
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

/** A clock whose hand goes back. */
const PastMark = (): ReactElement => (
  <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d="M2.2 4.6A6.6 6.6 0 1 1 1.4 8M1.6 1.6v3.4H5M8 4.4V8l2.6 1.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    />
  </svg>
);

/**
 * A page that cannot show the past says so where others offer it; where a moment was asked for all the
 * same, so that nobody takes the present for it.
 */
export function PresentOnly({ how }: { how?: string | undefined }): ReactElement {
  const { t } = useTexts();
  const atMs = usePast();
  return (
    <span className="present-only" role="status" data-asked={atMs !== null}>
      {atMs === null ? t('past.presentOnly') : t('past.notHere', { moment: dateTime(atMs) })}
      {how === undefined ? null : ` ${how}`}
    </span>
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
