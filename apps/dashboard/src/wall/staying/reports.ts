import type { OwnDisplay, Scene, ScreenFault, ScreenReport } from '@nhip-xa/contract';
import { LiveContext, useLive } from '@nhip-xa/web-live';
import { use, useEffect, useMemo, useRef } from 'react';
import { api } from '../../api/http';
import { asDisplay } from '../display-token';
import { FaultBook, type Faults } from './faults';
import { loadedVersion } from './loaded-version';
import { screenId } from './screen-id';

/** How often a screen reports itself, and how soon after its start, in ms. */
const REPORT_EVERY_MS = 60_000;
const FIRST_REPORT_MS = 5_000;

/** A screen that cannot say how it is goes on: what it shows matters more. */
const tell = (telling: Promise<unknown>): void => void telling.catch(() => undefined);

/** Tells the server of faults, where this is a display's wall. */
export function useFaults(display: OwnDisplay | null): Faults {
  const version = loadedVersion(useLive((state) => state.version));
  const isDisplay = display !== null;
  return useMemo(() => {
    if (!isDisplay) return { report: () => undefined };
    return new FaultBook((fault) => {
      const told: ScreenFault = { screen: screenId(), version: version ?? 'unknown', ...fault };
      tell(api.POST('/api/v1/displays/own/faults', { body: told, ...asDisplay() }));
    }, Date.now);
  }, [isDisplay, version]);
}

/** Once a minute a display's screen reports itself. */
export function useScreenReports(display: OwnDisplay | null, scene: Scene): void {
  const client = use(LiveContext);
  const shown = useRef(scene);
  useEffect(() => {
    shown.current = scene;
  }, [scene]);
  const isDisplay = display !== null;
  useEffect(() => {
    if (!client || !isDisplay) return undefined;
    const report = (): void => {
      const version = loadedVersion(client.getState().version);
      if (version === null) return;
      const said: ScreenReport = {
        screen: screenId(),
        version,
        width: window.innerWidth,
        height: window.innerHeight,
        scene: shown.current,
        drawnMs: client.takeDrawnMs(),
        uptimeSeconds: Math.round(performance.now() / 1_000),
      };
      tell(api.POST('/api/v1/displays/own/screens', { body: said, ...asDisplay() }));
    };
    const first = setTimeout(report, FIRST_REPORT_MS);
    const timer = setInterval(report, REPORT_EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [client, isDisplay]);
}
