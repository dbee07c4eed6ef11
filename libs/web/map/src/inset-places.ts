import { LINE } from './labels';
import { overlap, type Box } from './plane';

export interface InsetPlace {
  box: Box;
  /** Within the box: below its title, off its border. */
  room: Box;
}

/** What is to stand in an inset, and what it lies far from: on one plane, north above. */
export interface InsetWish {
  around: Box;
  main: Box;
}

interface Ground {
  box: Box;
  textPx: number;
  /** Draws the main body into a box; the answer tells whether a box is free of it. */
  drawn: (inner: Box) => (box: Box) => boolean;
}

export interface PlacedInsets {
  /** What is left for the main body. */
  main: Box;
  insets: InsetPlace[];
}

/** The most of the map's breadth and height that an inset takes, and by how much it may shrink. */
const MOST_WIDTH = 0.3;
const MOST_HEIGHT = 0.36;
const SIZES = [1, 0.8, 0.6];
/** The least room within, in heights of text: a name on one line and a mark. */
const LEAST = { width: 8, height: 3.5 };
const PADDING = 0.6;

type Corner = readonly [right: boolean, bottom: boolean];
const CORNERS: readonly Corner[] = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
];

/**
 * Where insets stand: each in a corner that the main body leaves free, the one on its own side if
 * that is; else the main body gives way. Null: there is no room for them.
 */
export function placeInsets(wishes: readonly InsetWish[], ground: Ground): PlacedInsets | null {
  const { box } = ground;
  for (const main of [box, ...givenWay(wishes, ground)]) {
    const isFree = ground.drawn(main);
    for (const size of SIZES) {
      const insets = inCorners(wishes, size, ground, isFree);
      if (insets) return { main, insets };
    }
  }
  return null;
}

/** The map without a strip on the side of what lies far off, or without one below: as costs less. */
function givenWay(wishes: readonly InsetWish[], { box, textPx }: Ground): Box[] {
  const { x, y, width, height } = box;
  const [strip, band] = [width * MOST_WIDTH + textPx, height * MOST_HEIGHT + textPx];
  const [first] = wishes;
  if (!first) return [];
  const [right] = sideOf(first);
  const narrower = { x: right ? x : x + strip, y, width: width - strip, height };
  const lower = { x, y, width, height: height - band };
  const scale = (room: Box): number =>
    Math.min(room.width / first.main.width, room.height / first.main.height);
  return [narrower, lower].sort((a, b) => scale(b) - scale(a));
}

function inCorners(
  wishes: readonly InsetWish[],
  size: number,
  { box, textPx }: Ground,
  isFree: (box: Box) => boolean,
): InsetPlace[] | null {
  const placed: InsetPlace[] = [];
  for (const wish of wishes) {
    const found = cornersFor(wish)
      .map((corner) => placeAt(corner, sized(wish, size, box, textPx), box, textPx))
      .find(
        (place) =>
          isFree(grown(place.box, textPx / 2)) &&
          placed.every((other) => !overlap(place.box, other.box)),
      );
    if (!found) return null;
    placed.push(found);
  }
  return placed;
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** On which side of the main body it lies. */
function sideOf({ around, main }: InsetWish): Corner {
  const middle = (from: number, length: number): number => from + length / 2;
  return [
    middle(around.x, around.width) >= middle(main.x, main.width),
    middle(around.y, around.height) >= middle(main.y, main.height),
  ];
}

/** Its own corner first, then the others of that side. */
function cornersFor(wish: InsetWish): Corner[] {
  const [right, bottom] = sideOf(wish);
  const strange = ([toRight, toBottom]: Corner): number =>
    2 * Number(toRight !== right) + Number(toBottom !== bottom);
  return [...CORNERS].sort((a, b) => strange(a) - strange(b));
}

/** Room in the shape of what stands in it. */
function sized({ around }: InsetWish, size: number, box: Box, textPx: number): Box {
  const most = {
    width: box.width * MOST_WIDTH * size - 2 * PADDING * textPx,
    height: box.height * MOST_HEIGHT * size - (2 * PADDING + LINE) * textPx,
  };
  const scale = Math.min(
    most.width / Math.max(around.width, 1e-9),
    most.height / Math.max(around.height, 1e-9),
  );
  return {
    x: 0,
    y: 0,
    width: Math.max(LEAST.width * textPx, Math.min(most.width, around.width * scale)),
    height: Math.max(LEAST.height * textPx, Math.min(most.height, around.height * scale)),
  };
}

function placeAt([right, bottom]: Corner, room: Box, box: Box, textPx: number): InsetPlace {
  const padding = PADDING * textPx;
  const width = room.width + 2 * padding;
  const height = room.height + 2 * padding + LINE * textPx;
  const x = right ? box.x + box.width - width : box.x;
  const y = bottom ? box.y + box.height - height : box.y;
  return {
    box: { x, y, width, height },
    room: { ...room, x: x + padding, y: y + padding + LINE * textPx },
  };
}
