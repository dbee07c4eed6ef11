import type { StorageState } from '@nhip-xa/contract';
import { newestFreshMs, useLive } from '@nhip-xa/web-live';
import { ageWords, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';

export interface StorageWords {
  state: Exclude<StorageState, 'ok'>;
  /** What is the matter, and since when. */
  what: string;
  /** What becomes of what devices send meanwhile. */
  how: string;
  /** Up to when the numbers shown reach, counting on; empty where there are none. */
  numbers: string;
}

/** What a page says while facts are not stored; null while they are, or while nobody knows. */
export function useStorageWords(): StorageWords | null {
  const { t, language } = useTexts();
  const connected = useLive((state) => state.connection === 'connected');
  const { state, sinceMs } = useLive((live) => live.storage);
  const newest = useLive((live) => (live.storage.state === 'ok' ? null : newestFreshMs(live)));
  const offsetMs = useLive((live) => live.offsetMs);
  const now = useNow(1_000, offsetMs);
  if (!connected || state === 'ok' || sinceMs === null) return null;
  const spoken = (ms: number): string => spokenMoment(ms, now, language);
  const age = newest === null ? '' : ageWords(newest, now, language);
  return {
    state,
    what: t(`storage.${state}`, { moment: spoken(sinceMs) }),
    how: t(`storage.${state}How`),
    numbers: newest === null ? '' : t('storage.numbers', { moment: spoken(newest), age }),
  };
}
