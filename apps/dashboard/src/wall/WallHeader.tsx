import type { Scene, Unit } from '@nhip-xa/contract';
import { newestFreshMs, useLive } from '@nhip-xa/web-live';
import {
  Simulated,
  StatusMark,
  ageWords,
  date,
  provinceName,
  timeOfDay,
  useNow,
  useTexts,
} from '@nhip-xa/web-ui';
import { useEffect, type ReactElement } from 'react';
import { unitName } from '../shell/unit-name';
import type { OnShow } from './round/use-round';

interface WallHeaderProps {
  unit: Unit;
  onShow: OnShow;
  /** How many things need a decision: said by every scene. */
  decisions: { count: number; critical: boolean };
  /** Until when the wall is dimmed for the night, `05:30`; null: it is not. */
  dimUntil: string | null;
}

/** A longer name is set a size smaller, so that it stands whole beside the clock. */
const LONG_LETTERS = 28;

/** Whose wall it is, which scene stands, whether what stands below is live, and what time it is. */
export function WallHeader({ unit, onShow, decisions, dimUntil }: WallHeaderProps): ReactElement {
  const { t, language } = useTexts();
  const name = unitName(unit, language);
  const province = unit.parent ? provinceName(unit.parent) : undefined;
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [name, t]);
  return (
    <header className="wall__header">
      <div className="wall__unit">
        <h1 data-long={name.length > LONG_LETTERS}>{name}</h1>
        <p>
          {province ? <span>{province}</span> : null}
          <Simulated when={unit.simulated} />
        </p>
      </div>
      <Place onShow={onShow} decisions={decisions} />
      <Freshness isAgeTold={!HAS_OWN_AGE.has(onShow.scene)} />
      <Clock dimUntil={dimUntil} />
    </header>
  );
}

/** The scene's name, where in the round it is, and elsewhere than in the overview what needs a decision. */
function Place({ onShow, decisions }: Pick<WallHeaderProps, 'onShow' | 'decisions'>): ReactElement {
  const { t } = useTexts();
  const { scene, scenes, index } = onShow;
  const place = t('wall.place', { place: index + 1, count: scenes.length });
  return (
    <div className="wall__place">
      <h2>{t(`scene.${scene}`)}</h2>
      {scenes.length > 1 ? (
        <p className="wall__marks" role="img" aria-label={place}>
          {scenes.map((each, at) => (
            <span key={each} data-on={at === index} />
          ))}
        </p>
      ) : null}
      {scene !== 'overview' && decisions.count > 0 ? (
        <p className="wall__also" data-status={decisions.critical ? 'critical' : 'warning'}>
          <StatusMark status={decisions.critical ? 'critical' : 'warning'} />
          {t('wall.decisions', { count: decisions.count })}
        </p>
      ) : null}
    </div>
  );
}

/** These say themselves how old they are: once is enough. */
const HAS_OWN_AGE: ReadonlySet<Scene> = new Set<Scene>([
  'services',
  'feedback',
  'security',
  'environment',
  'infrastructure',
  'value',
]);

/** While facts are not stored the notice below says how old the numbers are: they are not live. */
function Freshness({ isAgeTold }: { isAgeTold: boolean }): ReactElement {
  const { t, language } = useTexts();
  const connection = useLive((state) => state.connection);
  const stored = useLive((state) => state.storage.state === 'ok');
  const newest = useLive(newestFreshMs);
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(1_000, offsetMs);
  if (!stored) return <div className="wall__fresh" />;
  const age = newest === null ? '' : ageWords(newest, now, language);
  return (
    <div className="wall__fresh">
      <p className="live-dot" data-connection={connection}>
        {t(`live.${connection}`)}
      </p>
      {isAgeTold ? <p>{newest === null ? t('wall.noneYet') : t('wall.newest', { age })}</p> : null}
    </div>
  );
}

/** What time it is; at night the day gives way to why the wall is dark. */
function Clock({ dimUntil }: Pick<WallHeaderProps, 'dimUntil'>): ReactElement {
  const { t } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(1_000, offsetMs);
  return (
    <div className="wall__clock">
      <time>{timeOfDay(now)}</time>
      <p>{dimUntil === null ? date(now) : t('wall.dimmed', { until: dimUntil })}</p>
    </div>
  );
}
