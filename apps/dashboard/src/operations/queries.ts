import type {
  createdToken,
  createToken,
  CleanedKept,
  Keeping,
  KeepingPreview,
  PrivacyTrial,
  PrivacyTrialAnswer,
} from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api, within } from '../api/http';
import { answered } from '../api/answered';
import { ROWS } from '../api/queries';
import type { AuditFilter } from './audit-filter';

/** All of one person's on one page. */
const TOKENS_MOST = 1_000;

export const sessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) =>
    answered(api.GET('/api/v1/auth/sessions', { params: { query: { limit: 100 } }, signal })),
  refetchInterval: 30_000,
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) =>
    answered(api.GET('/api/v1/tokens', { params: { query: { limit: 1000 } }, signal })),
});

export const tokensOfQuery = (username: string) =>
  queryOptions({
    queryKey: ['tokens-of', username],
    queryFn: ({ signal }) => {
      const params = { path: { username }, query: { limit: TOKENS_MOST } };
      return answered(api.GET('/api/v1/users/{username}/tokens', { params, signal }));
    },
  });

export const removeTokenOf = (username: string, id: string): Promise<unknown> =>
  api.DELETE('/api/v1/users/{username}/tokens/{id}', { params: { path: { username, id } } });

export type CreatedToken = z.infer<typeof createdToken>;
export const makeToken = (body: z.infer<typeof createToken>): Promise<CreatedToken> =>
  answered(api.POST('/api/v1/tokens', { body }));

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, cursor: pageParam, limit: ROWS };
      return answered(api.GET('/api/v1/audit', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/retention', { signal })),
});

export const keepingQuery = queryOptions({
  queryKey: ['keeping'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/keeping', { signal })),
});

/** Counting a province's readings takes the database some seconds at most. */
const COUNT_LIMIT_MS = 30_000;

export const previewRetention = (metric: string, rawDays: number): Promise<KeepingPreview> => {
  const body = { metric, rawDays };
  return answered(api.POST('/api/v1/retention/preview', { body, ...within(COUNT_LIMIT_MS) }));
};

export const previewKeeping = (what: Keeping['what'], amount: number): Promise<KeepingPreview> => {
  const body = { what, amount };
  return answered(api.POST('/api/v1/keeping/preview', { body, ...within(COUNT_LIMIT_MS) }));
};

export const personalKeysQuery = queryOptions({
  queryKey: ['personal-keys'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/personal-keys', { signal })),
});

export const tryPrivacy = (body: PrivacyTrial): Promise<PrivacyTrialAnswer> =>
  answered(api.POST('/api/v1/personal-keys/trial', { body }));

export const cleanKept = (after: string | undefined): Promise<CleanedKept> =>
  answered(api.POST('/api/v1/personal-keys/clean', { body: { after } }));

/** Often enough to see that it lives, seldom enough to read. */
const HEALTH_EVERY_MS = 5_000;

export const healthQuery = queryOptions({
  queryKey: ['health-details'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/health/details', { signal })),
  refetchInterval: HEALTH_EVERY_MS,
});
