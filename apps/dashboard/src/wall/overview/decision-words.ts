import type { Decision, KpiValue } from '@nhip-xa/contract';
import { kpiWords, type KpiWords, type Reader } from '@nhip-xa/web-ui';
import { fitted, lettersIn } from '../fitting';
import { beganOf, beganWords } from './began';
import { factsOf, type Fact } from './decision-facts';
import { HEAVY, factsIn, standsIn, type Lines } from './fact-lines';

/** Letters that have room for an entry's name, and lines for what stands below it. */
export interface Room {
  name: number;
  facts: Lines;
  /** Beside or below the number. */
  unit: number;
  /** On a line of its own below the number; 0: there is none. */
  below: number;
}

export interface DecisionWords {
  number: string;
  /** Beside the number; empty where the name says it already. */
  unit: string;
  /** On a line of its own below the number: a unit too long to stand beside it, the target of a share. */
  below: string;
  /** `hồ sơ quá hạn`. */
  name: string;
  facts: readonly Fact[];
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
  const { name, unit } = spoken(title, words.shown.unit, Math.max(room.unit, room.below));
  const beside = unit.length <= room.unit ? unit : '';
  const under = [beside === unit ? '' : unit, target].filter(Boolean).join(', ');
  // a unit that stands there already leaves no room for more
  const below = under.length <= room.below ? under : beside === unit ? '' : unit;
  const isTargetBelow = target !== '' && below.endsWith(target);
  const shown = fitted(name, room.name);
  // the broad letters of a name that was cut may come to a line more
  const longer = shown === name ? 0 : 1;
  const lines = { ...room.facts, lines: Math.max(1, room.facts.lines - longer) };
  const since = sinceIn(lines, value, decision, reader);
  const besides = { since, typed: words.typed, target: isTargetBelow ? '' : target };
  const facts = factsIn(lines, (letters) => factsOf(value, decision, besides, letters, reader));
  return {
    number: words.shown.text,
    unit: beside,
    below,
    name: shown,
    facts,
    label: labelOf(value, decision, title, words, reader),
  };
}

/** Since when; in short where it has no room otherwise. */
function sinceIn(
  lines: Lines,
  value: KpiValue,
  decision: Decision | undefined,
  reader: Reader,
): string {
  const began = beganOf(value, decision);
  const since = beganWords(began, reader);
  return standsIn(lines, since) ? since : beganWords(began, reader, true);
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

/** How many letters have room in an entry beside a number of a width. */
export const roomOf = (
  words: { width: number; height: number },
  sizes: { name: number; facts: number },
  nameLines: number,
): Pick<Room, 'name' | 'facts'> => {
  const left = words.height - nameLines * sizes.name * LINE;
  const lines = Math.max(1, Math.floor(left / (sizes.facts * LINE)));
  return {
    name: Math.floor(lettersIn(words.width, sizes.name, nameLines) / HEAVY),
    facts: { letters: lettersIn(words.width, sizes.facts), lines },
  };
};

/** Height of a line in multiples of its type. */
export const LINE = 1.3;
