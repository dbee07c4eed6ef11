import { TEMPLATE_CHARACTERS } from '../limits';
import { isObject } from '../stated';
import { NotRead, type Expression, type Path } from './home-assistant-expression';
import { parseExpression } from './home-assistant-parser';

/** What a template says, as JSON: it is remembered between a configuration and its messages. */
export interface Template {
  expression: Expression;
  /** The first place that it looks at: what it measures is called by it. Absent: the payload itself. */
  path?: Path;
}

const FORM = /^\{\{-?([^{}%]*?)-?\}\}$/;

/**
 * Reads a template in its documented forms: `{{ value_json.a['b'] | float | round(1) }}`,
 * `{{ value / 10 }}`, `{{ 'ON' if value_json.a == 'open' else 'OFF' }}`, `{{ iif(value_json.a > 3) }}`.
 * @throws NotRead: another form, by the part that would take a whole language to read
 */
export function parseTemplate(text: string): Template {
  if (text.length > TEMPLATE_CHARACTERS) {
    throw new NotRead(`more than ${TEMPLATE_CHARACTERS} characters`);
  }
  const inner = FORM.exec(text.trim())?.[1];
  if (inner === undefined) throw new NotRead('more than one pair of braces');
  const expression = parseExpression(inner);
  const path = firstPath(expression);
  return { expression, ...(path && { path }) };
}

function firstPath(expression: unknown): Path | undefined {
  if (typeof expression !== 'object' || expression === null) return undefined;
  if (!Array.isArray(expression) && 'at' in expression) return expression.at as Path;
  for (const part of Object.values(expression)) {
    const found = firstPath(part);
    if (found) return found;
  }
  return undefined;
}

/** What stands at a place of a message; undefined: nothing. */
export function placed(path: Path, json: unknown): unknown {
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at) && typeof key === 'number') return at[key] as unknown;
    return isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, json);
}
