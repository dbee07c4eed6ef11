import './zod-settings';
import {
  importReport,
  listOf,
  valueEntry,
  valueSummary,
  type ImportReport,
  type ValuePeriod,
} from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, part, query } from './http';

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
    queryFn: async ({ signal }) => {
      const asked = query({ unit: code, period, at: noon(day) });
      return valueSummary.parse(await ask(`/value-ledger/summary${asked}`, { signal }));
    },
    refetchInterval: AGAIN_MS,
    placeholderData: (before) => before,
  });

export interface EntriesFilter {
  unit: string;
  from: string;
  to: string;
  side: string | undefined;
  struck: boolean;
}

export const valueEntriesQuery = ({ struck, ...filter }: EntriesFilter) =>
  infiniteQueryOptions({
    queryKey: [...valueKey(filter.unit), 'entries', filter, struck],
    queryFn: async ({ signal, pageParam }) => {
      const shown = struck ? { struck: '1' } : {};
      const asked = query({ ...filter, ...shown, cursor: pageParam, limit: ROWS });
      return listOf(valueEntry).parse(await ask(`/value-ledger${asked}`, { signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: AGAIN_MS,
  });

/** Where a browser gets the same entries as a file. */
export const exportAddress = (filter: EntriesFilter, lang: string): string => {
  const { unit, from, to, side } = filter;
  return `/api/v1/value-ledger/export${query({ unit, from, to, side, lang })}`;
};

/** Tells what a file would do, or lets it do that. */
export async function sendFile(unit: string, file: string, dryRun: boolean): Promise<ImportReport> {
  const path = `/value-ledger/import${query({ unit, ...(dryRun ? { dryRun: '1' } : {}) })}`;
  return importReport.parse(
    await ask(path, { method: 'POST', text: { media: 'text/csv', content: file } }),
  );
}

export const strikeEntry = (unit: string, id: string, why: string): Promise<unknown> =>
  ask(`/value-ledger/${part(id)}${query({ unit, why })}`, { method: 'DELETE' });
