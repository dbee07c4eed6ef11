import type { SceneData } from '@nhip-xa/contract';

type Feedback = SceneData<'feedback'>;

export interface Bar {
  /** Empty: not classified; null: all that are not named. */
  name: string | null;
  open: number;
  overdue: number;
  /** Of the longest bar, 0 to 1. */
  share: number;
  overdueShare: number;
}

type Named = Feedback['categories'][number];

/** The longest first, and what has no room under one name at the end. */
export function sortedBars(all: readonly Named[], most: number): Bar[] {
  const sorted = all
    .filter(({ open }) => open > 0)
    .sort((a, b) => b.open - a.open || b.overdue - a.overdue || a.name.localeCompare(b.name));
  const fits = sorted.length <= most;
  const shown = sorted.slice(0, fits ? most : Math.max(0, most - 1));
  const rest = sorted.slice(shown.length);
  return withShares(rest.length === 0 ? shown : [...shown, restOf(rest)]);
}

const SEVERITIES = ['urgent', 'high', 'normal', 'low'];

/** The gravest first: severities have an order of their own; what has none comes last. */
export function severityBars(all: readonly Named[]): Bar[] {
  const place = ({ name }: Named): number =>
    SEVERITIES.includes(name) ? SEVERITIES.indexOf(name) : SEVERITIES.length;
  return withShares(all.filter(({ open }) => open > 0).sort((a, b) => place(a) - place(b)));
}

const restOf = (rest: readonly Named[]): Omit<Named, 'name'> & { name: null } => ({
  name: null,
  open: rest.reduce((sum, { open }) => sum + open, 0),
  overdue: rest.reduce((sum, { overdue }) => sum + overdue, 0),
});

function withShares(bars: readonly (Omit<Named, 'name'> & { name: string | null })[]): Bar[] {
  const longest = Math.max(1, ...bars.map(({ open }) => open));
  return bars.map(({ name, open, overdue }) => ({
    ...{ name, open, overdue },
    share: open / longest,
    overdueShare: overdue / longest,
  }));
}

/** The number of a village that is told by its code alone: `19753-3` is the third. */
export const villageNumber = (village: string): string | null =>
  /^\d{5}-(\d+)$/.exec(village)?.[1] ?? null;
