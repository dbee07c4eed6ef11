import { LIMITS, type TypeNumber } from '@nhip-xa/contract';
import {
  DAY_MS,
  dayOfIso,
  localDay,
  readTypedDay,
  readTypedNumber,
  startOfLocalDay,
} from '@nhip-xa/domain';
import { date, type TextKey } from '@nhip-xa/web-ui';

/** Why a form cannot be sent: a text of the reader's, with the field that it is about. */
export interface TypedProblem {
  text: TextKey;
  field?: TextKey;
  given?: string;
}

export interface TypedContext {
  unit: string;
  kpi: string;
  /** There are two sides. */
  ratio: boolean;
  nowMs: number;
}

export type TypedFields = Partial<
  Record<'numerator' | 'denominator' | 'from' | 'to' | 'until' | 'note', string>
>;

/** What a filled form says: a body for the server, or what is wrong with it. */
export function typedBody(
  fields: TypedFields,
  { unit, kpi, ratio, nowMs }: TypedContext,
): { body: TypeNumber } | { problem: TypedProblem } {
  const numerator = numberOf(fields.numerator, ratio ? 'typed.numerator' : 'typed.number');
  const denominator = ratio ? numberOf(fields.denominator, 'typed.denominator') : undefined;
  const [from, to, until] = [
    dayOf(fields.from, 'typed.from'),
    dayOf(fields.to, 'typed.to'),
    dayOf(fields.until, 'typed.until'),
  ];
  for (const read of [numerator, denominator, from, to, until]) {
    if (read && 'problem' in read) return read;
  }
  const { value: upper } = numerator as Good;
  const lower = (denominator as Good | undefined)?.value;
  const [first, last, end] = [from, to, until].map((read) => (read as Good).value) as Days;
  const today = localDay(nowMs);
  if (lower !== undefined && lower <= 0) return { problem: { text: 'typed.zero' } };
  if (last < first || first > today) return { problem: { text: 'typed.badPeriod' } };
  if (end < today || end + 1 > today + LIMITS.typedDays) {
    return { problem: { text: 'typed.badUntil' } };
  }
  return {
    body: {
      unit,
      kpi,
      numerator: upper,
      ...(lower === undefined ? {} : { denominator: lower }),
      from: midnight(first),
      // the days that are named are whole
      to: midnight(last + 1),
      until: midnight(end + 1),
      note: fields.note?.trim() ?? '',
    },
  };
}

interface Good {
  value: number;
}
type Days = [number, number, number];
type Read = Good | { problem: TypedProblem };

const midnight = (day: number): string => new Date(startOfLocalDay(day)).toISOString();

function numberOf(text: string | undefined, field: TextKey): Read {
  const given = text ?? '';
  const read = readTypedNumber(given);
  if ('value' in read) return read;
  const ambiguous = read.problem === 'ambiguous-number';
  return {
    problem: { text: ambiguous ? 'typed.ambiguous' : 'typed.wrongNumber', field, given },
  };
}

function dayOf(text: string | undefined, field: TextKey): Read {
  const read = readTypedDay(text ?? '');
  return 'value' in read
    ? { value: dayOfIso(read.value) }
    : { problem: { text: 'typed.wrongDay', field } };
}

/** From the first of the month to today, for thirty days: what a month's register says. */
export function usualDays(nowMs: number): { from: string; to: string; until: string } {
  return {
    from: `01${date(nowMs).slice(2)}`,
    to: date(nowMs),
    until: date(nowMs + 30 * DAY_MS),
  };
}
