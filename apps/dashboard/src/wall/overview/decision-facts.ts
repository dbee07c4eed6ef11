import type { Decision, KpiValue } from '@nhip-xa/contract';
import { ageWords, momentMs, spokenMoment, type Reader, type TextKey } from '@nhip-xa/web-ui';
import { fitted, fittedNames } from '../fitting';

/** A bit of what stands below a decision's name. */
export interface Fact {
  text: string;
  /** Of who took it up: whether anybody did. */
  taken?: boolean;
}

interface Besides {
  /** Since when. */
  since: string;
  /** That a person typed it; else empty. */
  typed: string;
  target: string;
}

/** Letters of `; `. */
const BETWEEN = 2;
/** Letters that the mark takes that stands before whether anybody took it up. */
export const MARK = 2;
/** A number as young as this needs no age where there is little room: in ms. */
const YOUNG_MS = 10 * 60_000;

/**
 * Since when, where, whose, the target, how old: since when and where are always told, then whether
 * anybody took it up, then the age of what is no longer young, then the target; what room is left
 * names further places, who answers for it, and how young a young number is.
 */
export function factsOf(
  value: KpiValue,
  decision: Decision | undefined,
  { since, typed, target }: Besides,
  letters: number,
  reader: Reader,
): Fact[] {
  const ages = typed ? [typed] : agesOf(value, reader);
  const isAged = typed !== '' || isOld(value, reader.nowMs);
  const least = costOf(leastOfWhere(decision));
  let left = letters - since.length - least;
  /** The first of the ways to say it that has room. */
  const kept = (ways: readonly string[], mark = 0): string => {
    const said = ways.find((way) => costOf(way.length) + mark <= left) ?? '';
    left -= said === '' ? 0 : costOf(said.length) + mark;
    return said;
  };
  const taken = kept([takenWords(decision, reader)], MARK);
  const old = isAged ? kept(ages.slice(-1)) : '';
  const told = kept([target]);
  left += least;
  const where = numbered(whereWords(decision, value, left - BETWEEN, reader.t));
  left -= costOf(where.length);
  const whose = whoseWords(value.owner, taken, left, reader.t);
  left -= costOf(whose.length) - costOf(taken.length);
  const age = isAged ? old : kept(ages);
  return [
    { text: together(since) },
    { text: where },
    { text: whose, ...(taken === '' ? {} : { taken: decision?.alert?.acknowledged === true }) },
    { text: together(told) },
    { text: typed === '' ? together(age) : age },
  ].filter(({ text }) => text !== '');
}

/** The number of a thing stays by its name: `Trạm mực nước 2`. */
const numbered = (text: string): string => text.replaceAll(/ (\d)/g, '\u00a0$1');

/** A phrase that no line breaks apart. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

const costOf = (length: number): number => (length === 0 ? 0 : length + BETWEEN);

/** `chưa ai nhận`, `đã nhận 10:32`; empty of what has no alert. */
function takenWords(decision: Decision | undefined, { t, language, nowMs }: Reader): string {
  const alert = decision?.alert;
  if (!alert) return '';
  if (!alert.acknowledged) return t('wall.notTaken');
  const { acknowledgedAt } = alert;
  if (acknowledgedAt === undefined) return t('wall.taken');
  return t('wall.takenAt', { moment: spokenMoment(momentMs(acknowledgedAt), nowMs, language) });
}

/** A name of fewer letters says nothing. */
const SHORTEST = 12;

/** `Phòng Kinh tế: chưa ai nhận`; without room for whose it is, whether anybody took it up. */
function whoseWords(owner: string, taken: string, left: number, t: Reader['t']): string {
  if (owner === '') return together(taken);
  const words = (name: string): string =>
    taken === ''
      ? t('wall.owner', { owner: name })
      : t('wall.whose', { owner: name, taken: together(taken) });
  const room = left + taken.length - (taken === '' ? BETWEEN : 0);
  const besides = words('').length;
  if (words(owner).length <= room) return words(owner);
  return room - besides >= SHORTEST ? words(fitted(owner, room - besides)) : together(taken);
}

const isOld = ({ freshAt }: KpiValue, nowMs: number): boolean =>
  freshAt !== null && nowMs - momentMs(freshAt) >= YOUNG_MS;

/** In full, and where there is no room for that. */
function agesOf({ freshAt }: KpiValue, { t, language, nowMs }: Reader): string[] {
  if (freshAt === null) return [];
  const ms = momentMs(freshAt);
  // seconds that count on in every entry would be restless
  const age = ageWords(nowMs - ms < 60_000 ? nowMs : ms, nowMs, language);
  return [t('wall.measured', { age }), age];
}

/** What a unit's number is added up of, by its code: of a commune nothing that is counted here. */
const calledBelow = (unit: string): TextKey | null =>
  unit === 'VN' ? 'map.provinces' : unit.length === 2 ? 'map.communes' : null;

const placesOf = (decision: Decision | undefined): readonly string[] =>
  Array.isArray(decision?.where) ? decision.where : [];

/**
 * As many places as have room and how many more there are: ` +12` says it where there is little. Of
 * a province how many communes it is comes first: `4 xã: Lộc Bình, Kỳ Lừa…`.
 */
function whereWords(
  decision: Decision | undefined,
  { unit }: KpiValue,
  letters: number,
  t: Reader['t'],
): string {
  const where = placesOf(decision);
  const [first = ''] = where;
  const others = where.length - 1 + (decision?.more ?? 0);
  if (where.length === 0) return '';
  const called = calledBelow(unit);
  if (called && others > 0) {
    const counted = (names: string): string =>
      t('wall.whereUnits', { count: others + 1, called: t(called), names });
    const room = Math.max(first.length + 1, letters - counted('').length);
    const { names, more } = fittedNames(where, decision?.more ?? 0, room, 1);
    return counted(names.join(', ')) + (more > 0 ? '…' : '');
  }
  const isShort = others > 0 && first.length + IN_WORDS > letters;
  const { names, more } = fittedNames(
    where,
    decision?.more ?? 0,
    Math.max(SHORTEST, letters),
    isShort ? IN_FIGURES : IN_WORDS,
  );
  const listed = names.join(', ');
  if (more === 0) return listed;
  return isShort ? `${listed}\u00a0+${more}` : t('wall.whereMore', { names: listed, count: more });
}

/** Letters of ` và 12 nơi khác` and of ` +12`. */
const IN_WORDS = 16;
const IN_FIGURES = 4;

/** Longer names may be cut rather than that nobody took it up is not told. */
const WHOLE = 14;

/** Letters by which the first place can be read whole. */
function leastOfWhere(decision: Decision | undefined): number {
  const where = placesOf(decision);
  const others = where.length + (decision?.more ?? 0) > 1 ? IN_FIGURES : 0;
  return Math.min(WHOLE, (where[0]?.length ?? 0) + others);
}
