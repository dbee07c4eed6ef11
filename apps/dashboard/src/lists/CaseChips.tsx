import { dateTime, useTexts, type TextKey } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { isDay, momentIn } from '../table/list-period';
import type { ListParameter, ListState } from '../table/list-search';
import { changeIn } from './case-asked';

/** Filters that another page set and that no field shows, each to be taken away. */
export function CaseChips({ list }: { list: ListState }): ReactElement | null {
  const { t } = useTexts();
  const { search } = list;
  const change = changeIn(search);
  const ofMoments = !isDay(search.closedFrom) && !isDay(search.closedTo);
  const closed = ofMoments && (search.closedFrom ?? search.closedTo) !== undefined;
  const { category } = search;
  if (!change && !closed && category === undefined) return null;
  return (
    <ul className="list__chips">
      {change ? (
        <Chip
          list={list}
          text={`list.changed.${change.changed}`}
          names={['changedFrom', 'changedTo']}
          also={['changed']}
        />
      ) : null}
      {closed ? (
        <Chip list={list} text="list.closedSpan" names={['closedFrom', 'closedTo']} />
      ) : null}
      {category === undefined ? null : (
        <Shown
          words={t('list.category', { category })}
          without={() => list.change({ category: '' })}
        />
      )}
    </ul>
  );
}

interface ChipProps {
  list: ListState;
  text: TextKey;
  /** What the address states from when to when. */
  names: readonly [ListParameter, ListParameter];
  also?: readonly ListParameter[];
}

function Chip({ list, text, names, also = [] }: ChipProps): ReactElement {
  const { t } = useTexts();
  const [from, to] = names.map((name) => momentIn(list.search[name]));
  const shown = (ms: number | undefined, open: TextKey): string =>
    ms === undefined ? t(open) : dateTime(ms);
  const words = t(text, { from: shown(from, 'list.ever'), to: shown(to, 'list.nowWord') });
  const without = Object.fromEntries([...names, ...also].map((name) => [name, '']));
  return <Shown words={words} without={() => list.change(without)} />;
}

function Shown({ words, without }: { words: string; without: () => void }): ReactElement {
  const { t } = useTexts();
  return (
    <li>
      <span>{words}</span>
      <button type="button" aria-label={t('list.without', { filter: words })} onClick={without}>
        ×
      </button>
    </li>
  );
}
