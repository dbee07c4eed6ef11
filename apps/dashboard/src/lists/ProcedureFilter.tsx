import type { ProcedureName } from '@nhip-xa/contract';
import { foldText } from '@nhip-xa/domain';
import { Autocomplete, useDebouncedValue } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../api/http';
import { answered } from '../api/answered';
import type { ListState } from '../table/list-search';

/** How long after the last letter is asked, and how long an answer stands, in ms. */
const ASK_AFTER_MS = 250;
const FRESH_MS = 300_000;

/** Names of procedures are longer than the field is wide, in px. */
const WIDE = { width: 320, position: 'bottom-end' } as const;

const proceduresQuery = (unit: string, q: string) =>
  queryOptions({
    queryKey: ['procedures', unit, q],
    queryFn: ({ signal }) => {
      const params = { query: { unit, q } };
      return answered(api.GET('/api/v1/cases/procedures', { params, signal }));
    },
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });

const nameOf = ({ procedure, name }: ProcedureName): string => name ?? procedure;

/** Each under a name of its own: where two are called the same their codes tell them apart. */
function namedOnce(items: readonly ProcedureName[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const item of items) {
    const name = nameOf(item);
    named.set(named.has(name) ? `${name} (${item.procedure})` : name, item.procedure);
  }
  return named;
}

/** A procedure by a part of its name, without marks: one of those that there are, or all that fit. */
export function ProcedureFilter({ list, unit }: { list: ListState; unit: string }): ReactElement {
  const { t } = useTexts();
  const stated = list.search.procedure ?? '';
  const [typed, type] = useState<string | null>(null);
  const [asked] = useDebouncedValue(foldText(typed ?? stated), ASK_AFTER_MS);
  const [open, setOpen] = useState(false);
  const found = useQuery({
    ...proceduresQuery(unit, asked),
    enabled: open || stated !== '',
  });
  const items = found.data?.items ?? [];
  const named = namedOnce(items);
  const own = items.find(({ procedure }) => procedure === stated);
  const take = (text: string): void => {
    const chosen = named.get(text) ?? text.trim();
    type(null);
    if (chosen !== stated) list.change({ procedure: chosen });
  };
  return (
    <Autocomplete
      className="list__procedure"
      label={t('list.procedure')}
      placeholder={t('list.procedureHow')}
      data={[...named.keys()]}
      filter={({ options }) => options}
      value={typed ?? (own ? nameOf(own) : stated)}
      maxLength={200}
      maxDropdownHeight={280}
      clearable
      onChange={(text) => {
        type(text);
        if (text === '' && stated !== '') list.change({ procedure: '' });
      }}
      onOptionSubmit={take}
      comboboxProps={WIDE}
      dropdownOpened={open}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onKeyDown={({ key, currentTarget }) => {
        // an option that is led to is taken by itself
        const led = currentTarget.getAttribute('aria-activedescendant');
        if (key !== 'Enter' || led) return;
        setOpen(false);
        take(currentTarget.value);
      }}
      onBlur={({ currentTarget }) => {
        if (typed !== null) take(currentTarget.value);
      }}
    />
  );
}
