import { formatBytes, useTexts } from '@nhip-xa/web-ui';
import { useState } from 'react';
import { refusalWords } from '../admin/fields';

/** A file that was chosen, what is to become of what stands already, and what it would do. */
export interface ChosenCsv<How, Report> {
  name: string;
  content: string;
  how: How;
  /** Null while that is asked for. */
  report: Report | null;
}

export interface CsvImport<How, Report> {
  chosen: ChosenCsv<How, Report> | undefined;
  /** What was written. */
  done: Report | undefined;
  busy: 'checking' | 'writing' | undefined;
  trouble: string;
  choose: (file: File) => void;
  check: (chosen: ChosenCsv<How, Report>) => void;
  write: (chosen: ChosenCsv<How, Report>) => Promise<void>;
  drop: () => void;
  finish: () => void;
}

interface Importing<How, Report> {
  bytesMost: number;
  /** What becomes of what stands already, unless somebody says otherwise. */
  usual: How;
  /** A dry run changes nothing and says what it would do. */
  send: (asked: { content: string; how: How }, dryRun: boolean) => Promise<Report>;
  /** Told after it was written. */
  written: () => Promise<unknown>;
  /** What a file says as CSV, where it may be another. @throws what its reader is told */
  read?: (file: File) => Promise<string>;
}

/** A file is first told what it would do; only then it is written. */
export function useCsvImport<How, Report>(
  importing: Importing<How, Report>,
): CsvImport<How, Report> {
  const { bytesMost, usual, send, written, read = (file: File) => file.text() } = importing;
  const { t, language } = useTexts();
  const [chosen, setChosen] = useState<ChosenCsv<How, Report>>();
  const [done, setDone] = useState<Report>();
  const [busy, setBusy] = useState<'checking' | 'writing'>();
  const [trouble, setTrouble] = useState('');
  const attempt = async (what: 'checking' | 'writing', run: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setTrouble('');
    await run().catch((error: unknown) => setTrouble(refusalWords(error as Error, t)));
    setBusy(undefined);
  };
  const check = async (next: ChosenCsv<How, Report>): Promise<void> => {
    setChosen({ ...next, report: null });
    setChosen({ ...next, report: await send(next, true) });
  };
  const choose = async (file: File): Promise<void> => {
    setChosen(undefined);
    const size = formatBytes(bytesMost, language);
    if (file.size > bytesMost) return setTrouble(t('sourceFiles.tooLarge', { size }));
    const content = await read(file);
    return check({ name: file.name, content, how: usual, report: null });
  };
  const write = async (next: ChosenCsv<How, Report>): Promise<void> => {
    setDone(await send(next, false));
    setChosen(undefined);
    await written();
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
