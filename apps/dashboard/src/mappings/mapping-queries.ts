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
import { ask } from '../api/http';
import { read } from '../api/queries';

export const mappingsQuery = queryOptions({
  queryKey: ['mappings'],
  queryFn: ({ signal }) => read('/mappings?limit=500', listOf(mapping), signal),
});

/** What is connected in front of the reader should turn up while he waits. */
const PROPOSALS_EVERY_MS = 5_000;

export const proposalsQuery = queryOptions({
  queryKey: ['proposals'],
  queryFn: ({ signal }) => read('/proposals?limit=500', listOf(proposedSource), signal),
  refetchInterval: PROPOSALS_EVERY_MS,
});

export const preview = async (body: PreviewMapping): Promise<PreviewAnswer> =>
  previewAnswer.parse(await ask('/mappings/preview', { method: 'POST', body }));

export const approve = async (keys: readonly string[] | null): Promise<ApprovedProposals> =>
  approvedProposals.parse(
    await ask('/proposals/approve', { method: 'POST', body: keys ? { keys } : { all: true } }),
  );
