import {
  ATTRIBUTE_COLUMN,
  REQUIRED_SOURCE_COLUMNS,
  SOURCE_COLUMNS,
  SOURCE_FILE_LIMITS,
  type SourceColumn,
  type SourceLineError,
} from '@nhip-xa/contract';
import { headerFaults } from '../csv-file';
import { problemOf } from './problems';

/** A column of a file: one of those of every source, or one of an attribute. */
export type FileColumn = SourceColumn | `${typeof ATTRIBUTE_COLUMN}${string}`;

const BY_LOWER_CASE: ReadonlyMap<string, SourceColumn> = new Map(
  SOURCE_COLUMNS.map((column) => [column.toLowerCase(), column]),
);

/** However a header writes capitals; the name of an attribute is as it stands. */
function columnOf(cell: string): FileColumn | undefined {
  const name = cell.trim();
  const known = BY_LOWER_CASE.get(name.toLowerCase());
  if (known) return known;
  const attribute = name.slice(ATTRIBUTE_COLUMN.length).trim();
  const isAttribute = name.toLowerCase().startsWith(ATTRIBUTE_COLUMN) && attribute !== '';
  return isAttribute ? `${ATTRIBUTE_COLUMN}${attribute}` : undefined;
}

export const attributeOf = (column: FileColumn): string | undefined =>
  column.startsWith(ATTRIBUTE_COLUMN) ? column.slice(ATTRIBUTE_COLUMN.length) : undefined;

/** The columns by their place, undefined where nothing is read, and all that is wrong with them. */
export function readHeader(cells: readonly string[]): {
  columns: readonly (FileColumn | undefined)[];
  errors: SourceLineError[];
} {
  const columns = cells.map(columnOf);
  const attributes = columns.filter((column) => column && attributeOf(column) !== undefined);
  const errors = headerFaults<FileColumn, SourceLineError>(
    cells,
    columns,
    REQUIRED_SOURCE_COLUMNS,
    problemOf,
  );
  if (attributes.length > SOURCE_FILE_LIMITS.attributes) {
    errors.push(problemOf('too-many-columns', null, String(attributes.length)));
  }
  return { columns, errors };
}
