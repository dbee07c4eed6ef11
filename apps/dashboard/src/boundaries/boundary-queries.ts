import '../api/zod-settings';
import { importedBoundaries, unitMap } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask, part, query } from '../api/http';
import { read } from '../api/queries';
import type { GeoFile } from './geojson-file';

export type Imported = z.infer<typeof importedBoundaries>;

/** The map of a unit, as the wall draws it. */
export const unitMapQuery = (unit: string) =>
  queryOptions({
    queryKey: ['map', unit],
    queryFn: ({ signal }) => read(`/units/${part(unit)}/map`, unitMap, signal),
  });

/** Sends a file of boundaries; a dry run changes nothing and says the same. */
export async function sendBoundaries(
  file: GeoFile,
  property: string,
  dryRun: boolean,
): Promise<Imported> {
  const path = `/boundaries${query({ property, ...(dryRun ? { dryRun: '1' } : {}) })}`;
  return importedBoundaries.parse(await ask(path, { method: 'POST', body: file }));
}

export const deleteBoundary = (unit: string): Promise<unknown> =>
  ask(`/boundaries${query({ unit })}`, { method: 'DELETE' });
