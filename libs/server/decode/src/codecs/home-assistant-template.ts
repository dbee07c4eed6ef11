import { TEMPLATE_CHARACTERS } from '../limits';
import { isObject } from '../stated';
import type { Measured } from './codec';
import { NotRead, type Expression, type Path } from './home-assistant-expression';
import { parseExpression } from './home-assistant-parser';
import { measuredOf } from './payload';

type Step = { round: number } | { whole: true } | { op: '+' | '-' | '*' | '/'; by: number };

/** What is left of a template: where the value stands, and what is done to it. JSON. */
export interface Template {
  /** Absent: the payload itself. */
  path?: (string | number)[];
  steps: Step[];
  /** Where conditions or several values are in it: what it says. The path is that of the first. */
  expression?: Expression;
}

const FORM = /^\{\{-?([^{}%]*?)-?\}\}$/;
const ACCESS =
  /^\s*(?:\.get\(\s*(?:'([^']*)'|"([^"]*)")\s*\)|\.([A-Za-z_]\w*)|\[\s*(?:'([^']*)'|"([^"]*)"|(\d{1,4}))\s*\])/;
const FILTER = /^\s*\|\s*([a-z_]+)\s*(?:\(([^()]*)\))?/;
const OPERATION = /^\s*([-+*/])\s*(\d+(?:\.\d+)?)/;

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
  const reader = new Reader(inner.trim());
  const template = reader.expression();
  if (template && reader.rest.trim() === '') return template;
  const expression = parseExpression(inner);
  const path = firstPath(expression);
  return { steps: [], expression, ...(path && { path }) };
}

/** The first place that it looks at: what it measures is called by it. */
function firstPath(expression: unknown): Path | undefined {
  if (typeof expression !== 'object' || expression === null) return undefined;
  if (!Array.isArray(expression) && 'at' in expression) return expression.at as Path;
  for (const part of Object.values(expression)) {
    const found = firstPath(part);
    if (found) return found;
  }
  return undefined;
}

class Reader {
  constructor(public rest: string) {}

  /** A place, or something in brackets; then filters; then operations, which bind less. */
  expression(): Template | undefined {
    const template = this.take(/^\s*\(/) ? this.bracketed() : this.place();
    if (!template) return undefined;
    for (let filter = this.take(FILTER); filter; filter = this.take(FILTER)) {
      const step = stepOf(filter[1] ?? '', filter[2]);
      if (!step) return undefined;
      if (step !== 'none') template.steps.push(step);
    }
    // one operation: of several, unlike in strength, the order would have to be found
    const found = this.take(OPERATION);
    if (found) template.steps.push({ op: found[1] as '+', by: Number(found[2]) });
    return template;
  }

  private bracketed(): Template | undefined {
    const template = this.expression();
    return this.take(/^\s*\)/) ? template : undefined;
  }

  private place(): Template | undefined {
    const root = this.take(/^\s*(value_json|value)\b/);
    if (!root) return undefined;
    if (root[1] === 'value') return { steps: [] };
    const path: (string | number)[] = [];
    for (let found = this.take(ACCESS); found; found = this.take(ACCESS)) {
      const [, got, gotToo, dotted, single, double, index] = found;
      const key = got ?? gotToo ?? dotted ?? single ?? double;
      path.push(key ?? Number(index));
    }
    return path.length === 0 ? undefined : { path, steps: [] };
  }

  private take(form: RegExp): RegExpExecArray | undefined {
    const found = form.exec(this.rest);
    if (!found) return undefined;
    this.rest = this.rest.slice(found[0].length);
    return found;
  }
}

/** A default is no measurement: what is not there is no value, whatever a template would say. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['float', 'is_defined', 'default', 'd']);

function stepOf(name: string, given: string | undefined): Step | 'none' | undefined {
  if (WITHOUT_EFFECT.has(name)) return 'none';
  if (name === 'int') return { whole: true };
  if (name !== 'round' || !/^\s*\d?\s*$/.test(given ?? '')) return undefined;
  return { round: Number(given ?? 0) };
}

/** What stands at a template's place; undefined: nothing. */
export function placed(path: readonly (string | number)[], json: unknown): unknown {
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at) && typeof key === 'number') return at[key] as unknown;
    return isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, json);
}

/** The number at a template's place; undefined: none. */
export function computed(template: Template | undefined, stated: unknown): Measured | undefined {
  const measured = measuredOf(stated);
  if (!measured || !template || template.steps.length === 0) return measured;
  const number = Number(measured.value);
  if (!Number.isFinite(number)) return measured;
  return { value: template.steps.reduce(applied, number) };
}

function applied(value: number, step: Step): number {
  if ('whole' in step) return Math.trunc(value);
  if ('round' in step) return Math.round(value * 10 ** step.round) / 10 ** step.round;
  const { op, by } = step;
  if (op === '*') return value * by;
  if (op === '/') return by === 0 ? Number.NaN : value / by;
  return op === '+' ? value + by : value - by;
}
