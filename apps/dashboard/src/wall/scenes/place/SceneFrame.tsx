import { useLive } from '@nhip-xa/web-live';
import { StatusMark, ageWords, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { KpiStatus } from '@nhip-xa/contract';
import type { ReactElement, ReactNode } from 'react';
import type { Told } from './use-told';
import './place.css';

interface SceneFrameProps<T> {
  name: 'environment' | 'infrastructure' | 'economy' | 'value';
  told: Told<T>;
  children: (data: T) => ReactNode;
}

/** How old a scene's data is, and what stands there until it has any. The wall's header has its title. */
export function SceneFrame<T>({ name, told, children }: SceneFrameProps<T>): ReactElement {
  const { t } = useTexts();
  const { data, failed } = told;
  return (
    <div
      className={`place place-${name}`}
      aria-label={t(`scene.${name}`)}
      data-scene={name}
      data-old={failed && data !== undefined}
      aria-busy={data === undefined && !failed}
    >
      <header className="place__head">
        <Freshness told={told} />
      </header>
      {data === undefined ? <Waiting failed={failed} /> : children(data)}
    </div>
  );
}

/** An age under this is told as just now: counting seconds at the edge would be restless. */
const COARSE_MS = 60_000;

function Freshness({ told: { atMs, failed } }: { told: Told<unknown> }): ReactElement | null {
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(10_000, offsetMs);
  if (atMs === null) return null;
  if (failed) {
    return (
      <p className="place__failed" role="alert">
        <StatusMark status="stale" />
        {t('place.failed', { moment: spokenMoment(atMs, now, language) })}
      </p>
    );
  }
  const age = ageWords(now - atMs < COARSE_MS ? now : atMs, now, language);
  return <p className="place__age">{t('place.age', { age })}</p>;
}

function Waiting({ failed }: { failed: boolean }): ReactElement {
  const { t } = useTexts();
  if (!failed) return <SceneNotice title={t('wall.loading')} quiet />;
  return <SceneNotice mark="stale" title={t('place.failedFirst')} how={t('place.failedHow')} />;
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
    <div className="place__notice" data-quiet={quiet} role="status">
      <h3>
        {mark ? <StatusMark status={mark} /> : null}
        {title}
      </h3>
      {how ? <p>{how}</p> : null}
    </div>
  );
}
