import type { ImportedSources } from '@nhip-xa/contract';
import { addressOf, type ApiAddress, type QueryOf } from '@nhip-xa/web-api';
import { api, csv } from '../api/http';
import { answered } from '../api/answered';

/** An external broker is told of thousands of accounts one by one. */
const LONGEST_IMPORT_MS = 600_000;

export interface SourceFileAsked {
  content: string;
  /** What becomes of sources that stand already. */
  how: 'refuse' | 'skip';
}

/** Registers the sources of a file; a dry run changes nothing and says what it would do. */
export function sendSources(
  { content, how }: SourceFileAsked,
  dryRun: boolean,
): Promise<ImportedSources> {
  const query = { ...(dryRun ? { dryRun: '1' as const } : {}), existing: how };
  const body = csv(content, LONGEST_IMPORT_MS);
  return answered(api.POST('/api/v1/sources/import', { params: { query }, ...body }));
}

/** Where the file of the sources in a state is. */
export const sourcesFile = (state: string | undefined): ApiAddress =>
  addressOf('/api/v1/sources/export', {
    query: { state: state as QueryOf<'/api/v1/sources/export'>['state'] },
  });
