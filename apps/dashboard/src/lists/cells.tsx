import { columnWord, type ListName, type WordsLanguage } from '@nhip-xa/domain';
import { dateTime, dateTimeSeconds, momentMs } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { UnitLabel } from '../shell/UnitLabel';
import type { ListColumn } from '../table/columns';

/** A moment in a column of moments; nothing where there is none. */
export const momentOf = (moment: string | null, seconds = false): ReactNode => {
  if (moment === null) return '';
  const ms = momentMs(moment);
  return <time dateTime={moment}>{seconds ? dateTimeSeconds(ms) : dateTime(ms)}</time>;
};

export const unitLink = (code: string): ReactElement => (
  <Link to="/u/$unit" params={{ unit: code }}>
    <UnitLabel code={code} />
  </Link>
);

/** What a column is besides its name and heading. */
type Drawn<Item> = Omit<ListColumn<Item>, 'name' | 'heading' | 'sortable'>;

/** The columns of a list in their order, under the headings that its file has too. */
export function columnsOf<Item, Name extends string>(
  list: ListName,
  names: readonly Name[],
  sorts: readonly string[],
  language: WordsLanguage,
  drawn: Readonly<Record<Name, Drawn<Item>>>,
): ListColumn<Item>[] {
  const heading = columnWord as (list: ListName, name: string, language: WordsLanguage) => string;
  return names.map((name) => ({
    name,
    heading: heading(list, name, language),
    sortable: sorts.includes(name),
    ...drawn[name],
  }));
}
