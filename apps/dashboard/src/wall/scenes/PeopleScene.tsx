import { StatusMark, ageWords, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { useLive } from '@nhip-xa/web-live';
import type { ReactElement, ReactNode } from 'react';
import { SCENE_OLD_MS, type Feed } from './scene-feed';
import type { Told } from './use-scene';
import './people-scene.css';

interface PeopleSceneProps<D> {
  /** The scene's own class, and the name of its layout. */
  name: string;
  title: string;
  told: Told<D>;
  feed: Feed;
  children: (data: D) => ReactNode;
}

/** The frame of a scene: what it is of, how old it is, and what stands while there is nothing. */
export function PeopleScene<D>(props: PeopleSceneProps<D>): ReactElement {
  const { name, title, told, feed, children } = props;
  const now = useNow(5_000);
  const old = told.data !== undefined && now - told.toldAtMs > SCENE_OLD_MS;
  return (
    <section
      className="people"
      aria-label={title}
      data-scene={name}
      data-old={old}
      data-feed={feed.state}
    >
      <div className="people__sheet">
        <header className="people__head">
          {feed.state === 'lost' ? <Lost sinceMs={feed.sinceMs} /> : null}
          {told.data === undefined || (feed.state === 'lost' && !old && !told.failing) ? null : (
            <SceneAge {...told} old={old} />
          )}
        </header>
        {told.data === undefined ? <Waiting failing={told.failing} /> : children(told.data)}
      </div>
    </section>
  );
}

function Lost({ sinceMs }: { sinceMs: number }): ReactElement {
  const { t, language } = useTexts();
  const now = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  return (
    <p className="people__lost">
      <StatusMark status="stale" />
      {t('people.lost', { moment: spokenMoment(sinceMs, now, language) })}
    </p>
  );
}

/** Counts on by itself: what is not asked anew grows old before everybody's eyes. */
function SceneAge({
  toldAtMs,
  failing,
  old,
}: Omit<Told<unknown>, 'data'> & { old: boolean }): ReactElement {
  const { t, language } = useTexts();
  const now = useNow(5_000);
  const moment = spokenMoment(toldAtMs + useLive((state) => state.offsetMs), now, language);
  const age = ageWords(now - toldAtMs < 30_000 ? now : toldAtMs, now, language);
  return (
    <p className="people__age" data-failing={failing || old}>
      {failing || old ? <StatusMark status="warning" /> : null}
      {failing ? <strong>{t('people.failing')}</strong> : null}
      <span>{old ? t('people.old', { moment }) : t('people.age', { age })}</span>
    </p>
  );
}

function Waiting({ failing }: { failing: boolean }): ReactElement {
  const { t } = useTexts();
  if (failing) return <Quiet title={t('people.failed')} how={t('people.failedHow')} warn />;
  return (
    <div className="people__outline" aria-busy="true">
      <p>{t('wall.loading')}</p>
      {Array.from({ length: 6 }, (_, place) => (
        <span key={place} />
      ))}
    </div>
  );
}

interface QuietProps {
  title: string;
  how?: string;
  /** All is well, or something is amiss; neither: nobody knows yet. */
  good?: boolean;
  warn?: boolean;
}

/** Nothing to show, and why, in words. */
export function Quiet({ title, how, good = false, warn = false }: QuietProps): ReactElement {
  return (
    <div className="people__quiet" role={warn ? 'alert' : 'status'}>
      <h3>
        <StatusMark status={warn ? 'warning' : good ? 'good' : 'none'} />
        {title}
      </h3>
      {how ? <p>{how}</p> : null}
    </div>
  );
}
