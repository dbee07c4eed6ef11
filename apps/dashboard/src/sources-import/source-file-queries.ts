import '../api/zod-settings';
import { importedSources, type ImportedSources } from '@nhip-xa/contract';
import { ask, query } from '../api/http';

/** An external broker is told of thousands of accounts one by one. */
const LONGEST_IMPORT_MS = 600_000;

export interface SourceFileAsked {
  content: string;
  /** What becomes of sources that stand already. */
  how: 'refuse' | 'skip';
}

/** Registers the sources of a file; a dry run changes nothing and says what it would do. */
export async function sendSources(
  { content, how }: SourceFileAsked,
  dryRun: boolean,
): Promise<ImportedSources> {
  const asked = { ...(dryRun ? { dryRun: '1' } : {}), existing: how };
  const text = { media: 'text/csv', content };
  return importedSources.parse(
    await ask(`/sources/import${query(asked)}`, {
      ...{ method: 'POST', text, limitMs: LONGEST_IMPORT_MS },
    }),
  );
}

/** Where the file of the sources in a state is. */
export const sourcesFile = (state: string | undefined): string =>
  `/sources/export${query({ state })}`;
