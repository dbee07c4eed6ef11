import type { KpiStatus, Scene } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { StatusMark, ageWords, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import { SCENE_OLD_MS, type Feed } from './scene-feed';
import type { Told } from './use-told';
import './scene-frame.css';

interface SceneFrameProps<T> {
  name: Scene;
  /** The sheet that scenes of its sort share. */
  sort: 'people' | 'place';
  told: Told<T>;
  /** Whether what feeds the whole scene speaks, where it is all of one feed. */
  feed?: Feed;
  children: (data: T) => ReactNode;
}

/** How old a scene's data is, and what stands there until it has any. The wall's header has its title. */
export function SceneFrame<T>(props: SceneFrameProps<T>): ReactElement {
  const { name, sort, told, feed = { state: 'live' }, children } = props;
  const { t } = useTexts();
  const now = useNow(
    10_000,
    useLive((state) => state.offsetMs),
  );
  const { data, atMs, failed } = told;
  // one that hangs is as good as refused
  const old = data !== undefined && (failed || (atMs !== null && now - atMs > SCENE_OLD_MS));
  return (
    <section
      className={`scene ${sort} ${sort}-${name}`}
      aria-label={t(`scene.${name}`)}
      aria-busy={data === undefined && !failed}
      data-scene={name}
      data-old={old}
      data-feed={feed.state}
    >
      <div className="scene__sheet">
        <header className="scene__head">
          {feed.state === 'lost' && !old ? <Lost sinceMs={feed.sinceMs} now={now} /> : null}
          {old || feed.state !== 'lost' ? <Freshness atMs={atMs} old={old} now={now} /> : null}
        </header>
        {data === undefined ? <Waiting failed={failed} /> : children(data)}
      </div>
    </section>
  );
}

function Lost({ sinceMs, now }: { sinceMs: number; now: number }): ReactElement {
  const { t, language } = useTexts();
  return (
    <p className="scene__lost">
      <StatusMark status="stale" />
      {t('told.lost', { moment: spokenMoment(sinceMs, now, language) })}
    </p>
  );
}

/** An age under this is told as just now: counting seconds at the edge would be restless. */
const COARSE_MS = 60_000;

interface FreshnessProps {
  atMs: number | null;
  old: boolean;
  now: number;
}

function Freshness({ atMs, old, now }: FreshnessProps): ReactElement | null {
  const { t, language } = useTexts();
  if (atMs === null) return null;
  if (old) {
    return (
      <p className="scene__lost" role="alert">
        <StatusMark status="stale" />
        {t('told.failed', { moment: spokenMoment(atMs, now, language) })}
      </p>
    );
  }
  const age = ageWords(now - atMs < COARSE_MS ? now : atMs, now, language);
  return <p className="scene__age">{t('told.age', { age })}</p>;
}

function Waiting({ failed }: { failed: boolean }): ReactElement {
  const { t } = useTexts();
  if (!failed) return <SceneNotice title={t('wall.loading')} quiet />;
  return <SceneNotice mark="stale" title={t('told.failedFirst')} how={t('told.failedHow')} />;
}

interface SceneNoticeProps {
  title: string;
  how?: string;
  mark?: KpiStatus;
  quiet?: boolean;
}

/** A scene that has nothing to show says why, large and alone. */
export function SceneNotice({ title, how, mark, quiet = false }: SceneNoticeProps): ReactElement {
  return (
    <div className="scene__notice" data-quiet={quiet} role="status">
      <h3>
        {mark ? <StatusMark status={mark} /> : null}
        {title}
      </h3>
      {how ? <p>{how}</p> : null}
    </div>
  );
}
