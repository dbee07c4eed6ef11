import {
  ATTRIBUTE_COLUMN,
  SOURCE_COLUMNS,
  type Source,
  type SourceColumn,
} from '@nhip-xa/contract';
import { writeTypedNumber } from '@nhip-xa/domain';
import { stringify } from 'csv-stringify/sync';
import { CSV_BOM, CSV_STYLE, escapedCell } from '../csv-cells';
import { writeAttribute, writeFeeds } from './cells';

const text = (value: string | null): string => escapedCell(value ?? '');
const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : writeTypedNumber(value);

const WRITERS: Readonly<Record<SourceColumn, (source: Source) => string>> = {
  unit: ({ unit }) => unit,
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  name: ({ name }) => text(name),
  village: ({ village }) => text(village),
  lat: ({ lat }) => number(lat),
  lon: ({ lon }) => number(lon),
  gateway: ({ gateway }) => text(gateway),
  heartbeatSeconds: ({ heartbeatSeconds }) => String(heartbeatSeconds),
  feeds: ({ feeds }) => writeFeeds(feeds),
  itemsPerSecond: ({ limits }) => number(limits?.itemsPerSecond),
  burst: ({ limits }) => (limits ? String(limits.burst) : ''),
};

export const attributesOf = (sources: readonly Source[]): string[] =>
  [...new Set(sources.flatMap(({ attributes }) => Object.keys(attributes)))].sort();

/** Sources as `readSourceFile` reads them, without anything that is not told by who registers them. */
export function writeSourceFile(sources: readonly Source[]): string {
  const attributes = attributesOf(sources);
  const header = [
    ...SOURCE_COLUMNS,
    ...attributes.map((name) => escapedCell(`${ATTRIBUTE_COLUMN}${name}`)),
  ];
  const lines = sources.map((source) => [
    ...SOURCE_COLUMNS.map((column) => WRITERS[column](source)),
    ...attributes.map((name) => writeAttribute(source.attributes[name])),
  ]);
  return CSV_BOM + stringify([header, ...lines], CSV_STYLE);
}
