import { useSyncExternalStore } from 'react';

/** A telephone: its screen is for the rows. */
const NARROW = '(width < 640px)';

function subscribe(listener: () => void): () => void {
  const asked = window.matchMedia(NARROW);
  asked.addEventListener('change', listener);
  return () => asked.removeEventListener('change', listener);
}

export const useNarrow = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
