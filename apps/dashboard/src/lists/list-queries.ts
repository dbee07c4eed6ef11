import '../api/zod-settings';
import {
  caseFact,
  countedListOf,
  eventFact,
  listOf,
  reading,
  source,
  type CaseFact,
  type EventFact,
  type ExportFormat,
  type Source,
} from '@nhip-xa/contract';
import type { z } from 'zod';
import { part, query } from '../api/http';
import { read } from '../api/queries';
import type { ListSource } from '../table/use-list-pages';

/** The lists that the pages show, each asked for as its file is. */

type Asked = Readonly<Record<string, string | undefined>>;

export type Reading = z.infer<typeof reading>;

const cases = countedListOf(caseFact);
const events = countedListOf(eventFact);
const sources = countedListOf(source);
const readings = listOf(reading);

export const casesOf = (asked: Asked): ListSource<CaseFact> => ({
  unit: asked['unit'] ?? '',
  still: asked['at'] !== undefined,
  key: ['list', 'cases', asked],
  ask: (page, signal) => read(`/cases${query({ ...asked, ...page })}`, cases, signal),
  keyOf: ({ unit, kind, id }) => `${unit} ${kind} ${id}`,
  stampOf: ({ unit, kind, id, ts, state }) => `${unit} ${kind} ${id} ${ts ?? ''} ${state ?? ''}`,
});

export const eventsOf = (asked: Asked): ListSource<EventFact> => ({
  unit: asked['unit'] ?? '',
  key: ['list', 'events', asked],
  ask: (page, signal) => read(`/events${query({ ...asked, ...page })}`, events, signal),
  keyOf: ({ unit, source: key, id, ts }) => `${unit} ${key} ${id} ${ts}`,
  stampOf: ({ unit, source: key, id, ts }) => `${unit} ${key} ${id} ${ts}`,
});

export const sourcesOf = (asked: Asked): ListSource<Source> => ({
  unit: asked['unit'] ?? '',
  key: ['list', 'sources', asked],
  ask: (page, signal) => read(`/sources${query({ ...asked, ...page })}`, sources, signal),
  keyOf: ({ key }) => key,
  stampOf: ({ key, state }) => `${key} ${state}`,
});

export const readingsOf = (key: string, asked: Asked): ListSource<Reading> => ({
  key: ['list', 'readings', key, asked],
  ask: ({ cursor, limit }, signal) =>
    read(`/sources/${part(key)}/readings${query({ ...asked, cursor, limit })}`, readings, signal),
  keyOf: ({ metric, at, commune }) => `${commune ?? ''} ${metric} ${at}`,
  stampOf: ({ metric, at, commune }) => `${commune ?? ''} ${metric} ${at}`,
  uncounted: true,
});

/** Where a list comes from as a file. */
export const fileOf =
  (path: string, asked: Asked, lang: string) =>
  (format: ExportFormat, columns: string): string =>
    `${path}${query({ ...asked, lang, columns, format })}`;
