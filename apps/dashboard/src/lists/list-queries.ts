import type { reading, CaseFact, EventFact, ExportFormat, Source } from '@nhip-xa/contract';
import { addressOf, type ApiAddress, type QueryOf, type WordsOf } from '@nhip-xa/web-api';
import type { Language } from '@nhip-xa/web-ui';
import type { z } from 'zod';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { oneByOne } from '../api/reading-rows';
import type { ListSource } from '../table/use-list-pages';

/** The lists that the pages show, each asked for as its file is. */

export type Reading = z.infer<typeof reading>;

export const casesOf = (asked: WordsOf<'/api/v1/cases'>): ListSource<CaseFact> => ({
  unit: asked.unit ?? '',
  still: asked.at !== undefined,
  key: ['list', 'cases', asked],
  ask: (page, signal) => {
    const query = { ...(asked as QueryOf<'/api/v1/cases'>), ...page };
    return answered(api.GET('/api/v1/cases', { params: { query }, signal }));
  },
  keyOf: ({ unit, kind, id }) => `${unit} ${kind} ${id}`,
  stampOf: ({ unit, kind, id, ts, state }) => `${unit} ${kind} ${id} ${ts ?? ''} ${state ?? ''}`,
});

export const eventsOf = (asked: WordsOf<'/api/v1/events'>): ListSource<EventFact> => ({
  unit: asked.unit ?? '',
  key: ['list', 'events', asked],
  ask: (page, signal) => {
    const query = { ...(asked as QueryOf<'/api/v1/events'>), ...page };
    return answered(api.GET('/api/v1/events', { params: { query }, signal }));
  },
  keyOf: ({ unit, source: key, id, ts }) => `${unit} ${key} ${id} ${ts}`,
  stampOf: ({ unit, source: key, id, ts }) => `${unit} ${key} ${id} ${ts}`,
});

export const sourcesOf = (asked: WordsOf<'/api/v1/sources'>): ListSource<Source> => ({
  unit: asked.unit ?? '',
  key: ['list', 'sources', asked],
  ask: (page, signal) => {
    const query = { ...(asked as QueryOf<'/api/v1/sources'>), ...page };
    return answered(api.GET('/api/v1/sources', { params: { query }, signal }));
  },
  keyOf: ({ key }) => key,
  stampOf: ({ key, state }) => `${key} ${state}`,
});

export const readingsOf = (
  key: string,
  asked: WordsOf<'/api/v1/sources/{key}/readings'>,
): ListSource<Reading> => ({
  key: ['list', 'readings', key, asked],
  ask: async ({ cursor, limit }, signal) => {
    const query = { ...(asked as QueryOf<'/api/v1/sources/{key}/readings'>), cursor, limit };
    const { items, next } = await answered(
      api.GET('/api/v1/sources/{key}/readings', { params: { path: { key }, query }, signal }),
    );
    return { items: oneByOne(items), next };
  },
  keyOf: ({ metric, at, commune }) => `${commune ?? ''} ${metric} ${at}`,
  stampOf: ({ metric, at, commune }) => `${commune ?? ''} ${metric} ${at}`,
  uncounted: true,
});

type FileOf = (format: ExportFormat, columns: string) => ApiAddress;
type ListFile = `/api/v1/${'cases' | 'events' | 'sources/list'}/export`;

/** Where a list comes from as a file. */
export function fileOf<P extends ListFile>(path: P, asked: WordsOf<P>, lang: Language): FileOf;
export function fileOf(path: ListFile, asked: object, lang: Language): FileOf {
  return (format, columns) =>
    addressOf<ListFile>(path, { query: { ...asked, lang, columns, format } });
}

/** … and the readings of a source. */
export const readingsFile =
  (key: string, asked: WordsOf<'/api/v1/sources/{key}/readings/export'>, lang: Language): FileOf =>
  (format, columns) => {
    const query = { ...asked, lang, columns, format };
    return addressOf('/api/v1/sources/{key}/readings/export', { path: { key }, query });
  };
