import type { SceneData, TellingScene } from '@nhip-xa/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sceneQuery } from '../scene-queries';

/** What a scene was told, when, and whether asking again fails now. */
export interface Told<D> {
  data: D | undefined;
  /** By this browser's clock. */
  toldAtMs: number;
  failing: boolean;
}

/** Values come in bursts: a scene asks once for all of one. */
const AFTER_A_CHANGE_MS = 1_000;

/** Asks for a scene every so often, and soon after its KPI values took another turn. */
export function useScene<S extends TellingScene>(
  unit: string,
  scene: S,
  turn: string,
): Told<SceneData<S>> {
  const queries = useQueryClient();
  const { data, dataUpdatedAt, failureCount, isError } = useQuery(sceneQuery(unit, scene));
  useEffect(() => {
    const timer = setTimeout(
      () => void queries.invalidateQueries({ queryKey: sceneQuery(unit, scene).queryKey }),
      AFTER_A_CHANGE_MS,
    );
    return () => clearTimeout(timer);
  }, [queries, unit, scene, turn]);
  return { data, toldAtMs: dataUpdatedAt, failing: isError || failureCount > 0 };
}
