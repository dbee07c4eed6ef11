import {
  SOURCE_FILE_LIMITS,
  type SourceLineError,
  type SourceLineProblem,
} from '@nhip-xa/contract';
import { GATEWAY_FAULTS } from '../source-faults';

/** What is wrong with a file or a line, for whoever reads no codes. */
const TITLES: Readonly<Record<SourceLineProblem, string>> = {
  'bad-csv': 'not readable as CSV',
  'not-utf8': 'not UTF-8',
  empty: 'no line of a source',
  'too-many-lines': `more than ${SOURCE_FILE_LIMITS.lines} lines`,
  'too-many-columns': `more than ${SOURCE_FILE_LIMITS.attributes} attributes`,
  'unknown-column': 'no column of this name is known',
  'repeated-column': 'the column stands twice',
  'missing-column': 'the column is missing',
  'too-many-cells': 'more cells than columns: a text with the sign that parts cells needs quotes',
  missing: 'has to be filled',
  'too-long': 'too long',
  'unknown-unit': 'no such unit',
  'wrong-level': 'a source belongs to a commune or a province',
  'bad-id': 'not of the form [a-z0-9][a-z0-9_-]{0,62}',
  'unknown-kind': 'not a kind of source',
  'bad-number': 'not a number',
  'ambiguous-number': 'can be read as two numbers: write a decimal point and no thousands',
  'out-of-range': 'outside of what is allowed',
  'half-a-place': 'lat and lon go together',
  'half-a-limit': 'itemsPerSecond and burst go together',
  'bad-feed': 'not a feed such as reading:water_level, case:dossier or event',
  ...GATEWAY_FAULTS,
  'repeated-key': 'an earlier line has the same unit and id',
  exists: 'registered already',
};

/** @param column null: the line, or the file, as a whole */
export const problemOf = (
  code: SourceLineProblem,
  column: string | null,
  text = '',
): SourceLineError => ({
  column,
  code,
  title: TITLES[code],
  text: text.slice(0, SOURCE_FILE_LIMITS.textCharacters),
});
