import { COMMUNE_CODE, type CommuneRule } from '@nhip-xa/contract';
import { mayNameSomebody } from '../kept-payload';
import { BadItem, isObject } from '../stated';

/**
 * Whose a saying is, by a mapping's rule.
 * @param about the part of the payload that it came from
 * @throws BadItem: the rule gives no commune
 */
export function communeBy(
  rule: CommuneRule,
  parts: Readonly<Record<string, string>>,
  about: unknown,
): string {
  if (typeof rule === 'string') return rule;
  const stated = 'part' in rule ? parts[rule.part] : fieldOf(about, rule.field);
  if (typeof stated !== 'string' && typeof stated !== 'number') {
    const where = 'part' in rule ? `the topic has no {${rule.part}}` : `no field ${rule.field}`;
    throw new BadItem('unknown-unit', where);
  }
  const text = String(stated);
  const { table } = rule;
  const code = table ? (Object.hasOwn(table, text) ? table[text] : undefined) : text;
  if (code === undefined || !COMMUNE_CODE.test(code)) {
    // the reason is read by more people than the message
    const isPerson = 'field' in rule && rule.field.split('.').some(mayNameSomebody);
    const what = isPerson ? `what ${rule.field} says` : text.slice(0, SHOWN);
    throw new BadItem('unknown-unit', `no commune for ${what}`);
  }
  return code;
}

/** Characters of a code that a reason shows. */
const SHOWN = 80;

/** `a.b` is the field b of the object a. */
function fieldOf(about: unknown, path: string): unknown {
  let at = about;
  for (const key of path.split('.')) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}
