import type { ApprovedProposals, PreviewAnswer, PreviewMapping } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';

/** More than an installation has of them. */
const ALL = { limit: 500 };

export const mappingsQuery = queryOptions({
  queryKey: ['mappings'],
  queryFn: ({ signal }) =>
    answered(api.GET('/api/v1/mappings', { params: { query: ALL }, signal })),
});

/** What is connected in front of the reader should turn up while he waits. */
const PROPOSALS_EVERY_MS = 5_000;

export const proposalsQuery = queryOptions({
  queryKey: ['proposals'],
  queryFn: ({ signal }) =>
    answered(api.GET('/api/v1/proposals', { params: { query: ALL }, signal })),
  refetchInterval: PROPOSALS_EVERY_MS,
});

export const preview = (body: PreviewMapping): Promise<PreviewAnswer> =>
  answered(api.POST('/api/v1/mappings/preview', { body }));

export const approve = (keys: readonly string[] | null): Promise<ApprovedProposals> =>
  answered(
    api.POST('/api/v1/proposals/approve', { body: keys ? { keys: [...keys] } : { all: true } }),
  );
