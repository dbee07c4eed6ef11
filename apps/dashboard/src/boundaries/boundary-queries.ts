import type { importedBoundaries } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../api/http';
import { answered } from '../api/answered';
import type { GeoFile } from './geojson-file';

export type Imported = z.infer<typeof importedBoundaries>;

/** The map of a unit, as the wall draws it. */
export const unitMapQuery = (unit: string) =>
  queryOptions({
    queryKey: ['map', unit],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/units/{code}/map', { params: { path: { code: unit } }, signal })),
  });

/** Sends a file of boundaries; a dry run changes nothing and says the same. */
export function sendBoundaries(
  file: GeoFile,
  property: string,
  dryRun: boolean,
): Promise<Imported> {
  const query = { property, ...(dryRun ? { dryRun: '1' as const } : {}) };
  return answered(api.POST('/api/v1/boundaries', { params: { query }, body: file }));
}

export const deleteBoundary = (unit: string): Promise<unknown> =>
  api.DELETE('/api/v1/boundaries', { params: { query: { unit } } });
