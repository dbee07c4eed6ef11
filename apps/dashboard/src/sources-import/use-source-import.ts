import { SOURCE_FILE_LIMITS, type ImportedSources } from '@nhip-xa/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCsvImport, type ChosenCsv, type CsvImport } from '../csv-import/use-csv-import';
import { sendSources } from './source-file-queries';

/** What stands already is refused, or passed over. */
export type ExistingSources = 'refuse' | 'skip';
export type ChosenSources = ChosenCsv<ExistingSources, ImportedSources>;
export type SourceImport = CsvImport<ExistingSources, ImportedSources>;

/** Sources of a file; when they are registered, the passwords that nobody else will ever be told. */
export function useSourceImport(): SourceImport {
  const queries = useQueryClient();
  return useCsvImport<ExistingSources, ImportedSources>({
    bytesMost: SOURCE_FILE_LIMITS.bytes,
    usual: 'refuse',
    send: sendSources,
    written: () => queries.invalidateQueries({ queryKey: ['sources'] }),
  });
}
