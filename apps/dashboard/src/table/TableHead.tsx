import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import type { ListColumn } from './columns';

interface TableHeadProps<Item> {
  columns: readonly ListColumn<Item>[];
  /** The column that is sorted by; `-` before it: the other way round. */
  sort: string;
  sortBy: (sort: string) => void;
}

/** The headings; those that the server can sort by are buttons. */
export function TableHead<Item>({ columns, sort, sortBy }: TableHeadProps<Item>): ReactElement {
  return (
    <>
      <colgroup>
        {columns.map(({ name, width }) => (
          <col key={name} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <Heading key={column.name} column={column} sort={sort} sortBy={sortBy} />
          ))}
        </tr>
      </thead>
    </>
  );
}

interface HeadingProps<Item> extends Omit<TableHeadProps<Item>, 'columns'> {
  column: ListColumn<Item>;
}

function Heading<Item>({ column, sort, sortBy }: HeadingProps<Item>): ReactElement {
  const { t } = useTexts();
  const { name, heading, sortable, numeric = false } = column;
  const numbers = numeric ? 'grid__number' : undefined;
  if (!sortable) {
    return (
      <th scope="col" className={numbers}>
        {heading}
      </th>
    );
  }
  const up = sort === name;
  const down = sort === `-${name}`;
  const order = up ? 'ascending' : down ? 'descending' : 'none';
  return (
    <th scope="col" aria-sort={order} className={numbers}>
      <button
        type="button"
        title={t('list.sortBy', { column: heading })}
        onClick={() => sortBy(up ? `-${name}` : name)}
      >
        {heading}
        <svg aria-hidden="true" className="grid__arrow" viewBox="0 0 10 14">
          {down ? null : <path d="M5 1 9 6H1Z" />}
          {up ? null : <path d="M5 13 1 8H9Z" />}
        </svg>
      </button>
    </th>
  );
}
