import type { OwnDisplay, SceneData, TellingScene, UnitMap } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { atOf } from '../api/at';
import { ApiError, api } from '../api/http';
import { asDisplay } from './display-token';

// Without the schemas, as everything that the wall asks: the server is our own.

/** A scene is asked for anew so often while it stands, besides whenever its unit's values change. */
const SCENE_EVERY_MS = 15_000;
const MAP_EVERY_MS = 60_000;

/** What a scene shows besides KPI values. */
export const sceneQuery = <S extends TellingScene>(unit: string, scene: S) =>
  queryOptions({
    queryKey: ['wall', 'scene', unit, scene],
    queryFn: async ({ signal }): Promise<SceneData<S>> => {
      const params = { path: { code: unit, scene } };
      const { data } = await api.GET('/api/v1/units/{code}/scenes/{scene}', { params, signal });
      return data as SceneData<S>;
    },
    refetchInterval: SCENE_EVERY_MS,
    staleTime: 2_000,
  });

/** Since when things are bad changes seldom: what tells of it besides the overview asks no more often. */
export const beganQuery = (unit: string) => ({
  ...sceneQuery(unit, 'overview'),
  queryKey: ['wall', 'began', unit],
});

/** The rivers that a map tells of while they are a danger. */
export const riversQuery = (unit: string) => ({
  ...sceneQuery(unit, 'environment'),
  queryKey: ['wall', 'rivers', unit],
});

/** @param atMs a moment of the past; null: now */
export const mapQuery = (unit: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['wall', 'map', unit, atMs],
    queryFn: async ({ signal }): Promise<UnitMap> => {
      const params = { path: { code: unit }, query: atOf(atMs) };
      const { data } = await api.GET('/api/v1/units/{code}/map', { params, signal });
      const { boundary = null, below = [], sources = [], cases = [] } = data as Partial<UnitMap>;
      return { unit, boundary, below, sources, cases };
    },
    refetchInterval: atMs === null && MAP_EVERY_MS,
    staleTime: 30_000,
  });

/** How this display's wall behaves; null: a person's own look at the wall, which has no settings. */
export const ownDisplay = queryOptions({
  queryKey: ['wall', 'own'],
  queryFn: async ({ signal }): Promise<OwnDisplay | null> => {
    try {
      return (await api.GET('/api/v1/displays/own', { signal, ...asDisplay() })).data;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  },
  staleTime: 60_000,
  refetchInterval: 600_000,
});
