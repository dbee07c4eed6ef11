import {
  boxInShape,
  boxWithin,
  overlap,
  shareInShape,
  type Box,
  type Point,
  type Shape,
} from './plane';

/** Breadth of a text in pixels. */
export type Measure = (text: string) => number;

/** Lines of a label one below the other; the first may have a mark before it. */
export type Lines = readonly string[];

export interface LabelWish {
  key: string;
  at: Point;
  /** Ways to write it, the best first; none of them: the mark alone. */
  ways: readonly Lines[];
  /** A mark stands before the first line, and alone where no line has room. */
  marked: boolean;
  /** The label may not leave this shape, or by little rather than not be there; undefined: it may lie over what is beside it. */
  within?: Shape;
  /** Where it would lie best: of its full forms one that stays in here is taken first. */
  own?: Shape;
  /** The place is a speck that the label is not to cover: it stands below, above or beside it. */
  off?: boolean;
  /** The mark stands at the place itself and the lines beside it. */
  beside?: boolean;
  /** So far from the place, in heights of text. */
  away?: number;
  /** Its letters are so many times as large. */
  scale?: number;
}

export interface PlacedLabel {
  key: string;
  lines: Lines;
  /** Where the lines are, their middle or (beside a mark) their start or end. */
  box: Box;
  anchor: 'start' | 'middle' | 'end';
  marked: boolean;
}

export interface LabelRoom {
  box: Box;
  /** Height of a letter's body in pixels. */
  textPx: number;
  measure: Measure;
  /** What no label may cover. */
  taken?: readonly Box[];
}

/** Height of a line, with room for Ấ above and g below, and breadth of a mark with its gap. */
export const LINE = 1.25;
export const MARK = 1.25;
/** Between a mark and the label beside it. */
const BESIDE = 1.05;

/**
 * Places labels so that none covers another, the mark of another, or the edge: in the order given,
 * so that the worst keeps its label and what comes later gives way, first to a shorter form, then to
 * its mark alone.
 */
export function placeLabels(wishes: readonly LabelWish[], room: LabelRoom): PlacedLabel[] {
  const markOf = ({ at: [x, y], beside }: LabelWish): Box => {
    const size = room.textPx * (beside ? 1 : MARK);
    return { x: x - size / 2, y: y - size / 2, width: size, height: size };
  };
  const marks = new Map(
    wishes
      .filter(({ marked, within }) => marked && !within)
      .map((wish) => [wish.key, markOf(wish)] as const),
  );
  const placed: PlacedLabel[] = [];
  const free = (box: Box): boolean =>
    boxWithin(box, room.box) &&
    placed.every((other) => !overlap(box, other.box)) &&
    (room.taken ?? []).every((other) => !overlap(box, other));
  const sparing = (box: Box, wish: LabelWish): boolean =>
    [...marks].every(([key, mark]) => key === wish.key || !overlap(box, mark));
  for (const wish of wishes) {
    const tries = triesOf(wish, room).filter(({ box }) => free(box));
    // rather another form than over a mark that comes later, rather over that than none
    const label =
      tries.slice(0, FULL_FORMS).find(({ box }) => inOwn(box, wish) && sparing(box, wish)) ??
      tries.find(({ box }) => sparing(box, wish)) ??
      tries[0];
    if (label) placed.push(label);
    else if (isAlone(wish, placed, markOf(wish))) placed.push(markAlone(wish, markOf(wish)));
  }
  return placed;
}

/** A name on one line and on two. */
const FULL_FORMS = 2;
const inOwn = (box: Box, { own }: LabelWish): boolean => !own || boxInShape(box, own);

/** Marks of two specks would cover each other: there the look of the area itself has to do. */
const isAlone = (wish: LabelWish, placed: readonly PlacedLabel[], mark: Box): boolean =>
  wish.marked && !wish.within && !wish.beside && placed.every(({ box }) => !overlap(box, mark));

const markAlone = ({ key }: LabelWish, box: Box): PlacedLabel => ({
  key,
  lines: [],
  box,
  anchor: 'middle',
  marked: true,
});

function triesOf(wish: LabelWish, room: LabelRoom): PlacedLabel[] {
  if (wish.off) return wish.ways.flatMap((lines) => offTries(overTry(wish, lines, room), room));
  if (wish.beside) return wish.ways.flatMap((lines) => besideTries(wish, lines, room));
  const ways = wish.ways.map((lines) => overTry(wish, lines, room));
  const full = ways.slice(0, FULL_FORMS);
  if (wish.marked && wish.within) {
    return withinTries(ways, overTry(wish, [], room), wish.within);
  }
  if (!wish.own) return ways;
  return [...full, ...full.flatMap(asideTries(ASIDE)), ...ways.slice(FULL_FORMS)];
}

/** Within its area, else a little over its border, else its mark alone. */
function withinTries(
  ways: readonly PlacedLabel[],
  alone: PlacedLabel,
  shape: Shape,
): PlacedLabel[] {
  const full = ways.slice(0, FULL_FORMS);
  const asides = [ASIDE, FAR_ASIDE].flatMap((share) => full.flatMap(asideTries(share)));
  const within = [...full, ...asides, ...ways.slice(FULL_FORMS)];
  const over = ways.flatMap((way) => OVER_ASIDES.flatMap((share) => asideTries(share)(way)));
  return [
    ...within.filter(({ box }) => boxInShape(box, shape)),
    ...[...ways, ...over].filter(({ box }) => shareInShape(box, shape) >= MOSTLY),
    ...[alone].filter(({ box }) => boxInShape(box, shape)),
  ];
}

/** So much of a name has to stand in its own area: it is plain of which it is. */
const MOSTLY = 0.6;

/** How far a name may move off the middle of its area, as a share of its own size. */
const ASIDE = 0.45;
/** One that stays within its area: what stands in its middle is no neighbour of it. */
const FAR_ASIDE = 0.85;
/** One that leaves its area a little, past the mark in the middle of it. */
const OVER_ASIDES = [ASIDE, FAR_ASIDE, 1.1, 1.4];

/** A name that something is in the way of: to the left, to the right, above, below. */
const asideTries =
  (share: number) =>
  (label: PlacedLabel): PlacedLabel[] => {
    const { x, y, width, height } = label.box;
    return [
      { ...label.box, x: x - width * share },
      { ...label.box, x: x + width * share },
      { ...label.box, y: y - height * share },
      { ...label.box, y: y + height * share },
    ].map((box) => ({ ...label, box }));
  };

/** Below its place, above, to the right, to the left. */
function offTries(label: PlacedLabel, { textPx }: LabelRoom): PlacedLabel[] {
  const { width, height } = label.box;
  const [down, aside] = [(height + textPx) / 2, (width + textPx) / 2];
  const ways = [
    [0, down],
    [0, -down],
    [aside, 0],
    [-aside, 0],
    [aside, down],
    [-aside, down],
    [aside, -down],
    [-aside, -down],
  ] as const;
  return ways.map(([right, below]) => ({
    ...label,
    box: { ...label.box, x: label.box.x + right, y: label.box.y + below },
  }));
}

function overTry(wish: LabelWish, lines: Lines, { textPx, measure }: LabelRoom): PlacedLabel {
  const breadths = lines.map(measure);
  const first = (breadths[0] ?? 0) + (wish.marked ? textPx * MARK : 0);
  const width = Math.max(first, ...breadths);
  const height = Math.max(1, lines.length) * textPx * LINE;
  const box = { x: wish.at[0] - width / 2, y: wish.at[1] - height / 2, width, height };
  return { key: wish.key, lines, box, anchor: 'middle', marked: wish.marked };
}

/** Right of its mark, else left, below, above. */
function besideTries(wish: LabelWish, lines: Lines, { textPx, measure }: LabelRoom): PlacedLabel[] {
  const [x, y] = wish.at;
  const { scale = 1 } = wish;
  const width = Math.max(0, ...lines.map(measure)) * scale;
  const height = lines.length * textPx * LINE * scale;
  const away = textPx * (wish.away ?? BESIDE);
  const places = [
    { x: x + away, y: y - height / 2, anchor: 'start' },
    { x: x - away - width, y: y - height / 2, anchor: 'end' },
    { x: x - width / 2, y: y + away, anchor: 'middle' },
    { x: x - width / 2, y: y - away - height, anchor: 'middle' },
  ] as const;
  return places.map(({ anchor, ...corner }) => ({
    key: wish.key,
    lines,
    box: { ...corner, width, height },
    anchor,
    marked: false,
  }));
}

/** A name on one line, and on two where it has several words. */
export function nameWays(name: string): Lines[] {
  const words = name.split(' ');
  if (words.length < 2) return [[name]];
  const breaks = words
    .slice(1)
    .map((_, at): [string, string] => [
      words.slice(0, at + 1).join(' '),
      words.slice(at + 1).join(' '),
    ]);
  const longest = ([a, b]: [string, string]): number => Math.max(a.length, b.length);
  const even = breaks.sort((a, b) => longest(a) - longest(b))[0];
  return even ? [[name], even] : [[name]];
}

/** Where nothing can be measured: this face is so much wider than an average one is high. */
const ESTIMATED = 0.62;
export const estimate =
  (textPx: number): Measure =>
  (text) =>
    text.normalize('NFC').length * textPx * ESTIMATED;
