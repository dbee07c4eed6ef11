import { StatusMark, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { WallView } from './wall-view';

/** In one line, what this wall asks of the person before it. */
export function WallHeading({ view }: { view: WallView }): ReactElement {
  const { t } = useTexts();
  // where something that has no tile here needs a decision, nothing is calm
  if (view.attention.length === 0 && view.hidden === 0) return <Calm view={view} />;
  return (
    <div className="wall__heading" role="status">
      {view.decisions > 0 ? (
        <h2>
          {t('wall.decide')} <strong>{t('wall.decideCount', { count: view.decisions })}</strong>
        </h2>
      ) : null}
      {view.hidden > 0 ? (
        <p className="wall__hidden">
          <StatusMark status="warning" /> {t('wall.hidden', { count: view.hidden })}
        </p>
      ) : null}
      {view.stale > 0 ? (
        <p className="wall__lost-feeds">
          <StatusMark status="stale" /> {t('wall.lostFeeds', { count: view.stale })}
          {view.decisions === 0 ? ` – ${t('wall.lostFeedsHow')}` : null}
        </p>
      ) : null}
    </div>
  );
}

/** Nothing to decide, and why one may believe it. */
function Calm({ view }: { view: WallView }): ReactElement {
  const { t } = useTexts();
  const nothing = view.good === 0;
  const why = nothing ? t('wall.nothingHow') : t('wall.calmWhy', { good: view.good });
  return (
    <div className="wall__calm" role="status">
      <h2>
        {nothing ? null : <StatusMark status="good" />}
        {t(nothing ? 'wall.nothing' : 'wall.calm')}
      </h2>
      <p>
        {why}
        {!nothing && view.none > 0 ? ` · ${t('wall.calmNone', { none: view.none })}` : null}
      </p>
    </div>
  );
}
