import type { SpoolReport } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import {
  formatBytes,
  formatNumber,
  momentMs,
  spokenMoment,
  useNow,
  useTexts,
} from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

/** What the spool does, in words, and how much of it is in use. */
export function SpoolPanel({ spool }: { spool: SpoolReport }): ReactElement {
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  const { state, since } = spool;
  const moment = since === null ? '–' : spokenMoment(momentMs(since), now, language);
  return (
    <section className="panel spool" data-state={state} aria-labelledby="spool">
      <h2 id="spool">
        {t('spool.title')}: <span className="spool__state">{t(`spool.${state}`, { moment })}</span>
      </h2>
      <p>{t(`spool.${state}How`, { moment })}</p>
      {state === 'none' ? null : <Share spool={spool} />}
    </section>
  );
}

function Share({ spool }: { spool: SpoolReport }): ReactElement {
  const { t, language } = useTexts();
  const { bytes, bytesMost, messages } = spool;
  const percent = bytesMost === 0 ? 0 : Math.min(100, (bytes / bytesMost) * 100);
  const size = t('spool.size', {
    bytes: formatBytes(bytes, language),
    most: formatBytes(bytesMost, language),
    messages: formatNumber(messages, language),
  });
  return (
    <>
      <div
        className="spool__bar"
        role="meter"
        aria-label={t('spool.share')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={size}
      >
        <span style={{ width: `${percent}%` }} data-any={bytes > 0} />
      </div>
      <p className="spool__size">{size}</p>
    </>
  );
}
