import type { ReactNode } from 'react';

/** A column of a list. */
export interface ListColumn<Item> {
  name: string;
  heading: string;
  cell: (item: Item) => ReactNode;
  /** It can be sorted by. */
  sortable: boolean;
  /** Its usual width in px. */
  width: number;
  /** Its width on a telephone, where a share of the usual one does not do. */
  narrow?: number;
  /** Numbers stand under each other at their right. */
  numeric?: boolean;
  /** Words that may be long: two lines of them are shown, not half of one. */
  long?: boolean;
  /** What a row is about: on a telephone it stands beside what the row is known by. */
  lead?: boolean;
}

/** Of its usual width a column has this on a telephone, where its words have two lines. */
const NARROW = 0.54;

/** The columns as a telephone shows them: what a row is about is seen without sliding. */
export function narrowColumns<Column extends Pick<ListColumn<never>, 'width' | 'narrow' | 'lead'>>(
  columns: readonly Column[],
): Column[] {
  const [first, ...others] = columns.map((column) => ({
    ...column,
    width: column.narrow ?? column.width * NARROW,
  }));
  if (!first) return [];
  const leads = others.filter(({ lead }) => lead);
  return [first, ...leads, ...others.filter(({ lead }) => !lead)];
}

/** Which columns of those that there are, in their order; the first always, a row is known by it. */
export function chosenNames(
  names: readonly string[],
  stated: string | undefined,
  usual: readonly string[],
): readonly string[] {
  const wanted = stated?.split(',').filter((name) => names.includes(name)) ?? [];
  const chosen = new Set(wanted.length > 0 ? wanted : usual);
  return names.filter((name, at) => at === 0 || chosen.has(name));
}

const place = (list: string): string => `nhipxa.columns.${list}`;

/** The columns that somebody chose last for a list; a browser that keeps nothing has none. */
export function rememberedColumns(list: string): string | undefined {
  try {
    return localStorage.getItem(place(list)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberColumns(list: string, columns: string): void {
  try {
    if (columns === '') localStorage.removeItem(place(list));
    else localStorage.setItem(place(list), columns);
  } catch {
    // they stand in the address as well
  }
}
