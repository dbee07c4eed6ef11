import { UNIT_FILE_LIMITS, type UnitColumn, type UnitLineError } from '@nhip-xa/contract';
import { readCsvFile, type LineReading } from '../csv-file';
import { readHeader } from './columns';
import { problemOf } from './problems';
import { readLine, type UnitLine } from './read-line';

const reading = (parent: string | undefined): LineReading<UnitColumn, UnitLine, UnitLineError> => ({
  linesMost: UNIT_FILE_LIMITS.lines,
  fault: problemOf,
  header: readHeader,
  line: (row) => readLine(row, parent),
  spoilt: (line, fault) => ({ ...line, unit: undefined, errors: [...line.errors, fault] }),
});

/**
 * Reads every line of a file of units, and tells all that is wrong with any.
 * @param parent where lines lie that name none
 */
export const readUnitFile = (
  text: string,
  parent?: string,
): Promise<{ lines: UnitLine[]; errors: UnitLineError[] }> => readCsvFile(text, reading(parent));
