import type { ImportReport, LedgerSide, ValuePeriod } from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { addressOf, type ApiAddress } from '@nhip-xa/web-api';
import type { Language } from '@nhip-xa/web-ui';
import { api, csv } from './http';
import { answered } from './answered';

/** Rows of one page of entries. */
const ROWS = 50;
/** Others enter too, and devices send. */
const AGAIN_MS = 30_000;

/** Everything of the ledger of a unit, to be asked for again after a change. */
export const valueKey = (code: string) => ['value', code] as const;

/** Noon of a day in Vietnam: a moment within it, whatever the zone of the browser. */
const noon = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : `${day}T12:00:00+07:00`;

/** What a period comes to; the one that holds a day, today unless it is given. */
export const valueSummaryQuery = (code: string, period: ValuePeriod, day: string | undefined) =>
  queryOptions({
    queryKey: [...valueKey(code), 'summary', period, day],
    queryFn: ({ signal }) => {
      const query = { unit: code, period, at: noon(day) };
      return answered(api.GET('/api/v1/value-ledger/summary', { params: { query }, signal }));
    },
    refetchInterval: AGAIN_MS,
    placeholderData: (before) => before,
  });

/** The months up to the one that holds a day. */
export const valueMonthsQuery = (code: string, day: string) =>
  queryOptions({
    queryKey: [...valueKey(code), 'months', day],
    queryFn: ({ signal }) => {
      const query = { unit: code, at: noon(day) };
      return answered(api.GET('/api/v1/value-ledger/months', { params: { query }, signal }));
    },
    refetchInterval: AGAIN_MS,
    placeholderData: (before) => before,
  });

export interface EntriesFilter {
  unit: string;
  from: string;
  to: string;
  side: LedgerSide | undefined;
  struck: boolean;
}

export const valueEntriesQuery = ({ struck, ...filter }: EntriesFilter) =>
  infiniteQueryOptions({
    queryKey: [...valueKey(filter.unit), 'entries', filter, struck],
    queryFn: ({ signal, pageParam }) => {
      const shown = struck ? { struck: '1' as const } : {};
      const query = { ...filter, ...shown, cursor: pageParam, limit: ROWS };
      return answered(api.GET('/api/v1/value-ledger', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: AGAIN_MS,
  });

/** Where a browser gets the same entries as a file. */
export const exportAddress = (filter: EntriesFilter, lang: Language): ApiAddress => {
  const { unit, from, to, side } = filter;
  return addressOf('/api/v1/value-ledger/export', { query: { unit, from, to, side, lang } });
};

/** Tells what a file would do, or lets it do that. */
export const sendFile = (unit: string, file: string, dryRun: boolean): Promise<ImportReport> =>
  answered(
    api.POST('/api/v1/value-ledger/import', {
      params: { query: { unit, ...(dryRun ? { dryRun: '1' as const } : {}) } },
      ...csv(file),
    }),
  );

export const strikeEntry = (unit: string, id: string, why: string): Promise<unknown> =>
  api.DELETE('/api/v1/value-ledger/{id}', { params: { path: { id }, query: { unit, why } } });
