import { LiveContext, useLive } from '@nhip-xa/web-live';
import { use, useEffect } from 'react';
import { loadedVersion } from './loaded-version';
import { isQuietMoment } from './quiet-moment';

/** All walls learn of an upgrade at once; they load the new pages spread over this, in ms. */
const SPREAD_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

/**
 * A wall runs for months: when the server has been upgraded it loads the new pages by itself, at a
 * moment at which nobody needs it.
 */
export function useNewVersion(unit: string): void {
  const client = use(LiveContext);
  const version = useLive((state) => state.version);
  const isOld = version !== null && version !== loadedVersion(version);
  useEffect(() => {
    if (!client || !isOld) return undefined;
    const learnedMs = Date.now();
    const spreadMs = Math.random() * SPREAD_MS;
    const timer = setInterval(() => {
      const { units, connection } = client.getState();
      const values = [...(units.get(unit)?.values() ?? [])];
      const isCritical = values.some(({ status }) => status === 'critical');
      const nowMs = Date.now();
      if (connection !== 'connected' || nowMs - learnedMs < spreadMs) return;
      const { changedMs } = client;
      if (isQuietMoment({ nowMs, learnedMs, changedMs, isCritical })) window.location.reload();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [client, isOld, unit]);
}
