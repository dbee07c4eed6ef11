import {
  REQUIRED_UNIT_COLUMNS,
  createUnit,
  type CreateUnit,
  type UnitColumn,
  type UnitLevel,
  type UnitLineError,
  type UnitLineProblem,
} from '@nhip-xa/contract';
import type { Read } from '@nhip-xa/domain';
import type { FilledRow } from '../csv-file';
import { readDecimal, readWhole } from '../csv-numbers';
import type { Delimiter } from '../csv-rows';
import { faultsOfPlace } from '../unit-rules';
import { kindOf, readCode, readParent, splitName } from './codes';
import { problemOf } from './problems';

/** A line as far as it says something by itself. */
export interface UnitLine {
  line: number;
  /** With its leading zeros; null where what stands there is none. */
  code: string | null;
  level: UnitLevel | null;
  parent: string | null;
  name: string;
  restored: boolean;
  /** Columns that are filled: an update leaves the others as they are. */
  given: ReadonlySet<UnitColumn>;
  /** What is to stand there; undefined where something is wrong with it. */
  unit: CreateUnit | undefined;
  errors: UnitLineError[];
}

type Reader = (text: string, delimiter: Delimiter) => Read<unknown, UnitLineProblem>;

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** `01/07/2025` as it is written here, and `2025-07-01`; whether there is such a day is told later. */
function readDay(text: string): Read<string, UnitLineProblem> {
  const [, day = '', month = '', year = ''] = DAY.exec(text) ?? [];
  if (year !== '') return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text } : { problem: 'bad-date' };
}

/** The point that parts thousands, and the comma, are no matter of taste in a number of people. */
const readPeople: Reader = (text) => readWhole(text.replace(/(?<=\d)[.,\s](?=\d{3}(\D|$))/g, ''));

const READERS: Partial<Record<UnitColumn, Reader>> = {
  lat: readDecimal,
  lon: readDecimal,
  population: readPeople,
  validFrom: readDay,
  validTo: readDay,
};

/** What stands alone in its cell and is sent as it is read. */
const PLAIN = ['lat', 'lon', 'population', 'validFrom', 'validTo', 'replacedBy'] as const;

/** @param usualParent where it lies when it does not say */
export function readLine(
  { line, cells, present, delimiter }: FilledRow<UnitColumn>,
  usualParent?: string,
): UnitLine {
  const errors: UnitLineError[] = REQUIRED_UNIT_COLUMNS.filter(
    (column) => present.includes(column) && !cells.has(column),
  ).map((column) => problemOf('missing', column));
  const { name, kind: prefix } = splitName(cells.get('name') ?? '');
  const kind = kindOf(cells.get('kind') ?? prefix ?? '');
  const text = cells.get('code');
  const above = cells.get('parent') ?? usualParent;
  const read = text === undefined ? undefined : readCode(text, kind.level, above !== undefined);
  if (text !== undefined && !read) errors.push(problemOf('bad-code', 'code', text));
  const parent = read && readParent(read, above);
  if (read && parent === undefined) errors.push(problemOf('missing', 'parent'));
  const plain = readPlain(cells, delimiter, errors);
  for (const { path } of faultsOfPlace({ lat: given(cells, 'lat'), lon: given(cells, 'lon') })) {
    errors.push(problemOf('half-a-place', path));
  }
  const nameEn = cells.get('nameEn');
  const parsed = createUnit.safeParse({
    code: read?.code,
    level: read?.level,
    parent,
    name: { vi: name, ...(nameEn === undefined ? {} : { en: nameEn }) },
    ...(kind.kind === '' ? {} : { kind: kind.kind }),
    ...plain,
  });
  // what is no code has no level, and nothing can be said of where it lies
  const sayable = read ? cells : new Map([...cells].filter(([column]) => column !== 'parent'));
  if (!parsed.success) errors.push(...faultsOfForm(parsed.error.issues, sayable, errors));
  return {
    line,
    code: read?.code ?? null,
    level: read?.level ?? null,
    parent: parent ?? null,
    name,
    restored: read?.restored ?? false,
    given: new Set([...cells.keys(), ...(prefix === undefined ? [] : (['kind'] as const))]),
    unit: parsed.success && errors.length === 0 ? parsed.data : undefined,
    errors,
  };
}

const given = (cells: ReadonlyMap<UnitColumn, string>, column: UnitColumn): 0 | undefined =>
  cells.has(column) ? 0 : undefined;

function readPlain(
  cells: ReadonlyMap<UnitColumn, string>,
  delimiter: Delimiter,
  errors: UnitLineError[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const column of PLAIN) {
    const text = cells.get(column);
    if (text === undefined) continue;
    const read = READERS[column]?.(text, delimiter) ?? { value: text };
    if ('value' in read) values[column] = read.value;
    else errors.push(problemOf(read.problem, column, text));
  }
  return values;
}

type Issue = NonNullable<ReturnType<typeof createUnit.safeParse>['error']>['issues'][number];

const CODES: Readonly<Record<string, UnitLineProblem>> = {
  code: 'bad-code',
  parent: 'unknown-parent',
  replacedBy: 'bad-code',
  lat: 'out-of-range',
  lon: 'out-of-range',
  population: 'out-of-range',
  validFrom: 'bad-date',
  validTo: 'bad-date',
};

/** What the schema says, once a column: of one that was told of already nothing more is said. */
function faultsOfForm(
  issues: readonly Issue[],
  cells: ReadonlyMap<UnitColumn, string>,
  known: readonly UnitLineError[],
): UnitLineError[] {
  const told = new Set(known.map(({ column }) => column));
  return issues.flatMap(({ path: [field, member] }) => {
    const column = (member === 'en' ? 'nameEn' : String(field)) as UnitColumn;
    if (told.has(column) || !cells.has(column)) return [];
    told.add(column);
    return [problemOf(CODES[column] ?? 'too-long', column, cells.get(column))];
  });
}
