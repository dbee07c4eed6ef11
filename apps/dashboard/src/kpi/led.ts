import type { KpiPoint } from '@nhip-xa/contract';

/** The points of a span that is over, led on to its end: a value stands until it changes. */
export function ledTo(points: readonly KpiPoint[], toMs: number): KpiPoint[] {
  const within = points.filter(({ at }) => Date.parse(at) <= toMs);
  const last = within.at(-1);
  if (!last || Date.parse(last.at) === toMs) return within;
  return [...within, { ...last, at: new Date(toMs).toISOString() }];
}

/** Points of the period before, moved to where the period itself stands. */
export const movedOn = (points: readonly KpiPoint[], byMs: number): KpiPoint[] =>
  points.map((point) => ({ ...point, at: new Date(Date.parse(point.at) + byMs).toISOString() }));

export interface TableColumn {
  name: string;
  points: readonly Pick<KpiPoint, 'at' | 'value' | 'status'>[];
}

/** Rows by moment, the newest first: what each column said then; undefined: it has no point there. */
export function tableRows(
  columns: readonly TableColumn[],
): { ms: number; values: (number | null | undefined)[] }[] {
  const rows = new Map<number, (number | null | undefined)[]>();
  columns.forEach(({ points }, index) => {
    for (const { at, value } of points) {
      const ms = Date.parse(at);
      const row = rows.get(ms) ?? columns.map(() => undefined);
      row[index] = value;
      rows.set(ms, row);
    }
  });
  return [...rows].sort(([one], [other]) => other - one).map(([ms, values]) => ({ ms, values }));
}
