import { UNIT_FILE_LIMITS, type UnitLineProblem } from '@nhip-xa/contract';
import { CSV_TITLES, faultsOf } from '../csv-file';

/** What is wrong with a file or a line, for whoever reads no codes. */
const TITLES: Readonly<Record<UnitLineProblem, string>> = {
  ...CSV_TITLES,
  empty: 'no line of a unit',
  'too-many-lines': `more than ${UNIT_FILE_LIMITS.lines} lines`,
  'bad-code':
    'not a code: a province has 2 digits, a commune 5, a village the code of its commune, - and a number',
  'bad-date': 'not a day: write 2025-07-01 or 01/07/2025',
  'unknown-parent': 'no such unit, neither here nor in this file',
  'wrong-parent': 'a unit of this level does not lie there',
  'other-parent': 'stands under another unit already: a unit is not moved, it ends and is replaced',
  simulated: 'simulated: remove the demonstration first',
  'repeated-code': 'an earlier line has the same code',
  exists: 'there already',
  taken: 'somebody else has a unit of this code',
};

/** @param column null: the line, or the file, as a whole */
export const problemOf = faultsOf(TITLES, UNIT_FILE_LIMITS.textCharacters);
