import { KPI_TURNS, type KpiChange, type KpiStatus, type KpiTurn } from '@nhip-xa/contract';

/** How bad a status is where it is known. */
const BADNESS: Partial<Record<KpiStatus, number>> = { good: 0, warning: 1, critical: 2 };

/** How a KPI turned from one status to another; null: it did not. Never better by being lost. */
export function turnOf(before: KpiStatus, after: KpiStatus): KpiTurn | null {
  if (before === after) return null;
  const [then, now] = [BADNESS[before], BADNESS[after]];
  if (now === undefined) return 'lost';
  if (before === 'none') return 'new';
  if (then === undefined) return now > 0 ? 'worse' : 'found';
  return now > then ? 'worse' : 'better';
}

type Standing = KpiChange['before'];

/** After less before; what is not known now, or was not then, differs by nothing that can be said. */
export function differenceOf(before: Standing, after: Standing): number | null {
  const known = ({ status, value }: Standing): number | null =>
    BADNESS[status] === undefined ? null : value;
  const [then, now] = [known(before), known(after)];
  return then === null || now === null ? null : now - then;
}

/** Of changes of the same turn the one that ends worse comes first. */
const GRAVITY: Record<KpiStatus, number> = { critical: 0, warning: 1, stale: 2, none: 3, good: 4 };

const orderOf = (turn: KpiTurn | null): number =>
  turn === null ? KPI_TURNS.length : KPI_TURNS.indexOf(turn);

/** Worst turns first; what is equally bad stays in the order in which it was given. */
export const worstTurnsFirst = <T extends Pick<KpiChange, 'turn' | 'before' | 'after'>>(
  changes: readonly T[],
): T[] =>
  [...changes].sort(
    (a, b) =>
      orderOf(a.turn) - orderOf(b.turn) ||
      GRAVITY[a.after.status] - GRAVITY[b.after.status] ||
      GRAVITY[b.before.status] - GRAVITY[a.before.status],
  );
