import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { Trouble } from '../shell/states';
import { useNarrow } from '../shell/use-narrow';
import { narrowColumns, type ListColumn } from './columns';
import { useRowPlace } from './row-place';
import { TableHead } from './TableHead';
import type { ListPages } from './use-list-pages';
import { useVirtualizer } from './virtual';

/** Height of a row in px, the same for all: nothing shifts when one comes. */
const ROW_PX = 44;
/** Rows that are drawn beyond those that are seen, so that the keyboard finds the next. */
const BEYOND = 12;
/** Rows before the end of what is held at which the next page is asked for. */
const AHEAD = 40;
/** Rows that hold the place of a page that is asked for. */
const WAITING = 8;

const FEATURES = tableFeatures({ columnVisibilityFeature });

interface DataTableProps<Item extends object> {
  /** The list with its filters and its order: another one begins at its top. */
  of: string;
  label: string;
  pages: ListPages<Item>;
  keyOf: (item: Item) => string;
  columns: readonly ListColumn<Item>[];
  shown: readonly string[];
  sort: string;
  sortBy: (sort: string) => void;
  /** What is said where there is nothing. */
  empty: string;
}

/** A list as a table: rows are fetched while one scrolls, and drawn only where they are seen. */
export function DataTable<Item extends object>(props: DataTableProps<Item>): ReactElement {
  const { of, label, pages, keyOf, shown, sort, sortBy, empty } = props;
  const narrow = useNarrow();
  const columns = useMemo(
    () => (narrow ? narrowColumns(props.columns) : props.columns),
    [narrow, props.columns],
  );
  const box = useRef<HTMLDivElement>(null);
  const { items, offset, loaded, hasNext, waiting, error } = pages;
  useEffect(() => {
    box.current?.scrollTo(0, 0);
  }, [of]);
  const definitions = useMemo(
    () =>
      columns.map(({ name, heading, cell }) => ({ id: name, header: heading, cell: cellOf(cell) })),
    [columns],
  );
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map(({ name }) => [name, shown.includes(name)])),
    [columns, shown],
  );
  const table = useTable<typeof FEATURES, Item>({
    features: FEATURES,
    columns: definitions,
    data: items,
    state: { columnVisibility },
    getRowId: keyOf,
  });
  const rows = table.getRowModel().rows;
  const count = waiting ? WAITING : loaded + (hasNext ? WAITING : 0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
  });
  const drawn = virtual.getVirtualItems();
  const follow = useRowPlace(box);
  useNeededPages(pages, drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0);
  if (error && items.length === 0) return <Trouble error={error} retry={pages.retry} />;
  if (!waiting && loaded === 0) return <p className="empty">{empty}</p>;
  const visible = columns.filter(({ name }) => shown.includes(name));
  const above = drawn[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div
      ref={box}
      className="grid-box"
      data-scroll
      data-scroll-restoration-id="list"
      role="region"
      aria-label={label}
      tabIndex={0}
      onClick={follow}
    >
      <table
        className="grid"
        aria-label={label}
        aria-rowcount={rowCount(pages)}
        style={{ minWidth: visible.reduce((sum, { width }) => sum + width, 0) }}
      >
        <TableHead columns={visible} sort={sort} sortBy={sortBy} />
        <tbody>
          <Spacer height={above} columns={visible.length} />
          {drawn.map(({ index }) => {
            const row = rows[index - offset];
            if (!row) return <WaitingRow key={`waiting ${index}`} columns={visible.length} />;
            return (
              <tr key={row.id} aria-rowindex={index + 2} className="grid__row">
                {row.getVisibleCells().map((cell, at) => {
                  const content = (
                    <div className="grid__cell">
                      <table.FlexRender cell={cell} />
                    </div>
                  );
                  return at === 0 ? (
                    <th key={cell.id} scope="row">
                      {content}
                    </th>
                  ) : (
                    <td key={cell.id} className={visible[at] && classOf(visible[at])}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Spacer height={below} columns={visible.length} />
        </tbody>
      </table>
      {error ? <Trouble error={error} retry={pages.retry} /> : null}
    </div>
  );
}

const classOf = ({ numeric, long }: Pick<ListColumn<never>, 'numeric' | 'long'>) =>
  numeric ? 'grid__number' : long ? 'grid__long' : undefined;

/** Of a cell's context only its item is of interest. */
const cellOf =
  <Item,>(cell: ListColumn<Item>['cell']) =>
  ({ row }: { row: { original: Item } }) =>
    cell(row.original);

/** With the row of headings; where nobody knows how many there are, -1 says so [WAI-ARIA]. */
function rowCount({ total, hasNext, loaded }: ListPages<unknown>): number {
  if (!hasNext) return loaded + 1;
  return total && !total.more ? total.count + 1 : -1;
}

/** Asks for the pages that are about to be seen. */
function useNeededPages(pages: ListPages<unknown>, first: number, last: number): void {
  const { offset, loaded, hasNext, waiting, error, next, previous } = pages;
  useEffect(() => {
    if (waiting || error) return;
    if (first < offset + AHEAD && offset > 0) previous();
    else if (hasNext && last >= loaded - AHEAD) next();
  });
}

function Spacer({ height, columns }: { height: number; columns: number }): ReactElement | null {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="grid__space">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function WaitingRow({ columns }: { columns: number }): ReactElement {
  return (
    <tr aria-hidden="true" className="grid__row grid__row--waiting">
      {Array.from({ length: columns }, (_, at) => (
        <td key={at}>
          <span />
        </td>
      ))}
    </tr>
  );
}

/** How far the list is loaded, and of how many. */
export function LoadedWords({ pages }: { pages: ListPages<unknown> }): ReactElement {
  const { t, language } = useTexts();
  const { loaded, total, hasNext, waiting } = pages;
  const number = (value: number): string => formatNumber(value, language, 0);
  const known = hasNext ? total : { count: loaded, more: false };
  const all = known?.more ? t('list.more', { count: known.count }) : number(known?.count ?? 0);
  const told = !waiting && (loaded > 0 || hasNext);
  return (
    <span className="faint list__loaded" role="status">
      {waiting ? t('loading') : null}
      {told && known ? t('list.loaded', { loaded: number(loaded), total: all }) : null}
      {told && !known ? t('list.loadedOnly', { loaded: number(loaded) }) : null}
    </span>
  );
}
