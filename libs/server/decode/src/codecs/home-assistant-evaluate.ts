import type { Change, Comparison, Expression, Operation, Path } from './home-assistant-expression';

/** Undefined: what it needs is not there, and so it says nothing. */
export type Evaluated = string | number | boolean | null | undefined;

/** The message that a template is about. */
export interface Looked {
  text: () => string;
  at: (path: Path) => unknown;
}

/**
 * What a template says of a message. Whatever is not there makes nothing of what needs it, but for
 * the tests of that very thing: a message that does not speak of a door says not that it is shut.
 */
export function evaluated(expression: Expression, message: Looked): Evaluated {
  const of = (one: Expression): Evaluated => evaluated(one, message);
  if ('literal' in expression) return expression.literal;
  if ('whole' in expression) return message.text();
  if ('at' in expression) return plain(message.at(expression.at));
  if ('isDefined' in expression) return isThere(expression.isDefined, message);
  if ('isNone' in expression) return of(expression.isNone) === null;
  if ('not' in expression) return negated(of(expression.not));
  if ('both' in expression) return decided(expression.both, false, of);
  if ('either' in expression) return decided(expression.either, true, of);
  if ('compare' in expression) {
    const [left, right] = expression.of;
    return compared(expression.compare, of(left), of(right));
  }
  if ('among' in expression) {
    const value = of(expression.of);
    return value === undefined ? undefined : expression.among.some((one) => same(value, one));
  }
  if ('operation' in expression) {
    const [left, right] = expression.of;
    return reckoned(expression.operation, of(left), of(right));
  }
  if ('change' in expression) return changed(expression.change, of(expression.of));
  if ('round' in expression) return rounded(of(expression.of), expression.round);
  const when = of(expression.when);
  if (when === undefined) return undefined;
  if (isTrue(when)) return of(expression.then);
  return expression.otherwise && of(expression.otherwise);
}

const plain = (value: unknown): Evaluated =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as Evaluated)
    : undefined;

const isThere = (expression: Expression, message: Looked): boolean =>
  'at' in expression
    ? message.at(expression.at) !== undefined
    : evaluated(expression, message) !== undefined;

const isTrue = (value: Evaluated): boolean => Boolean(value);
const negated = (value: Evaluated): Evaluated => (value === undefined ? undefined : !isTrue(value));

/** The second counts only where the first has not decided. */
function decided(
  [left, right]: readonly [Expression, Expression],
  by: boolean,
  of: (one: Expression) => Evaluated,
): Evaluated {
  const first = of(left);
  if (first !== undefined && isTrue(first) === by) return by;
  const second = of(right);
  if (second !== undefined && isTrue(second) === by) return by;
  return first === undefined || second === undefined ? undefined : !by;
}

/** Truth is the number 1 in this language; a text is never a number. */
const asNumber = (value: Evaluated): Evaluated =>
  typeof value === 'boolean' ? Number(value) : value;
const same = (left: Evaluated, right: Evaluated): boolean => asNumber(left) === asNumber(right);

function compared(how: Comparison, left: Evaluated, right: Evaluated): Evaluated {
  if (left === undefined || right === undefined) return undefined;
  if (how === '==') return same(left, right);
  if (how === '!=') return !same(left, right);
  const [a, b] = [asNumber(left), asNumber(right)];
  const areAlike = typeof a === typeof b && a !== null && b !== null;
  if (!areAlike || a === undefined || b === undefined) return undefined;
  if (how === '<') return a < b;
  if (how === '<=') return a <= b;
  return how === '>' ? a > b : a >= b;
}

/** A text that is no number is handed on, so that it is refused and not lost [contract 2]. */
function reckoned(how: Operation, left: Evaluated, right: Evaluated): Evaluated {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (typeof a !== 'number' || typeof b !== 'number') return typeof a === 'string' ? a : undefined;
  if (how === '+') return a + b;
  if (how === '-') return a - b;
  if (how === '*') return a * b;
  return b === 0 ? undefined : a / b;
}

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?\s*$/i;

const numberOf = (value: Evaluated): Evaluated =>
  typeof value === 'string' && NUMBER.test(value) ? Number(value) : asNumber(value);

function changed(how: Change, value: Evaluated): Evaluated {
  if (value === undefined || value === null) return undefined;
  if (how === 'lower') return String(value).toLowerCase();
  if (how === 'upper') return String(value).toUpperCase();
  if (how === 'trim') return String(value).trim();
  if (how === 'string') return String(value);
  const number = numberOf(value);
  if (typeof number !== 'number') return number;
  if (how === 'abs') return Math.abs(number);
  return how === 'int' ? Math.trunc(number) : number;
}

function rounded(value: Evaluated, digits: number): Evaluated {
  const number = changed('float', value);
  if (typeof number !== 'number') return number;
  return Math.round(number * 10 ** digits) / 10 ** digits;
}
