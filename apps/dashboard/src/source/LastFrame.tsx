import type { Source } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { Age, momentMs, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { frameAddress } from '../api/frame-address';
import { Empty } from '../shell/states';

/** The newest good frame of a camera (or of whatever else sends one), with its age. */
export function LastFrame({ source }: { source: Source }): ReactElement | null {
  const { t } = useTexts();
  if (source.kind !== 'camera' && source.frameAt === null) return null;
  return (
    <section className="panel" aria-labelledby="frame">
      <h2 id="frame">{t('frame.title')}</h2>
      {source.frameAt === null ? (
        <Empty>{t('frame.none')}</Empty>
      ) : (
        <Frame key={source.frameAt} source={source} at={source.frameAt} />
      )}
    </section>
  );
}

/** One frame: another takes its place with a state of its own. */
function Frame({ source, at }: { source: Source; at: string }): ReactElement {
  const { t, language } = useTexts();
  const [broken, setBroken] = useState(false);
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(5_000, offsetMs);
  const moment = spokenMoment(momentMs(at), nowMs, language);
  // [contract 1] what a camera showed counts for twice its heartbeat
  const stale = nowMs - momentMs(at) > 2_000 * source.heartbeatSeconds;
  return (
    <figure className="frame" data-state={broken ? 'broken' : stale ? 'stale' : 'good'}>
      {broken ? (
        <p className="frame__hole" role="alert">
          {t('frame.broken')}
        </p>
      ) : (
        <img
          src={frameAddress(source.key, at, 'small')}
          alt={t('frame.alt', { name: source.name, moment })}
          onError={() => setBroken(true)}
        />
      )}
      <figcaption>
        {stale ? <strong>{t('frame.stale', { moment })}</strong> : null}
        <Age at={at} offsetMs={offsetMs} />
        <a href={frameAddress(source.key, at, 'whole')} target="_blank" rel="noreferrer">
          {t('frame.whole')}
        </a>
      </figcaption>
    </figure>
  );
}
