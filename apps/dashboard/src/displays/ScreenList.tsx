import type { Screen } from '@nhip-xa/contract';
import { Age, momentMs, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { sizeName, type WallState } from './wall-state';

/** A moment told as `10:32` or `hôm qua` does not change within a minute. */
const SPOKEN_EVERY_MS = 60_000;

/** Whether a wall or a screen lives, by shape and by word. */
export function Lamp({ state, since }: { state: WallState; since?: string }): ReactElement {
  const { t, language } = useTexts();
  const now = useNow(SPOKEN_EVERY_MS);
  const words =
    state === 'dark' && since !== undefined
      ? t('screens.darkSince', { moment: spokenMoment(momentMs(since), now, language) })
      : t(`screens.${state}`);
  return (
    <span className="lamp" data-state={state}>
      {words}
    </span>
  );
}

/** The screens of a wall; where there is none yet, what to do. */
export function ScreenList({ screens }: { screens: readonly Screen[] }): ReactElement {
  const { t } = useTexts();
  if (screens.length === 0) return <p className="faint">{t('screens.none')}</p>;
  return (
    <ul className="screens" aria-label={t('screens.title')}>
      {screens.map((screen) => (
        <ScreenItem key={screen.id} screen={screen} />
      ))}
    </ul>
  );
}

function ScreenItem({ screen }: { screen: Screen }): ReactElement {
  const { t } = useTexts();
  const { alive, lastSeenAt, version, outdated, scene, lastFault, lastFaultAt } = screen;
  return (
    <li data-alive={alive}>
      <span className="screens__head">
        <Lamp state={alive ? 'alive' : 'dark'} since={lastSeenAt} />
        <strong>{sizeName(screen)}</strong>
        {alive ? (
          <span className="faint">
            {t('screens.seen')} <Age at={lastSeenAt} coarse />
          </span>
        ) : null}
      </span>
      <span className="screens__facts">
        <span>{t(alive ? 'screens.shows' : 'screens.showed', { scene: t(`scene.${scene}`) })}</span>
        {alive ? <Drawn milliseconds={screen.drawnMs} /> : null}
        <span>{t('screens.version', { version })}</span>
        {outdated ? <span className="screens__old">{t('screens.outdated')}</span> : null}
      </span>
      {lastFault === null ? null : (
        <span className="screens__fault">
          {screen.faults > 0 ? `${t('screens.faults', { count: screen.faults })} ` : ''}
          {t('screens.lastFault')} <Age at={lastFaultAt} coarse />: {lastFault}
        </span>
      )}
    </li>
  );
}

/** How late what is sent is on the screen; said in seconds from one on. */
function Drawn({ milliseconds }: { milliseconds: number | null }): ReactElement {
  const { t, language } = useTexts();
  if (milliseconds === null) return <span>{t('screens.drawnNone')}</span>;
  const round = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const amount =
    milliseconds < 1_000
      ? `${round.format(Math.round(milliseconds))} ms`
      : `${round.format(milliseconds / 1_000)} s`;
  return <span title={t('screens.drawnHow')}>{t('screens.drawn', { amount })}</span>;
}
