import { clusters, type Cluster } from './cluster';
import { placeLabels, type LabelRoom, type PlacedLabel } from './labels';
import { boxWithin, type Box, type Point } from './plane';
import type { PointForm, PointState } from './point-shapes';
import type { Project } from './projection';

/** A source or a case on the map. */
export interface MapPoint {
  key: string;
  lat: number;
  lon: number;
  form: PointForm;
  state: PointState;
  /** Its name where it has to be read on the map; empty: its mark is enough. */
  label: string;
}

export interface PlannedPoint extends MapPoint {
  at: Point;
}
export type PointCluster = Cluster<PlannedPoint>;

/** Marks are as high as text; nearer than this they would cover each other. */
const MARKS_APART = 1.5;

export const isTroubled = ({ state }: Pick<MapPoint, 'state'>): boolean =>
  state === 'offline' || state === 'overdue';

const RANK: Record<PointState, number> = { overdue: 0, offline: 1, open: 2, online: 3 };

/** Where the marks stand, worst first; those that cannot be told apart as one. */
export function planPoints(
  points: readonly MapPoint[],
  project: Project,
  { box, textPx }: Pick<LabelRoom, 'box' | 'textPx'>,
): PointCluster[] {
  const placed = points
    .flatMap((point): PlannedPoint[] => {
      const at = project(point.lon, point.lat);
      return at && boxWithin({ x: at[0], y: at[1], width: 0, height: 0 }, box)
        ? [{ ...point, at }]
        : [];
    })
    .sort((a, b) => RANK[a.state] - RANK[b.state]);
  return clusters(placed, textPx * MARKS_APART);
}

export const markBox = ({ at: [x, y] }: PointCluster, textPx: number): Box => {
  const size = textPx * 1.3;
  return { x: x - size / 2, y: y - size / 2, width: size, height: size };
};

/** Names of what is in trouble, beside its mark; of a cluster the first one and how many there are. */
export function pointLabels(found: readonly PointCluster[], room: LabelRoom): PlacedLabel[] {
  const marks = found.map((cluster) => markBox(cluster, room.textPx));
  const wishes = found.flatMap((cluster) => {
    const named = cluster.members.filter(({ label }) => label !== '');
    const [first, ...more] = named;
    if (!first) return [];
    const tail = more.length > 0 ? ` +${more.length}` : '';
    return [
      {
        key: first.key,
        at: cluster.at,
        ways: shorterWays(first.label).map((label) => [label + tail]),
        marked: false,
        beside: true,
      },
    ];
  });
  return placeLabels(wishes, { ...room, taken: [...(room.taken ?? []), ...marks] });
}

/** A name too long for its place ends in an ellipsis; too little of it says nothing. */
const SHORT_LENGTHS = [28, 18] as const;

const shorterWays = (label: string): string[] => [
  label,
  ...SHORT_LENGTHS.filter((length) => label.length > length).map(
    (length) => `${label.slice(0, length - 1).trimEnd()}…`,
  ),
];
