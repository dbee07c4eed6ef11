import type { KpiDefinition, KpiPoint, Page, Unit, WallNumbers } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';

// Without the schemas: they would double the wall's script, and the server is our own. What the
// wall cannot do without is checked by hand.

export const wallUnit = async (code: string, signal?: AbortSignal): Promise<Unit> =>
  (await api.GET('/api/v1/units/{code}', { params: { path: { code } }, ...(signal && { signal }) }))
    .data;

/** What the wall needs of a definition. */
export type Named = Pick<KpiDefinition, 'code' | 'name' | 'domain' | 'target' | 'uom' | 'better'>;

function itemsOf<T>(answer: unknown): T[] {
  const items = (answer as Partial<Page<T>> | null)?.items;
  return Array.isArray(items) ? items : [];
}

export const wallDefinitions = queryOptions({
  queryKey: ['wall', 'kpis'],
  queryFn: async ({ signal }) => {
    const query = { enabled: 'true', limit: 500 } as const;
    return itemsOf<Named>((await api.GET('/api/v1/kpis', { params: { query }, signal })).data);
  },
  staleTime: 600_000,
  refetchInterval: 3_600_000,
});

/** The units right below one, by code: what a province's wall calls its communes. */
export const wallUnitsBelow = (parent: string) =>
  queryOptions({
    queryKey: ['wall', 'below', parent],
    queryFn: async ({ signal }) => {
      const query = { parent, limit: 500 };
      const { data } = await api.GET('/api/v1/units', { params: { query }, signal });
      return itemsOf<Pick<Unit, 'code' | 'name' | 'kind'>>(data);
    },
    staleTime: 600_000,
    refetchInterval: 3_600_000,
  });

/** The numbers that a unit chose for its wall, in their order; null: none, so the usual ones. */
export const wallNumbers = (unit: string) =>
  queryOptions({
    queryKey: ['wall', 'numbers', unit],
    queryFn: async ({ signal }): Promise<string[] | null> => {
      const params = { path: { code: unit } };
      const { data } = await api.GET('/api/v1/units/{code}/wall', { params, signal });
      const answer = data as Partial<WallNumbers>;
      return answer.chosen && Array.isArray(answer.kpis) ? answer.kpis : null;
    },
    staleTime: 600_000,
    refetchInterval: 3_600_000,
  });

/** How far back a tile's trend line goes, and how finely. */
const TREND_MS = 86_400_000;
const TREND_STEP = 'PT20M';
const TREND_EVERY_MS = 300_000;

export const wallTrend = (unit: string, kpi: string) =>
  queryOptions({
    queryKey: ['wall', 'trend', unit, kpi],
    queryFn: async ({ signal }) => {
      const toMs = Date.now();
      const fromMs = toMs - TREND_MS;
      const query = {
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
        step: TREND_STEP,
      };
      const params = { path: { code: unit, kpi }, query };
      const path = '/api/v1/units/{code}/kpis/{kpi}/history';
      return itemsOf<KpiPoint>((await api.GET(path, { params, signal })).data);
    },
    refetchInterval: TREND_EVERY_MS,
    staleTime: TREND_EVERY_MS,
  });

/** Changes the token of a display's address for its cookie. */
export const exchange = async (token: string): Promise<{ unit: string }> =>
  (await api.POST('/api/v1/displays/exchange', { body: { token } })).data;
