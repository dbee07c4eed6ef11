import { SOURCE_FILE_LIMITS, type SourceLineProblem } from '@nhip-xa/contract';
import { CSV_TITLES, faultsOf } from '../csv-file';
import { GATEWAY_FAULTS } from '../source-faults';

/** What is wrong with a file or a line, for whoever reads no codes. */
const TITLES: Readonly<Record<SourceLineProblem, string>> = {
  ...CSV_TITLES,
  empty: 'no line of a source',
  'too-many-lines': `more than ${SOURCE_FILE_LIMITS.lines} lines`,
  'too-many-columns': `more than ${SOURCE_FILE_LIMITS.attributes} attributes`,
  'unknown-unit': 'no such unit',
  'wrong-level': 'a source belongs to a commune or a province',
  'bad-id': 'not of the form [a-z0-9][a-z0-9_-]{0,62}',
  'unknown-kind': 'not a kind of source',
  'half-a-limit': 'itemsPerSecond and burst go together',
  'bad-feed': 'not a feed such as reading:water_level, case:dossier or event',
  ...GATEWAY_FAULTS,
  'repeated-key': 'an earlier line has the same unit and id',
  exists: 'registered already',
};

/** @param column null: the line, or the file, as a whole */
export const problemOf = faultsOf(TITLES, SOURCE_FILE_LIMITS.textCharacters);
