import { SOURCE_FILE_LIMITS, type SourceLineError } from '@nhip-xa/contract';
import { readCsvFile, type LineReading } from '../csv-file';
import { readHeader, type FileColumn } from './columns';
import { problemOf } from './problems';
import { readLine, type SourceLine } from './read-line';

/** A file of sources as far as it says something by itself. */
export interface SourceFile {
  lines: SourceLine[];
  /** What is wrong with it as a whole. */
  errors: SourceLineError[];
}

const READING: LineReading<FileColumn, SourceLine, SourceLineError> = {
  linesMost: SOURCE_FILE_LIMITS.lines,
  fault: problemOf,
  header: readHeader,
  line: ({ line, cells, present, delimiter }) => readLine(line, cells, present, delimiter),
  spoilt: (line, fault) => ({ ...line, source: undefined, errors: [...line.errors, fault] }),
};

/** Reads every line, and tells all that is wrong, whether or not the header is right. */
export const readSourceFile = (text: string): Promise<SourceFile> => readCsvFile(text, READING);
