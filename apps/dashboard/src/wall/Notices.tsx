import { useLive } from '@nhip-xa/web-live';
import { spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { StorageMark } from '../shell/StorageMark';
import { useStorageWords } from '../shell/storage-words';

/** What stands between the header and the scene when the numbers cannot be believed as they are. */
export function Notices(): ReactElement {
  return (
    <div className="wall__notices">
      <Gone />
      <StorageNotice />
    </div>
  );
}

/** The server is gone: nobody may take old numbers for live ones. */
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
function StorageNotice(): ReactElement | null {
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
