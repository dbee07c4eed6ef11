import { useLive } from '@nhip-xa/web-live';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** A scene's data is not asked for anew more often than this, in ms, however fast numbers change. */
const REFRESH_EVERY_MS = 3_000;

/** Asks for the data of the scene on show anew whenever the unit's numbers changed. */
export function useSceneRefresh(unit: string): void {
  const queries = useQueryClient();
  const seq = useLive((state) => state.seq);
  const asked = useRef({ atMs: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  useEffect(() => {
    const { current } = asked;
    if (seq === null || current.timer !== undefined) return;
    const waitMs = Math.max(0, current.atMs + REFRESH_EVERY_MS - Date.now());
    current.timer = setTimeout(() => {
      current.timer = undefined;
      current.atMs = Date.now();
      void queries.invalidateQueries({ queryKey: ['wall', 'scene', unit] });
      void queries.invalidateQueries({ queryKey: ['wall', 'map', unit] });
    }, waitMs);
  }, [queries, seq, unit]);
  useEffect(() => {
    const { current } = asked;
    return () => {
      clearTimeout(current.timer);
      current.timer = undefined;
    };
  }, []);
}
