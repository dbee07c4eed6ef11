import type { ExportFormat } from '@nhip-xa/contract';
import type { ApiAddress } from '@nhip-xa/web-api';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import { chosenNames, rememberColumns, rememberedColumns, type ListColumn } from './columns';
import { ColumnMenu } from './ColumnMenu';
import { DataTable, LoadedWords } from './DataTable';
import { FileExport } from './FileExport';
import type { ListState } from './list-search';
import './table.css';
import { useListPages, type ListSource } from './use-list-pages';

interface ListViewProps<Item extends object> {
  /** Under which its columns are remembered. */
  name: string;
  label: string;
  list: ListState;
  source: ListSource<Item>;
  columns: readonly ListColumn<Item>[];
  usualColumns: readonly string[];
  usualSort: string;
  empty: string;
  filters: ReactNode;
  /** Where its file comes from. */
  file: (format: ExportFormat, columns: string) => ApiAddress;
  /** The moment up to which a time is counted is a new one. */
  renew?: () => void;
}

/** A list with its filters, columns, order, file, and what is new. */
export function ListView<Item extends object>(props: ListViewProps<Item>): ReactElement {
  const { t } = useTexts();
  const { name, label, list, source, columns, usualColumns, usualSort, file } = props;
  const pages = useListPages(source);
  const names = columns.map((column) => column.name);
  const shown = chosenNames(names, list.search.columns ?? rememberedColumns(name), usualColumns);
  const choose = (chosen: readonly string[]): void => {
    const text = names.filter((one) => chosen.includes(one)).join(',');
    rememberColumns(name, text);
    list.change({ columns: text });
  };
  const sort = list.search.sort ?? usualSort;
  // a count that stopped, or is not known, is one of many
  const isLarge = pages.hasNext && (pages.total?.more ?? true);
  return (
    <>
      {props.filters}
      <div className="list">
        <div className="list__bar">
          <LoadedWords pages={pages} />
          <FreshButton
            count={pages.fresh}
            show={() => {
              props.renew?.();
              pages.reload();
            }}
          />
          <ColumnMenu columns={columns} shown={shown} choose={choose} />
          <FileExport address={(format) => file(format, shown.join(','))} large={isLarge} />
        </div>
        <DataTable
          of={JSON.stringify(source.key)}
          label={label}
          pages={pages}
          keyOf={source.keyOf}
          columns={columns}
          shown={shown}
          sort={sort}
          sortBy={(chosen) => list.change({ sort: chosen === usualSort ? '' : chosen })}
          empty={list.filtered ? t('list.emptyFiltered') : props.empty}
        />
      </div>
    </>
  );
}

function FreshButton({ count, show }: { count: number; show: () => void }): ReactElement | null {
  const { t } = useTexts();
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="button button--main list__fresh"
      title={t('list.freshLabel', { count })}
      onClick={({ currentTarget }) => {
        // the button goes when all is shown: the keyboard goes on in the rows
        const rows = currentTarget.closest('.list')?.querySelector<HTMLElement>('.grid-box');
        rows?.focus({ preventScroll: true });
        show();
      }}
    >
      {t('list.fresh', { count })}
    </button>
  );
}
