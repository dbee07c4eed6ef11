import {
  REQUIRED_SOURCE_COLUMNS,
  createSource,
  type CreateSource,
  type SourceColumn,
  type SourceLineError,
  type SourceLineProblem,
} from '@nhip-xa/contract';
import type { Read } from '@nhip-xa/domain';
import { readAmount, readDecimal, readWhole } from '../csv-numbers';
import type { Delimiter } from '../csv-rows';
import { faultsOfPlace } from '../unit-rules';
import { readAttribute, readFeeds } from './cells';
import { attributeOf, type FileColumn } from './columns';
import { problemOf } from './problems';

/** The filled cells of a line, by column. */
export type LineCells = ReadonlyMap<FileColumn, string>;

/** A line as far as it says something by itself. */
export interface SourceLine {
  line: number;
  /** Null where what stands there is no code of a unit. */
  unit: string | null;
  /** `{unit}.{id}`; null where one of them is none. */
  key: string | null;
  /** As they stand there, right or wrong. */
  cells: LineCells;
  /** What is to be registered; undefined where something is wrong with it. */
  source: CreateSource | undefined;
  errors: SourceLineError[];
}

type Reader = (text: string, delimiter: Delimiter) => Read<unknown, SourceLineProblem>;

/** Whatever stands here no reader of its own is taken as its text. */
const READERS: Partial<Record<SourceColumn, Reader>> = {
  lat: readDecimal,
  lon: readDecimal,
  heartbeatSeconds: readWhole,
  feeds: readFeeds,
  itemsPerSecond: readAmount,
  burst: readWhole,
};

/** @param present columns of the file: what misses there is told once, and not by line */
export function readLine(
  line: number,
  cells: LineCells,
  present: readonly (FileColumn | undefined)[],
  delimiter: Delimiter,
): SourceLine {
  const errors: SourceLineError[] = REQUIRED_SOURCE_COLUMNS.filter(
    (column) => present.includes(column) && !cells.has(column),
  ).map((column) => problemOf('missing', column));
  const values = new Map<FileColumn, unknown>();
  for (const [column, text] of cells) {
    const read = readerOf(column)(text, delimiter);
    if ('value' in read) values.set(column, read.value);
    else errors.push(problemOf(read.problem, column, text));
  }
  for (const { path } of faultsOfPlace({ lat: given(cells, 'lat'), lon: given(cells, 'lon') })) {
    errors.push(problemOf('half-a-place', path));
  }
  const parsed = createSource.safeParse(candidateOf(values));
  if (!parsed.success) errors.push(...faultsOfForm(parsed.error.issues, cells, errors));
  const source = parsed.success && errors.length === 0 ? parsed.data : undefined;
  const unit = rightCell('unit', cells, errors);
  const id = rightCell('id', cells, errors);
  const key = unit === null || id === null ? null : `${unit}.${id}`;
  return { line, unit, key, cells, source, errors };
}

const given = (cells: LineCells, column: SourceColumn): 0 | undefined =>
  cells.has(column) ? 0 : undefined;

const readerOf = (column: FileColumn): Reader =>
  attributeOf(column) === undefined
    ? (READERS[column as SourceColumn] ?? ((value) => ({ value })))
    : (text, delimiter) => ({ value: readAttribute(text, delimiter) });

/** What `POST /sources` would be sent. */
function candidateOf(values: ReadonlyMap<FileColumn, unknown>): Record<string, unknown> {
  const { itemsPerSecond, burst, ...own } = Object.fromEntries(
    [...values].filter(([column]) => attributeOf(column) === undefined),
  ) as Partial<Record<SourceColumn, unknown>>;
  const attributes = [...values].flatMap(([column, value]) => {
    const name = attributeOf(column);
    return name === undefined ? [] : [[name, value] as const];
  });
  const isLimited = itemsPerSecond !== undefined || burst !== undefined;
  return {
    ...own,
    ...(isLimited ? { limits: { itemsPerSecond, burst } } : {}),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
  };
}

type Issue = NonNullable<ReturnType<typeof createSource.safeParse>['error']>['issues'][number];

/** What the schema says, once a column: of one that was told of already nothing more is said. */
function faultsOfForm(
  issues: readonly Issue[],
  cells: LineCells,
  known: readonly SourceLineError[],
): SourceLineError[] {
  const told = new Set(known.map(({ column }) => column));
  return issues.flatMap((issue) => {
    const column = columnOfIssue(issue);
    if (told.has(column) || isMissing(column, cells)) return [];
    told.add(column);
    return [problemOf(codeOf(issue, cells), column, cells.get(column as FileColumn) ?? '')];
  });
}

/** A required cell that is not there is told of as such. */
const isMissing = (column: string | null, cells: LineCells): boolean =>
  REQUIRED_SOURCE_COLUMNS.some((required) => required === column && !cells.has(required));

function columnOfIssue({ path: [field, member] }: Issue): string | null {
  if (field === 'limits') return String(member);
  if (field === 'attributes') return member === undefined ? null : `attribute:${String(member)}`;
  return String(field);
}

const CODES: Readonly<Record<string, SourceLineProblem>> = {
  unit: 'unknown-unit',
  id: 'bad-id',
  kind: 'unknown-kind',
  lat: 'out-of-range',
  lon: 'out-of-range',
  heartbeatSeconds: 'out-of-range',
};

function codeOf({ path: [field, member], code }: Issue, cells: LineCells): SourceLineProblem {
  if (field === 'feeds') return code === 'too_big' ? 'too-long' : 'bad-feed';
  if (field === 'limits') {
    return cells.has(member as SourceColumn) ? 'out-of-range' : 'half-a-limit';
  }
  return CODES[String(field)] ?? 'too-long';
}

const rightCell = (
  column: SourceColumn,
  cells: LineCells,
  errors: readonly SourceLineError[],
): string | null =>
  errors.some((error) => error.column === column) ? null : (cells.get(column) ?? null);
