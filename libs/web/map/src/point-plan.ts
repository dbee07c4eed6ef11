import { clusters, type Cluster } from './cluster';
import type { LabelRoom } from './labels';
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
  /** Its name where it is to be read on the map, of what is online as a landmark; empty: its mark is enough. */
  label: string;
  /** Of several in one place that come added up: how many it stands for. */
  stands?: number;
  /** What several like it are called: `phản ánh`. */
  called?: string;
  /** Of a danger: how grave it is, in lines above its name, the first is always written. */
  says?: readonly string[];
}

export interface PlannedPoint extends MapPoint {
  at: Point;
}
export type PointCluster = Cluster<PlannedPoint>;

/** Sizes of marks in heights of text: what is online recedes. */
const MARK_SIZE: Record<PointState, number> = {
  critical: 2.4,
  warning: 2,
  overdue: 1.3,
  offline: 1.3,
  open: 1.2,
  online: 0.75,
};
/** Marks nearer than this, in heights of text, would cover each other. */
const MARKS_APART = 1.5;
const RECEDING_APART = 0.85;

export const isTroubled = ({ state }: Pick<MapPoint, 'state'>): boolean =>
  state === 'offline' || state === 'overdue' || isDanger({ state });

export const isDanger = ({ state }: Pick<MapPoint, 'state'>): boolean =>
  state === 'critical' || state === 'warning';

const RANK: Record<PointState, number> = {
  ...{ critical: 0, warning: 1, overdue: 2, offline: 3, open: 4, online: 5 },
};

export const recedes = ({ state }: Pick<MapPoint, 'state'>): boolean => state === 'online';

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
  const standing = placed.filter((point) => !recedes(point) && !isDanger(point));
  // a calm source must not turn the mark of one in trouble into a number, and a danger stands where it is
  return [
    ...placed.filter(isDanger).map((point) => ({ at: point.at, members: [point] })),
    ...clusters(standing, textPx * MARKS_APART),
    ...clusters(placed.filter(recedes), textPx * RECEDING_APART),
  ];
}

/** The circle with a number in it that stands for several: so large at least, a digit's breadth, and room around. */
const MANY_LEAST = 1.64;
const DIGIT = 0.62;
const AROUND_DIGITS = 0.4;

const manySize = (count: number): number =>
  Math.max(MANY_LEAST, String(count).length * DIGIT + AROUND_DIGITS);

/** Of several that are well one mark is enough: how many there are is told beside the map. */
export const isCounted = ({ members }: PointCluster): boolean =>
  standsFor(members) > 1 && !members.every(recedes);

/** How many these are. */
export const standsFor = (members: readonly Pick<MapPoint, 'stands'>[]): number =>
  members.reduce((sum, { stands = 1 }) => sum + stands, 0);

/** How large a mark is that stands for these, in heights of text. */
export function markSize(cluster: PointCluster): number {
  if (isCounted(cluster)) return manySize(standsFor(cluster.members));
  const [first] = cluster.members;
  return first ? MARK_SIZE[first.state] : 0;
}

export const markBox = (cluster: PointCluster, textPx: number): Box => {
  const [x, y] = cluster.at;
  const size = textPx * markSize(cluster);
  return { x: x - size / 2, y: y - size / 2, width: size, height: size };
};
