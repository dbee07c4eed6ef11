import { SOURCE_FILE_LIMITS, type ImportedSources } from '@nhip-xa/contract';
import { formatBytes, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalWords } from '../admin/fields';
import { sendSources, type SourceFileAsked } from './source-file-queries';

/** A file that was chosen, and what it would do; null while that is asked for. */
export interface ChosenSources extends SourceFileAsked {
  name: string;
  report: ImportedSources | null;
}

export interface SourceImport {
  chosen: ChosenSources | undefined;
  /** What was registered, with the passwords that nobody else will ever be told. */
  done: ImportedSources | undefined;
  busy: 'checking' | 'writing' | undefined;
  trouble: string;
  choose: (file: File) => void;
  check: (chosen: ChosenSources) => void;
  write: (chosen: ChosenSources) => Promise<void>;
  drop: () => void;
  finish: () => void;
}

/** A file is first told what it would do; only then its sources are registered. */
export function useSourceImport(): SourceImport {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ChosenSources>();
  const [done, setDone] = useState<ImportedSources>();
  const [busy, setBusy] = useState<SourceImport['busy']>();
  const [trouble, setTrouble] = useState('');
  const attempt = async (
    how: NonNullable<SourceImport['busy']>,
    run: () => Promise<void>,
  ): Promise<void> => {
    setBusy(how);
    setTrouble('');
    await run().catch((error: unknown) => setTrouble(refusalWords(error as Error, t)));
    setBusy(undefined);
  };
  const check = async (next: ChosenSources): Promise<void> => {
    setChosen({ ...next, report: null });
    setChosen({ ...next, report: await sendSources(next, true) });
  };
  const choose = async (file: File): Promise<void> => {
    setChosen(undefined);
    const { bytes } = SOURCE_FILE_LIMITS;
    const size = formatBytes(bytes, language);
    if (file.size > bytes) return setTrouble(t('sourceFiles.tooLarge', { size }));
    const content = await file.text();
    return check({ name: file.name, content, skip: false, report: null });
  };
  const write = async (next: ChosenSources): Promise<void> => {
    setDone(await sendSources(next, false));
    setChosen(undefined);
    await queries.invalidateQueries({ queryKey: ['sources'] });
  };
  return {
    ...{ chosen, done, busy, trouble },
    choose: (file) => void attempt('checking', () => choose(file)),
    check: (next) => void attempt('checking', () => check(next)),
    write: (next) => attempt('writing', () => write(next)),
    drop: () => setChosen(undefined),
    finish: () => setDone(undefined),
  };
}
