import type { Trace } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { ApiError, api } from '../api/http';
import { answered } from '../api/answered';

/** Somebody stands before the device and waits for what he mended to be seen. */
const DIAGNOSIS_EVERY_MS = 3_000;
/** As fast as an eye follows a list. */
const TRACE_EVERY_MS = 2_000;

export const diagnosisQuery = (key: string) =>
  queryOptions({
    queryKey: ['diagnosis', key],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/sources/{key}/diagnosis', { params: { path: { key } }, signal })),
    refetchInterval: DIAGNOSIS_EVERY_MS,
  });

const readTrace = (key: string, signal: AbortSignal): Promise<Trace> =>
  answered(api.GET('/api/v1/sources/{key}/trace', { params: { path: { key } }, signal }));

export const traceQuery = (key: string, live: boolean) =>
  queryOptions({
    queryKey: ['trace', key],
    queryFn: ({ signal }) => readTrace(key, signal),
    refetchInterval: live ? TRACE_EVERY_MS : false,
    // a list that was stopped must not move because a window was looked at again
    refetchOnWindowFocus: live,
  });

/** `06211.frigate`, as far as it can be told while it is typed. */
const KEY = /^(\d{2}|\d{5})\.[a-z0-9][a-z0-9_-]*$/;

/** The messages of a publisher whose key is being typed; none where there is no such source. */
export const capturedQuery = (key: string) =>
  queryOptions({
    queryKey: ['captured', key],
    queryFn: async ({ signal }) => {
      try {
        return (await readTrace(key, signal)).items;
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return [];
        throw error;
      }
    },
    enabled: KEY.test(key),
    refetchInterval: TRACE_EVERY_MS,
    retry: false,
  });
