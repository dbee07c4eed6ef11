import { useLive } from '@nhip-xa/web-live';
import { useEffect, useState } from 'react';

/** All walls learn of an upgrade at once; they load the new pages within this, in milliseconds. */
const RELOAD_WITHIN_MS = 60_000;

/** A wall runs for months: when the server has been upgraded it loads the new pages by itself. */
export function useNewVersion(): void {
  const version = useLive((state) => state.version);
  const [first, setFirst] = useState<string | null>(null);
  if (first === null && version !== null) setFirst(version);
  useEffect(() => {
    if (first === null || version === null || version === first) return undefined;
    const reload = (): void => window.location.reload();
    const timer = setTimeout(reload, Math.random() * RELOAD_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [first, version]);
}
