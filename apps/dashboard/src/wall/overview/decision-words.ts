import type { Decision, KpiValue } from '@nhip-xa/contract';
import { ageWords, kpiWords, momentMs, type KpiWords, type Reader } from '@nhip-xa/web-ui';
import { fitted, fittedNames, fittedSegments, lettersIn } from '../fitting';
import { beganOf, beganWords } from './began';

/** Letters that have room for an entry's name, and for what stands below it. */
export interface Room {
  name: number;
  facts: number;
  /** Beside or below the number. */
  unit: number;
}

export interface DecisionWords {
  number: string;
  /** Beside the number; empty where the name says it already. */
  unit: string;
  /** `hồ sơ quá hạn`. */
  name: string;
  facts: string[];
  label: string;
}

/** What an entry says: how much of what, since when, where, whose, whether taken up, how old. */
export function decisionWords(
  value: KpiValue,
  decision: Decision | undefined,
  title: string,
  room: Room,
  reader: Reader,
  /** In words, where its number does not say by itself that it is bad. */
  target = '',
): DecisionWords {
  const words = kpiWords(value, title, reader);
  const { name, unit } = spoken(title, words.shown.unit, room.unit);
  const facts = fittedSegments(
    segments(value, decision, { typed: words.typed, target }, room.facts, reader),
    room.facts,
  );
  return {
    number: words.shown.text,
    unit,
    name: fitted(name, room.name),
    facts,
    label: labelOf(value, decision, title, words, reader),
  };
}

/** For a reader that hears the wall. */
function labelOf(
  value: KpiValue,
  decision: Decision | undefined,
  name: string,
  { shown, status, typed }: KpiWords,
  reader: Reader,
): string {
  const since = beganWords(beganOf(value, decision), reader);
  const number = `${shown.text} ${shown.unit}`.trim();
  const told = reader.t('value.label', { name, value: number, status, since });
  return typed ? `${told}. ${typed}` : told;
}

/** `12 hồ sơ quá hạn`, not `12 hồ sơ · Hồ sơ quá hạn`; a unit without room by its number stands before the name. */
export function spoken(title: string, unit: string, letters = 8): { name: string; unit: string } {
  const said = unit !== '' && ` ${title.toLowerCase()} `.includes(` ${unit.toLowerCase()} `);
  if (said) return { name: title.charAt(0).toLowerCase() + title.slice(1), unit: '' };
  if (unit.length <= letters) return { name: title, unit };
  // the name says of what it is a share
  return unit.startsWith('%')
    ? { name: title, unit: '%' }
    : { name: `${unit} – ${title}`, unit: '' };
}

function segments(
  value: KpiValue,
  decision: Decision | undefined,
  { typed, target }: { typed: string; target: string },
  letters: number,
  reader: Reader,
) {
  const { t, language, nowMs } = reader;
  const alert = decision?.alert ?? null;
  const taken = alert && t(alert.acknowledged ? 'wall.taken' : 'wall.notTaken');
  const sinceWords = beganWords(beganOf(value, decision), reader);
  const between = 3;
  const ages = typed || value.freshAt === null ? [typed] : agesOf(momentMs(value.freshAt), nowMs);
  // a shorter age leaves room for a place
  const besides = sinceWords.length + leastOfWhere(decision) + 2 * between;
  const age = ages.find(({ length }) => besides + length <= letters) ?? ages.at(-1) ?? '';
  const left = letters - sinceWords.length - (age === '' ? 0 : age.length + between);
  const owner = ownerWords(value.owner, left - between, t);
  const told = [owner, target].filter((text) => text !== '');
  const leftFor = told.reduce((rest, text) => rest - text.length - between, left) - between;
  const where = whereWords(decision, Math.max(SHORTEST, leftFor), t);
  return [
    { text: together(sinceWords), rank: 0 },
    { text: together(target), rank: 3 },
    { text: where, rank: 4 },
    { text: owner, rank: 2 },
    { text: taken ?? '', rank: 5 },
    { text: typed === '' ? together(age) : age, rank: 1 },
  ];

  /** In full, and where there is no room for that. */
  function agesOf(ms: number, now: number): string[] {
    // seconds that count on in every entry would be restless
    const age = ageWords(now - ms < 60_000 ? now : ms, now, language);
    return [t('wall.measured', { age }), age];
  }
}

/** A name of fewer letters says nothing. */
const SHORTEST = 12;

/** A phrase that no line breaks apart. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

/** Whose it is, in a few words where there is no room for more. */
function ownerWords(owner: string, letters: number, t: Reader['t']): string {
  if (owner === '') return '';
  const whole = t('wall.owner', { owner });
  return whole.length <= letters ? whole : fitted(owner, Math.max(SHORTEST, letters));
}

/** As many places as have room and how many more there are; where there is little, ` +12` says it. */
function whereWords(decision: Decision | undefined, letters: number, t: Reader['t']): string {
  if (!decision || !Array.isArray(decision.where) || decision.where.length === 0) return '';
  const [first = ''] = decision.where;
  const left = decision.where.length - 1 + decision.more;
  const isShort = left > 0 && first.length + IN_WORDS > letters;
  const { names, more } = fittedNames(
    decision.where,
    decision.more,
    letters,
    isShort ? IN_FIGURES : IN_WORDS,
  );
  // three letters of a name say nothing
  if (names.every((name) => name.endsWith('…') && name.length < SHORTEST / 2)) return '';
  const listed = names.join(', ');
  if (more === 0) return listed;
  return isShort ? `${listed}\u00a0+${more}` : t('wall.whereMore', { names: listed, count: more });
}

/** Letters of ` và 12 nơi khác` and of ` +12`. */
const IN_WORDS = 16;
const IN_FIGURES = 4;

/** Letters by which the first place can be read whole. */
function leastOfWhere(decision: Decision | undefined): number {
  if (!decision || !Array.isArray(decision.where)) return 0;
  const { where, more } = decision;
  const others = where.length + more > 1 ? IN_FIGURES : 0;
  return Math.min(WHOLE, (where[0]?.length ?? 0) + others);
}

/** Longer names may be cut. */
const WHOLE = 24;

/** How many letters have room in an entry beside a number of a width. */
export const roomOf = (
  words: { width: number; height: number },
  sizes: { name: number; facts: number },
  nameLines: number,
): Omit<Room, 'unit'> => {
  const left = words.height - nameLines * sizes.name * LINE;
  const lines = Math.max(1, Math.floor(left / (sizes.facts * LINE)));
  return {
    name: lettersIn(words.width, sizes.name, nameLines),
    facts: lettersIn(words.width, sizes.facts, lines),
  };
};

/** Height of a line in multiples of its type. */
export const LINE = 1.3;
