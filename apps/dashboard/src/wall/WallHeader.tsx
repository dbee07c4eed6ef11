import type { Unit } from '@nhip-xa/contract';
import { newestFreshMs, useLive } from '@nhip-xa/web-live';
import {
  Simulated,
  ageWords,
  date,
  provinceName,
  spokenMoment,
  timeOfDay,
  useNow,
  useTexts,
} from '@nhip-xa/web-ui';
import { useEffect, type ReactElement } from 'react';
import { StorageMark } from '../shell/StorageMark';
import { useStorageWords } from '../shell/storage-words';
import { unitName } from '../shell/unit-name';

/** Whose wall it is, what time it is, and whether what stands below is live. */
export function WallHeader({ unit }: { unit: Unit }): ReactElement {
  const { t, language } = useTexts();
  const name = unitName(unit, language);
  const province = unit.parent ? provinceName(unit.parent) : undefined;
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [name, t]);
  return (
    <header className="wall__header">
      <h1 className="wall__unit">
        {name}
        {province ? <span className="wall__province">{province}</span> : null}
      </h1>
      <Simulated when={unit.simulated} />
      <Freshness />
      <Clock />
      <Gone />
    </header>
  );
}

/** While facts are not stored the notice below says how old the numbers are: they are not live. */
function Freshness(): ReactElement | null {
  const { t, language } = useTexts();
  const connection = useLive((state) => state.connection);
  const stored = useLive((state) => state.storage.state === 'ok');
  const newest = useLive(newestFreshMs);
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(1_000, offsetMs);
  if (!stored) return null;
  const age = newest === null ? '' : ageWords(newest, now, language);
  return (
    <p className="wall__fresh">
      <span className="live-dot" data-connection={connection}>
        {t(`live.${connection}`)}
      </span>
      <span>{newest === null ? t('wall.noneYet') : t('wall.newest', { age })}</span>
    </p>
  );
}

function Clock(): ReactElement {
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(1_000, offsetMs);
  return (
    <p className="wall__clock">
      <span className="wall__date">{date(now)}</span>
      <time>{timeOfDay(now)}</time>
    </p>
  );
}

/** Covers the header when the server is gone: nobody may take old numbers for live ones. */
function Gone(): ReactElement | null {
  const { t, language } = useTexts();
  const connection = useLive((state) => state.connection);
  const lostAtMs = useLive((state) => state.lostAtMs);
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  const hasConnected = useLive((state) => state.everConnected);
  const notReady = useLive((state) => state.notReady);
  if (connection === 'connected') return null;
  const moment = lostAtMs === null ? '' : spokenMoment(lostAtMs + offsetMs, now, language);
  const lost = notReady ? 'wall.lostNotReady' : 'wall.lost';
  const never = notReady ? 'wall.notReady' : 'wall.neverConnected';
  return (
    <p className="wall__gone" role="alert" data-first={!hasConnected}>
      {hasConnected ? t(lost, { moment }) : t(never)}
    </p>
  );
}

/** Says that what comes in is kept or waits, and up to when the numbers below reach. */
export function StorageNotice(): ReactElement | null {
  const words = useStorageWords();
  if (words === null) return null;
  return (
    <div className="wall__storage" data-state={words.state}>
      <StorageMark state={words.state} />
      <strong role="alert">{words.what}</strong>
      <span>{words.numbers}</span>
    </div>
  );
}
