import {
  REQUIRED_UNIT_COLUMNS,
  UNIT_COLUMNS,
  type UnitColumn,
  type UnitLineError,
} from '@nhip-xa/contract';
import { headerFaults } from '../csv-file';
import { folded } from './folded';
import { problemOf } from './problems';

/**
 * The names that lists of administrative units give their columns: those of the national catalogue in
 * Vietnamese and those of the open data sets; folded, as headers are before they are compared.
 */
const ALIASES: Readonly<Record<string, UnitColumn>> = {
  ma: 'code',
  'ma don vi': 'code',
  'ma xa': 'code',
  'ma px': 'code',
  ten: 'name',
  'ten don vi': 'name',
  'ten xa': 'name',
  'ten tieng anh': 'nameEn',
  'name en': 'nameEn',
  type: 'kind',
  cap: 'kind',
  loai: 'kind',
  'province code': 'parent',
  'parent code': 'parent',
  'ma tp': 'parent',
  'ma tinh': 'parent',
  'ma cap tren': 'parent',
  'vi do': 'lat',
  latitude: 'lat',
  'kinh do': 'lon',
  longitude: 'lon',
  lng: 'lon',
  'dan so': 'population',
};

/** What such lists have besides, which is told by the rest or not kept. */
const IGNORED: ReadonlySet<string> = new Set([
  'stt',
  'full name',
  'ten day du',
  'slug',
  'n communes',
  'bbox',
  'nghi dinh',
  'nghi quyet',
  'tinh / thanh pho',
  'tinh thanh pho',
  'ten tinh',
  'ghi chu',
]);

const BY_NAME: ReadonlyMap<string, UnitColumn> = new Map([
  ...Object.entries(ALIASES),
  ...UNIT_COLUMNS.map((column) => [folded(column), column] as const),
]);

/** The columns by their place, undefined where nothing is read, and all that is wrong with them. */
export function readHeader(cells: readonly string[]): {
  columns: readonly (UnitColumn | undefined)[];
  errors: UnitLineError[];
} {
  const columns = cells.map((cell) => BY_NAME.get(folded(cell)));
  const isIgnored = (cell: string): boolean => IGNORED.has(folded(cell));
  const errors = headerFaults<UnitColumn, UnitLineError>(
    cells,
    columns,
    REQUIRED_UNIT_COLUMNS,
    problemOf,
    isIgnored,
  );
  return { columns, errors };
}
