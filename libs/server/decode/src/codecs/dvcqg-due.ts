import { isoOfMs } from '@nhip-xa/domain';
import { isObject } from '../stated';
import { momentIn, type Fields } from './dvcqg-fields';

/** A time in which papers were asked for; milliseconds. */
export interface Supplement {
  from: number;
  /** When the papers were there; undefined: it does not say. */
  to: number | undefined;
  dueBefore: number | undefined;
  dueAfter: number | undefined;
}

/** `DanhSachHoSoBoSung`, in the order of time; one without a date says nothing. */
export function supplementsOf(record: Fields): Supplement[] {
  const list = record['DanhSachHoSoBoSung'];
  if (!Array.isArray(list)) return [];
  return list
    .filter(isObject)
    .flatMap((one): Supplement[] => {
      const from = momentIn(one, 'NgayBoSung');
      if (from === undefined) return [];
      return [
        {
          from,
          to: momentIn(one, 'NgayTiepNhanBoSung'),
          dueBefore: momentIn(one, 'NgayHenTraTruoc'),
          dueAfter: momentIn(one, 'NgayHenTraMoi'),
        },
      ];
    })
    .sort((a, b) => a.from - b.from);
}

/** By when a dossier has to be done, and by when it had before papers were asked for. */
export interface DueDates {
  now: number | undefined;
  /** Undefined where it never moved. */
  first: number | undefined;
}

/**
 * `NgayHenTra` moved by the supplements: some systems move it themselves, others leave it as it was
 * and tell the new date in the supplement. A supplement moves it that began with it.
 */
export function dueDatesOf(record: Fields, supplements: readonly Supplement[]): DueDates {
  const stated = momentIn(record, 'NgayHenTra');
  let now = stated;
  for (const { dueBefore, dueAfter } of supplements) {
    if (dueAfter === undefined) continue;
    const isLater = dueBefore === undefined && dueAfter > (now ?? 0);
    if (now === undefined || now === dueBefore || isLater) now = dueAfter;
  }
  const moved = supplements.find(({ dueAfter }) => dueAfter !== undefined);
  const first = moved && (moved.dueBefore ?? stated);
  return { now, first: first === now ? undefined : first };
}

export interface StatedPause {
  /** RFC 3339, as in the document of a case. */
  from: string;
  to: string | null;
  why: 'supplement';
}

/**
 * A pause for each supplement. One whose end is not told goes on while the dossier waits for papers;
 * afterwards it is counted but has no length: the new due date says what it was worth. Nor has one that
 * moved a due date of which nobody knows what it was: it would move it again.
 */
export function pausesOf(
  supplements: readonly Supplement[],
  due: DueDates,
  isWaiting: boolean,
): StatedPause[] {
  return supplements.map(({ from, to, dueAfter }, index) => {
    const isOpen = isWaiting && to === undefined && index === supplements.length - 1;
    const isKnown =
      to !== undefined && to >= from && (dueAfter === undefined || due.first !== undefined);
    const end = isOpen ? null : isKnown ? to : from;
    return { from: isoOfMs(from), to: end === null ? null : isoOfMs(end), why: 'supplement' };
  });
}

/**
 * The same where more was said of the dossier: its state may have paused from that very moment, and two
 * pauses that only touch would count as two, so that one without a length gets the least there is.
 */
export const overlapping = (pauses: readonly StatedPause[]): StatedPause[] =>
  pauses.map((pause) =>
    pause.to === pause.from ? { ...pause, to: isoOfMs(Date.parse(pause.from) + 1) } : pause,
  );
