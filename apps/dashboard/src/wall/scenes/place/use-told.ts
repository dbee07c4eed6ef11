import type { SceneData, TellingScene } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { useQuery } from '@tanstack/react-query';
import { sceneQuery } from '../../scene-queries';

/** What a scene was told, and how old that is. */
export interface Told<T> {
  data: T | undefined;
  /** When it was told, by the server's clock; null: not yet. */
  atMs: number | null;
  /** The last time of asking came to nothing. */
  failed: boolean;
}

export function useTold<S extends TellingScene>(unit: string, scene: S): Told<SceneData<S>> {
  const offsetMs = useLive((state) => state.offsetMs);
  const { data, dataUpdatedAt, isError } = useQuery(sceneQuery(unit, scene));
  return { data, atMs: dataUpdatedAt === 0 ? null : dataUpdatedAt + offsetMs, failed: isError };
}
