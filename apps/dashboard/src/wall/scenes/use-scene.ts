import type { SceneData, TellingScene } from '@nhip-xa/contract';
import { useQuery } from '@tanstack/react-query';
import { sceneQuery } from '../scene-queries';

/** What a scene was told, when, and whether asking again fails now. */
export interface Told<D> {
  data: D | undefined;
  /** By this browser's clock. */
  toldAtMs: number;
  failing: boolean;
}

export function useScene<S extends TellingScene>(unit: string, scene: S): Told<SceneData<S>> {
  const { data, dataUpdatedAt, failureCount, isError } = useQuery(sceneQuery(unit, scene));
  return { data, toldAtMs: dataUpdatedAt, failing: isError || failureCount > 0 };
}
