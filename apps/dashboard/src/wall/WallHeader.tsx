import type { KpiValue, Unit } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
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
import { unitName } from '../shell/unit-name';
import { newestMs } from './wall-view';

interface WallHeaderProps {
  unit: Unit;
  values: readonly KpiValue[];
}

/** Whose wall it is, what time it is, and whether what stands below is live. */
export function WallHeader({ unit, values }: WallHeaderProps): ReactElement {
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
      <Freshness values={values} />
      <Clock />
      <Gone />
    </header>
  );
}

function Freshness({ values }: { values: readonly KpiValue[] }): ReactElement {
  const { t, language } = useTexts();
  const connection = useLive((state) => state.connection);
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(1_000, offsetMs);
  const newest = newestMs(values);
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
  if (connection === 'connected') return null;
  const moment = lostAtMs === null ? '' : spokenMoment(lostAtMs + offsetMs, now, language);
  return (
    <p className="wall__gone" role="alert" data-first={!hasConnected}>
      {hasConnected ? t('wall.lost', { moment }) : t('wall.neverConnected')}
    </p>
  );
}

/** Says that what comes in is taken but cannot be stored, nor reckoned with, for now. */
export function StorageWaits(): ReactElement | null {
  const { t, language } = useTexts();
  const sinceMs = useLive((state) => state.storageWaitingSinceMs);
  const connected = useLive((state) => state.connection === 'connected');
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  if (sinceMs === null || !connected) return null;
  return (
    <p className="wall__storage" role="alert">
      {t('wall.storage', { moment: spokenMoment(sinceMs, now, language) })}
    </p>
  );
}
