import '../api/zod-settings';
import {
  apiToken,
  auditEntry,
  createdToken,
  type createToken,
  healthDetails,
  keeping,
  keepingPreview,
  keptReadings,
  listOf,
  ownSession,
  personalKey,
  privacyTrialAnswer,
  cleanedKept,
  type CleanedKept,
  type Keeping,
  type KeepingPreview,
  type PrivacyTrial,
  type PrivacyTrialAnswer,
} from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api, within } from '../api/http';
import { parsed } from '../api/parsed';
import { ROWS } from '../api/queries';
import type { AuditFilter } from './audit-filter';

export const sessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) =>
    parsed(
      listOf(ownSession),
      api.GET('/api/v1/auth/sessions', { params: { query: { limit: 100 } }, signal }),
    ),
  refetchInterval: 30_000,
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) =>
    parsed(
      listOf(apiToken),
      api.GET('/api/v1/tokens', { params: { query: { limit: 1000 } }, signal }),
    ),
});

export type CreatedToken = z.infer<typeof createdToken>;
export const makeToken = (body: z.infer<typeof createToken>): Promise<CreatedToken> =>
  parsed(createdToken, api.POST('/api/v1/tokens', { body }));

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, cursor: pageParam, limit: ROWS };
      return parsed(listOf(auditEntry), api.GET('/api/v1/audit', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => parsed(listOf(keptReadings), api.GET('/api/v1/retention', { signal })),
});

export const keepingQuery = queryOptions({
  queryKey: ['keeping'],
  queryFn: ({ signal }) => parsed(listOf(keeping), api.GET('/api/v1/keeping', { signal })),
});

/** Counting a province's readings takes the database some seconds at most. */
const COUNT_LIMIT_MS = 30_000;

export const previewRetention = (metric: string, rawDays: number): Promise<KeepingPreview> => {
  const body = { metric, rawDays };
  return parsed(
    keepingPreview,
    api.POST('/api/v1/retention/preview', { body, ...within(COUNT_LIMIT_MS) }),
  );
};

export const previewKeeping = (what: Keeping['what'], amount: number): Promise<KeepingPreview> => {
  const body = { what, amount };
  return parsed(
    keepingPreview,
    api.POST('/api/v1/keeping/preview', { body, ...within(COUNT_LIMIT_MS) }),
  );
};

export const personalKeysQuery = queryOptions({
  queryKey: ['personal-keys'],
  queryFn: ({ signal }) =>
    parsed(listOf(personalKey), api.GET('/api/v1/personal-keys', { signal })),
});

export const tryPrivacy = (body: PrivacyTrial): Promise<PrivacyTrialAnswer> =>
  parsed(privacyTrialAnswer, api.POST('/api/v1/personal-keys/trial', { body }));

export const cleanKept = (after: string | undefined): Promise<CleanedKept> =>
  parsed(cleanedKept, api.POST('/api/v1/personal-keys/clean', { body: { after } }));

/** Often enough to see that it lives, seldom enough to read. */
const HEALTH_EVERY_MS = 5_000;

export const healthQuery = queryOptions({
  queryKey: ['health-details'],
  queryFn: ({ signal }) => parsed(healthDetails, api.GET('/api/v1/health/details', { signal })),
  refetchInterval: HEALTH_EVERY_MS,
});
