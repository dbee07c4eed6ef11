import { NotRead, type Change, type Expression } from './home-assistant-expression';

const CHANGES: ReadonlySet<string> = new Set<Change>([
  ...(['float', 'int', 'abs', 'lower', 'upper', 'trim', 'string'] as const),
]);
/** A default is no measurement: what is not there is no value, whatever a template would say. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['is_defined', 'default', 'd']);
const MOST_DIGITS = 9;

/**
 * A filter, or a function of the same name, of what it is given first.
 * @throws NotRead
 */
export function applied(name: string, [of, ...given]: readonly Expression[]): Expression {
  if (!of) throw new NotRead(name);
  if (WITHOUT_EFFECT.has(name)) return of;
  if (name === 'iif') {
    const [then = { literal: true }, otherwise = { literal: false }] = given;
    return { when: of, then, otherwise };
  }
  if (CHANGES.has(name)) return { change: name as Change, of };
  const [digits = { literal: 0 }, ...more] = given;
  if (name !== 'round' || more.length > 0 || !('literal' in digits)) throw new NotRead(name);
  const { literal } = digits;
  if (typeof literal !== 'number' || literal > MOST_DIGITS || !Number.isInteger(literal)) {
    throw new NotRead(name);
  }
  return { round: literal, of };
}
