import { nameWays, placeLabels } from './labels';
import type { LabelRoom, LabelWish, Lines, PlacedLabel } from './labels';
import { overlap, type Box } from './plane';
import { isCounted, isDanger, isTroubled, markBox, markSize, recedes } from './point-plan';
import type { PlannedPoint, PointCluster } from './point-plan';

/**
 * Names beside their marks, first of what is in trouble; of several that cannot be told apart how
 * many there are of what: `2 phản ánh`.
 */
export function pointLabels(found: readonly PointCluster[], room: LabelRoom): PlacedLabel[] {
  const marks = found.map((cluster) => markBox(cluster, room.textPx));
  const wishes = found.flatMap((cluster): LabelWish[] => {
    const { key, ways } = waysOf(cluster);
    if (ways.length === 0) return [];
    const away = markSize(cluster) / 2 + BESIDE_MARK;
    const scale = cluster.members.some(isDanger) ? DANGER_SCALE : 1;
    return [{ key, at: cluster.at, ways, marked: false, beside: true, away, scale }];
  });
  const isDangerous = ({ scale }: LabelWish): boolean => scale === DANGER_SCALE;
  const taken = room.taken ?? [];
  const dangers = dangerLabels(found, wishes.filter(isDangerous), room);
  const others = placeLabels(
    wishes.filter((wish) => !isDangerous(wish)),
    { ...room, taken: [...taken, ...marks, ...dangers.map(({ box }) => box)] },
  );
  return [...dangers, ...others];
}

/** Of dangers first, over marks of what is well, and over other marks rather than not at all. */
function dangerLabels(
  found: readonly PointCluster[],
  wishes: readonly LabelWish[],
  room: LabelRoom,
): PlacedLabel[] {
  const boxesOf = (of: (cluster: PointCluster) => boolean): Box[] =>
    found.filter(of).map((cluster) => markBox(cluster, room.textPx));
  const placeOver = (those: readonly LabelWish[], boxes: readonly Box[]): PlacedLabel[] =>
    placeLabels(those, { ...room, taken: [...(room.taken ?? []), ...boxes] });
  const sparing = placeOver(
    wishes,
    boxesOf(({ members }) => !members.every(recedes)),
  );
  const left = wishes.filter(({ key }) => sparing.every((label) => label.key !== key));
  const own = boxesOf(({ members }) => members.some(isDanger));
  return [...sparing, ...placeOver(left, [...own, ...sparing.map(({ box }) => box)])];
}

/** The marks that are drawn: those of what is well make way for what is written of a danger. */
export function uncovered(
  found: readonly PointCluster[],
  named: readonly PlacedLabel[],
  textPx: number,
): readonly PointCluster[] {
  const dangers = new Set(
    found.flatMap(({ members }) => members.filter(isDanger)).map(({ key }) => key),
  );
  const boxes = named.filter(({ key }) => dangers.has(key)).map(({ box }) => box);
  if (boxes.length === 0) return found;
  return found.filter(
    (cluster) =>
      !cluster.members.every(recedes) ||
      boxes.every((box) => !overlap(box, markBox(cluster, textPx))),
  );
}

/** Between the edge of a mark and its name, in heights of text. */
const BESIDE_MARK = 0.4;
/** What is written of a danger is so much larger. */
export const DANGER_SCALE = 1.3;

function waysOf(cluster: PointCluster): { key: string; ways: Lines[] } {
  const { members } = cluster;
  const [leads] = members;
  if (!leads) return { key: '', ways: [] };
  if (isDanger(leads)) return { key: leads.key, ways: dangerWays(leads) };
  const alike = members.filter(({ called }) => called === leads.called).length;
  if (isCounted(cluster) && leads.called && alike > 1) {
    const counted = `${alike} ${leads.called}${tail(members.length - alike)}`;
    return { key: leads.key, ways: [[counted]] };
  }
  const labelled = members.filter(({ label }) => label !== '');
  const named = labelled.some(isTroubled) ? labelled.filter(isTroubled) : labelled.slice(0, 1);
  const [first, ...more] = named;
  if (!first) return { key: leads.key, ways: [] };
  const ways = isTroubled(first)
    ? shorterWays(first.label, tail(more.length))
    : wholeWays(first.label);
  return { key: first.key, ways };
}

const tail = (more: number): string => (more > 0 ? ` +${more}` : '');

/** How grave it is first, its name last. */
function dangerWays({ says = [], label }: PlannedPoint): Lines[] {
  const [lead = label, ...others] = says;
  const rest = [...others, ...(says.length > 0 ? [label] : [])];
  return [[lead, ...rest], [lead, ...others], [lead]];
}

/** On one line or on two: a part of a landmark's name says nothing. */
const wholeWays = (label: string): Lines[] => {
  const [one = [label], two] = nameWays(label);
  const comma = label.indexOf(', ');
  // an enumeration is broken where it says so itself
  const parted = comma < 0 ? two : [label.slice(0, comma + 1), label.slice(comma + 2)];
  return parted ? [one, parted] : [one];
};

/** A name too long for its place is written on two lines, else as many whole words as say something. */
function shorterWays(label: string, more: string): Lines[] {
  const words = SHORT_LENGTHS.filter((length) => label.length > length)
    .map((length) => wholeWords(label, length))
    .filter((text) => text.length > 1);
  return [...wholeWays(label + more), ...words.map((text) => [text + more])];
}

const SHORT_LENGTHS = [28, 18] as const;

/** Up to the end of a word, of an enumeration rather its first part alone, and nothing where one word is longer. */
function wholeWords(label: string, length: number): string {
  const cut = label.slice(0, length);
  const [part = ''] = label.split(/[,;(–]/);
  if (part !== label && part.length <= length) return part.trimEnd();
  const space = cut.lastIndexOf(' ');
  return space < 0 ? '' : `${cut.slice(0, space)}…`;
}
