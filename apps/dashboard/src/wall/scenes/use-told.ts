import type { SceneData, TellingScene } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { useQuery } from '@tanstack/react-query';
import { sceneQuery } from '../scene-queries';

/** What a scene was told, and how old that is. */
export interface Told<T> {
  data: T | undefined;
  /** When it was told, by the server's clock; null: not yet, or its parts have ages of their own. */
  atMs: number | null;
  /** Asking anew comes to nothing. */
  failed: boolean;
}

export function useTold<S extends TellingScene>(unit: string, scene: S): Told<SceneData<S>> {
  const offsetMs = useLive((state) => state.offsetMs);
  const { data, dataUpdatedAt, isError, failureCount } = useQuery(sceneQuery(unit, scene));
  const atMs = dataUpdatedAt === 0 ? null : dataUpdatedAt + offsetMs;
  return { data, atMs, failed: isError || failureCount > 0 };
}
