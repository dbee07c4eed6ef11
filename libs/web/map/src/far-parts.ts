import type { Box } from './plane';

/** A polygon or a place of whoever it belongs to, by the box around it, on a plane with north above. */
export interface Part {
  box: Box;
  /** The unit or area whose part it is: where its largest part lies, there it is at home. */
  owner: number;
}

export interface Parted<P extends Part> {
  main: P[];
  /** What lies far from the main body, near things together. */
  far: { parts: P[]; away: number }[];
}

/** Apart is what leaves the rest so many times as large when it goes. */
const GAIN_LEAST = 1.6;
/** What costs the main body no more than this of its size stays with it. */
const COST_MOST = 1.15;
/** Far is farther than this share of the main body's own size. */
const FAR_SHARE = 0.1;
/** Nearly everybody is at home in the main body: else nothing is its far part. */
const HOME_SHARE = 0.8;
/** As many cuts are tried; after them the parts lie close to one another. */
const CUTS_MOST = 12;

/**
 * Splits what is to be drawn into its main body and groups that lie so far off that the main body
 * would be drawn small for their sake: islands far out at sea, a thing with a mistaken place.
 * @param frame what it is to be drawn into: whether room is short depends on its shape
 */
export function partFar<P extends Part>(
  parts: readonly P[],
  frame: Pick<Box, 'width' | 'height'>,
): Parted<P> {
  const all = { main: [...parts], far: [] };
  const whole = scaleOf(parts, frame);
  const edges = spanningEdges(parts).slice(0, CUTS_MOST);
  for (const [at, { length }] of edges.entries()) {
    const bodies = bodiesOf(parts, edges.slice(0, at + 1));
    const body = bodies.reduce((best, each) => (heavier(each, best) ? each : best));
    if (length < FAR_SHARE * diagonal(around(body))) return all;
    if (scaleOf(body, frame) < GAIN_LEAST * whole || !isHome(body, parts)) continue;
    const others = bodies.filter((each) => each !== body);
    return withoutNeedless(body, others, frame);
  }
  return all;
}

/** What was cut off without need is taken back, the nearest first. */
function withoutNeedless<P extends Part>(
  body: readonly P[],
  others: readonly P[][],
  frame: Pick<Box, 'width' | 'height'>,
): Parted<P> {
  const least = scaleOf(body, frame) / COST_MOST;
  let main = [...body];
  const far: P[][] = [];
  const nearest = [...others].sort((a, b) => gapOf(body, a) - gapOf(body, b));
  for (const each of nearest) {
    const more = [...main, ...each];
    if (scaleOf(more, frame) >= least) main = more;
    else far.push(each);
  }
  const near = diagonal(around(main));
  return { main, far: joined(far, near).map((each) => ({ parts: each, away: gapOf(main, each) })) };
}

/** Groups nearer to each other than a distance become one. */
function joined<P extends Part>(groups: readonly P[][], near: number): P[][] {
  return groups.reduce<P[][]>((done, group) => {
    const friends = done.filter((each) => gapOf(each, group) < near);
    return [...done.filter((each) => !friends.includes(each)), [...friends.flat(), ...group]];
  }, []);
}

function isHome(body: readonly Part[], parts: readonly Part[]): boolean {
  const homes = new Map<number, Part>();
  for (const part of parts) {
    const known = homes.get(part.owner);
    if (!known || areaOf(part) > areaOf(known)) homes.set(part.owner, part);
  }
  const inside = new Set(body);
  const here = [...homes.values()].filter((part) => inside.has(part)).length;
  return here >= HOME_SHARE * homes.size;
}

interface Edge {
  from: number;
  to: number;
  length: number;
}

/** The shortest connections that join all parts, the longest first [Prim 1957]. */
function spanningEdges(parts: readonly Part[]): Edge[] {
  const open = new Map(parts.map((_, at) => [at, { from: 0, length: Infinity }]));
  const edges: Edge[] = [];
  let last = 0;
  open.delete(last);
  while (open.size > 0) {
    let [nearest, least] = [-1, Infinity];
    for (const [at, best] of open) {
      const length = gap(boxAt(parts, at), boxAt(parts, last));
      if (length < best.length) [best.from, best.length] = [last, length];
      if (best.length < least || nearest < 0) [nearest, least] = [at, best.length];
    }
    edges.push({ to: nearest, from: open.get(nearest)?.from ?? 0, length: least });
    open.delete(nearest);
    last = nearest;
  }
  return edges.sort((a, b) => b.length - a.length);
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };
const boxAt = (parts: readonly Part[], at: number): Box => parts[at]?.box ?? NOWHERE;

/** What hangs together when connections are cut. */
function bodiesOf<P extends Part>(parts: readonly P[], cut: readonly Edge[]): P[][] {
  const limit = Math.min(...cut.map(({ length }) => length));
  const left = new Set(parts);
  const bodies: P[][] = [];
  for (const first of parts) {
    if (!left.delete(first)) continue;
    const body = [first];
    for (const part of body) {
      for (const other of left) {
        if (gap(part.box, other.box) >= limit) continue;
        left.delete(other);
        body.push(other);
      }
    }
    bodies.push(body);
  }
  return bodies;
}

const areaOf = ({ box }: Part): number => box.width * box.height;
const weight = (body: readonly Part[]): number => body.reduce((sum, part) => sum + areaOf(part), 0);
const heavier = (one: readonly Part[], other: readonly Part[]): boolean =>
  weight(one) > weight(other) || (weight(one) === weight(other) && one.length > other.length);

/** How far two boxes are apart; 0 where they touch. */
function gap(a: Box, b: Box): number {
  const x = Math.max(0, b.x - a.x - a.width, a.x - b.x - b.width);
  const y = Math.max(0, b.y - a.y - a.height, a.y - b.y - b.height);
  return Math.hypot(x, y);
}

const gapOf = (one: readonly Part[], other: readonly Part[]): number =>
  Math.min(...one.flatMap((a) => other.map((b) => gap(a.box, b.box))));

/** The box around several. */
export function around(parts: readonly Pick<Part, 'box'>[]): Box {
  const x = Math.min(...parts.map(({ box }) => box.x));
  const y = Math.min(...parts.map(({ box }) => box.y));
  const right = Math.max(...parts.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...parts.map(({ box }) => box.y + box.height));
  return parts.length === 0 ? NOWHERE : { x, y, width: right - x, height: bottom - y };
}

const diagonal = ({ width, height }: Box): number => Math.hypot(width, height);

/** How large things are drawn that are to fill a frame. */
function scaleOf(parts: readonly Part[], frame: Pick<Box, 'width' | 'height'>): number {
  const { width, height } = around(parts);
  return Math.min(frame.width / Math.max(width, 1e-9), frame.height / Math.max(height, 1e-9));
}
