import type { EvidenceItem } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useMemo, type ReactElement } from 'react';
import type { Definition } from '../shell/definitions';
import type { ListColumn } from '../table/columns';
import { DataTable } from '../table/DataTable';
import '../table/table.css';
import type { ListPages } from '../table/use-list-pages';
import { evidenceRow, type EvidenceRow } from './EvidenceItems';

interface EvidenceTableProps {
  /** Side and moment: another one begins at its top. */
  of: string;
  items: readonly EvidenceItem[];
  definition: Definition;
  /** The next page; undefined where there is none. */
  more: (() => void) | undefined;
}

const COLUMNS = ['what', 'state', 'when'] as const;
const HEADINGS = { what: 'item.what', state: 'item.state', when: 'item.time' } as const;
const WIDTHS = { what: 260, state: 240, when: 230 } as const;

/** More facts than a page has, fetched while one scrolls. */
export function EvidenceTable({ of, items, definition, more }: EvidenceTableProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const columns = useMemo(
    () =>
      COLUMNS.map((name): ListColumn<EvidenceRow> => ({
        name,
        heading: t(HEADINGS[name]),
        cell: (row) => row[name],
        sortable: false,
        width: WIDTHS[name],
      })),
    [t],
  );
  const rows = useMemo(
    () => items.map((item) => evidenceRow(item, definition, texts)),
    [items, definition, texts],
  );
  return (
    <DataTable
      of={of}
      label={t('kpi.items')}
      pages={pagesOf(rows, more)}
      keyOf={keyOf}
      columns={columns}
      shown={COLUMNS}
      sort=""
      sortBy={() => undefined}
      empty={t('kpi.itemsNone')}
    />
  );
}

const keyOf = ({ key }: EvidenceRow): string => key;

/** All that was fetched is held: evidence is explained from its first item on. */
const pagesOf = (
  items: readonly EvidenceRow[],
  more: (() => void) | undefined,
): ListPages<EvidenceRow> => ({
  items,
  offset: 0,
  loaded: items.length,
  total: undefined,
  hasNext: more !== undefined,
  waiting: false,
  error: null,
  fresh: 0,
  next: () => more?.(),
  previous: () => undefined,
  retry: () => undefined,
  reload: () => undefined,
});
