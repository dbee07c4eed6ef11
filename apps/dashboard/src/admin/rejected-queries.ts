import { REJECT_REASONS, type ChosenRejected, type RejectReason } from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { ROWS } from '../api/queries';
import { writtenMoment } from '../shell/past';

/** What an address says of which messages are meant; moments as `2026-11-20T08:05`, in Vietnam. */
export interface RejectedSearch {
  reason?: string;
  unit?: string;
  source?: string;
  from?: string;
  to?: string;
}

export type RejectedFilter = Partial<ChosenRejected>;

const isReason = (reason: string | undefined): reason is RejectReason =>
  (REJECT_REASONS as readonly (string | undefined)[]).includes(reason);

const momentOf = (text: string | undefined): string | undefined => {
  const ms = writtenMoment(text);
  return ms === null ? undefined : new Date(ms).toISOString();
};

/** The filter of an address; what it states that is none does not filter. */
export function rejectedFilter({ reason, unit, source, from, to }: RejectedSearch): RejectedFilter {
  const given = { unit, source, from: momentOf(from), to: momentOf(to) };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(set), ...(isReason(reason) && { reason }) };
}

/** Often enough for whoever has just sent something. */
const EVERY_MS = 15_000;

export const rejectedQuery = (filter: RejectedFilter) =>
  infiniteQueryOptions({
    queryKey: ['rejected', filter],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, cursor: pageParam, limit: ROWS };
      return answered(api.GET('/api/v1/rejected', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: EVERY_MS,
  });

export const rejectedCountsQuery = (filter: RejectedFilter) =>
  queryOptions({
    queryKey: ['rejected', 'counts', filter],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/rejected/counts', { params: { query: filter }, signal })),
    refetchInterval: EVERY_MS,
    placeholderData: (before) => before,
  });

/** One message with all of its bytes. */
export const oneRejectedQuery = (id: string) =>
  queryOptions({
    queryKey: ['rejected', 'one', id],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/rejected/{id}', { params: { path: { id } }, signal })),
    staleTime: Infinity,
    retry: false,
  });
