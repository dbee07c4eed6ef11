import type { KpiStatus } from '@nhip-xa/contract';
import { nameWays, placeLabels, type LabelRoom, type LabelWish, type PlacedLabel } from './labels';
import type { AreaState, AreaStates, PlannedArea } from './map-plan';

const RANK: Record<KpiStatus, number> = { critical: 0, warning: 1, stale: 2, none: 4, good: 3 };

/** Nothing is known of it yet. */
export const UNKNOWN: AreaState = { status: 'none', number: '' };

export const isTrouble = (status: KpiStatus): boolean => status !== 'good' && status !== 'none';

/**
 * Labels of areas, worst first: what needs somebody may write over its neighbours and always keeps
 * its mark; of the others only what fits into its own area is written.
 * @param areAlone specks in an inset: each has the room around it
 */
export function areaLabels(
  areas: readonly PlannedArea[],
  states: AreaStates,
  room: LabelRoom,
  areAlone = false,
): PlacedLabel[] {
  const stateOf = (code: string): AreaState => states?.get(code) ?? UNKNOWN;
  const ordered = [...areas].sort(
    (a, b) => RANK[stateOf(a.code).status] - RANK[stateOf(b.code).status],
  );
  return placeLabels(
    ordered.map((area) => ({
      ...wishOf(area, stateOf(area.code), areAlone),
      marked: states !== null,
    })),
    room,
  );
}

function wishOf(
  { code, name, centre, shape }: PlannedArea,
  state: AreaState,
  isAlone: boolean,
): Omit<LabelWish, 'marked'> {
  const names = nameWays(name);
  const ways = state.number
    ? [...names.map((lines) => [state.number, ...lines]), [state.number]]
    : names;
  return {
    key: code,
    at: centre,
    ways: isTrouble(state.status) ? ways : [...ways.slice(0, names.length), ...names],
    ...(isAlone ? { off: true } : isTrouble(state.status) ? { own: shape } : { within: shape }),
  };
}
