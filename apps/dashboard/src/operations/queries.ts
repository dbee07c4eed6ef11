import '../api/zod-settings';
import {
  apiToken,
  auditEntry,
  createdToken,
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
  type KeepingPreview,
  type PrivacyTrial,
  type PrivacyTrialAnswer,
} from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api, ask, query } from '../api/http';
import { parsed } from '../api/parsed';
import { ROWS, read } from '../api/queries';
import type { AuditFilter } from './audit-filter';

/** All of one person's on one page. */
const TOKENS_MOST = 1_000;

export const sessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => read('/auth/sessions?limit=100', listOf(ownSession), signal),
  refetchInterval: 30_000,
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => read('/tokens?limit=1000', listOf(apiToken), signal),
});

export const tokensOfQuery = (username: string) =>
  queryOptions({
    queryKey: ['tokens-of', username],
    queryFn: ({ signal }) => {
      const params = { path: { username }, query: { limit: TOKENS_MOST } };
      return parsed(
        listOf(apiToken),
        api.GET('/api/v1/users/{username}/tokens', { params, signal }),
      );
    },
  });

export const removeTokenOf = (username: string, id: string): Promise<unknown> =>
  api.DELETE('/api/v1/users/{username}/tokens/{id}', { params: { path: { username, id } } });

export type CreatedToken = z.infer<typeof createdToken>;
export const makeToken = async (body: Record<string, unknown>): Promise<CreatedToken> =>
  createdToken.parse(await ask('/tokens', { method: 'POST', body }));

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) =>
      read(
        `/audit${query({ ...filter, cursor: pageParam, limit: ROWS })}`,
        listOf(auditEntry),
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => read('/retention', listOf(keptReadings), signal),
});

export const keepingQuery = queryOptions({
  queryKey: ['keeping'],
  queryFn: ({ signal }) => read('/keeping', listOf(keeping), signal),
});

/** Counting a province's readings takes the database some seconds at most. */
const COUNT_LIMIT_MS = 30_000;

export const previewKeeping = async (path: string, body: object): Promise<KeepingPreview> =>
  keepingPreview.parse(await ask(path, { method: 'POST', body, limitMs: COUNT_LIMIT_MS }));

export const personalKeysQuery = queryOptions({
  queryKey: ['personal-keys'],
  queryFn: ({ signal }) => read('/personal-keys', listOf(personalKey), signal),
});

export const tryPrivacy = async (body: PrivacyTrial): Promise<PrivacyTrialAnswer> =>
  privacyTrialAnswer.parse(await ask('/personal-keys/trial', { method: 'POST', body }));

export const cleanKept = async (after: string | undefined): Promise<CleanedKept> =>
  cleanedKept.parse(await ask('/personal-keys/clean', { method: 'POST', body: { after } }));

/** Often enough to see that it lives, seldom enough to read. */
const HEALTH_EVERY_MS = 5_000;

export const healthQuery = queryOptions({
  queryKey: ['health-details'],
  queryFn: ({ signal }) => read('/health/details', healthDetails, signal),
  refetchInterval: HEALTH_EVERY_MS,
});
