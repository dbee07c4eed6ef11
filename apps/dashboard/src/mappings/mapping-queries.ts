import {
  approvedProposals,
  listOf,
  mapping,
  previewAnswer,
  proposedSource,
  type ApprovedProposals,
  type PreviewAnswer,
  type PreviewMapping,
} from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { parsed } from '../api/parsed';

/** More than an installation has of them. */
const ALL = { limit: 500 };

export const mappingsQuery = queryOptions({
  queryKey: ['mappings'],
  queryFn: ({ signal }) =>
    parsed(listOf(mapping), api.GET('/api/v1/mappings', { params: { query: ALL }, signal })),
});

/** What is connected in front of the reader should turn up while he waits. */
const PROPOSALS_EVERY_MS = 5_000;

export const proposalsQuery = queryOptions({
  queryKey: ['proposals'],
  queryFn: ({ signal }) =>
    parsed(
      listOf(proposedSource),
      api.GET('/api/v1/proposals', { params: { query: ALL }, signal }),
    ),
  refetchInterval: PROPOSALS_EVERY_MS,
});

export const preview = (body: PreviewMapping): Promise<PreviewAnswer> =>
  parsed(previewAnswer, api.POST('/api/v1/mappings/preview', { body }));

export const approve = (keys: readonly string[] | null): Promise<ApprovedProposals> =>
  parsed(
    approvedProposals,
    api.POST('/api/v1/proposals/approve', { body: keys ? { keys: [...keys] } : { all: true } }),
  );
