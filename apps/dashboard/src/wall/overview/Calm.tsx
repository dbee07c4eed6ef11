import { StatusMark, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { Counts } from './overview-parts';

/** Nothing to decide, and why one may believe it; or that nobody knows. */
export function Calm({ counts }: { counts: Counts }): ReactElement {
  const { t } = useTexts();
  const { good, stale, none } = counts;
  if (good === 0) {
    return (
      <div className="wall__calm" role="status" data-known="false">
        <h2>
          <StatusMark status={stale > 0 ? 'stale' : 'none'} />
          {t(stale > 0 ? 'wall.blind' : 'wall.nothing')}
        </h2>
        <p>{stale > 0 ? t('wall.blindHow', { stale }) : t('wall.nothingHow')}</p>
      </div>
    );
  }
  // a green mark over mostly unknown numbers would say more than anybody knows
  const isMostKnown = good > stale + none;
  return (
    <div className="wall__calm" role="status" data-known={isMostKnown}>
      <h2>
        <StatusMark status={isMostKnown ? 'good' : 'none'} />
        {t(isMostKnown ? 'wall.calm' : 'wall.calmSoFar')}
      </h2>
      <p>{t('wall.calmWhy', { good })}</p>
      {stale > 0 ? (
        <p className="wall__lost-feeds">
          <StatusMark status="stale" />
          {t('wall.calmStale', { stale })} – {t('wall.lostFeedsHow')}
        </p>
      ) : null}
      {none > 0 ? <p className="wall__few">{t('wall.calmNone', { none })}</p> : null}
    </div>
  );
}
