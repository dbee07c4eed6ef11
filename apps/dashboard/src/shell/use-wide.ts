import { useSyncExternalStore } from 'react';

/** From here on a page has room for what a phone folds away. */
const WIDE = '(width >= 900px)';

function subscribe(listener: () => void): () => void {
  const asked = window.matchMedia(WIDE);
  asked.addEventListener('change', listener);
  return () => asked.removeEventListener('change', listener);
}

export const useWide = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches);
