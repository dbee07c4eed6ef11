import { UNIT_FILE_LIMITS, type UnitColumn, type UnitLineError } from '@nhip-xa/contract';
import { readCsvFile, type LineReading } from '../csv-file';
import { readHeader } from './columns';
import { problemOf } from './problems';
import { readLine, type UnitLine } from './read-line';

const READING: LineReading<UnitColumn, UnitLine, UnitLineError> = {
  linesMost: UNIT_FILE_LIMITS.lines,
  fault: problemOf,
  header: readHeader,
  line: readLine,
  spoilt: (line, fault) => ({ ...line, unit: undefined, errors: [...line.errors, fault] }),
};

/** Reads every line of a file of units, and tells all that is wrong with any. */
export const readUnitFile = (
  text: string,
): Promise<{ lines: UnitLine[]; errors: UnitLineError[] }> => readCsvFile(text, READING);
