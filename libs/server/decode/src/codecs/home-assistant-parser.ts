import { TEMPLATE_DEPTH } from '../limits';
import {
  NotRead,
  type Comparison,
  type Expression,
  type Literal,
  type Operation,
  type Path,
} from './home-assistant-expression';
import { applied } from './home-assistant-filters';
import { LITERALS, tokensOf, type Token } from './home-assistant-tokens';

const FUNCTIONS: ReadonlySet<string> = new Set(['float', 'int', 'iif']);
const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/**
 * Reads what stands between the braces of a template, by the precedence of its language.
 * @throws NotRead
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(tokensOf(text));
  const expression = parser.choice();
  parser.end();
  return expression;
}

class Parser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  end(): void {
    const left = this.tokens[this.next];
    if (left) throw new NotRead(left.text);
  }

  /** `a if b else c` */
  choice(): Expression {
    if (++this.depth > TEMPLATE_DEPTH) throw new NotRead('too deep');
    const then = this.either();
    const chosen = this.takes('name', 'if') ? this.condition(then) : then;
    this.depth -= 1;
    return chosen;
  }

  private condition(then: Expression): Expression {
    const when = this.either();
    return this.takes('name', 'else') ? { when, then, otherwise: this.choice() } : { when, then };
  }

  private either(): Expression {
    let left = this.both();
    while (this.takes('name', 'or')) left = { either: [left, this.both()] };
    return left;
  }

  private both(): Expression {
    let left = this.negated();
    while (this.takes('name', 'and')) left = { both: [left, this.negated()] };
    return left;
  }

  private negated(): Expression {
    let nots = 0;
    while (this.takes('name', 'not')) nots += 1;
    const of = this.compared();
    return nots === 0 ? of : nots % 2 === 0 ? { not: { not: of } } : { not: of };
  }

  private compared(): Expression {
    const left = this.sum();
    if (this.takes('name', 'in')) return { among: this.literals(), of: left };
    const sign = this.tokens[this.next];
    if (sign?.kind !== 'sign' || !COMPARISONS.has(sign.text)) return left;
    this.next += 1;
    return { compare: sign.text as Comparison, of: [left, this.sum()] };
  }

  private sum(): Expression {
    return this.operations(['+', '-'], () => this.operations(['*', '/'], () => this.filtered()));
  }

  private operations(signs: readonly Operation[], part: () => Expression): Expression {
    let left = part();
    for (;;) {
      const sign = signs.find((one) => this.takes('sign', one));
      if (!sign) return left;
      left = { operation: sign, of: [left, part()] };
    }
  }

  /** Filters and tests bind more strongly than all else. */
  private filtered(): Expression {
    if (this.takes('sign', '-')) {
      return { operation: '-', of: [{ literal: 0 }, this.filtered()] };
    }
    let of = this.primary();
    for (;;) {
      if (this.takes('sign', '|')) of = this.filter(of);
      else if (this.takes('name', 'is')) of = this.test(of);
      else return of;
    }
  }

  private filter(of: Expression): Expression {
    const name = this.name();
    const given = this.takes('sign', '(') ? this.list(')') : [];
    return applied(name, [of, ...given]);
  }

  private test(of: Expression): Expression {
    const isNot = this.takes('name', 'not');
    const name = this.name();
    if (name !== 'defined' && name !== 'none') throw new NotRead(`is ${name}`);
    const test = name === 'defined' ? { isDefined: of } : { isNone: of };
    return isNot ? { not: test } : test;
  }

  private primary(): Expression {
    if (this.takes('sign', '(')) {
      const inner = this.choice();
      this.expect(')');
      return inner;
    }
    const literal = this.literal();
    if (literal !== undefined) return { literal };
    const name = this.name();
    if (name === 'value') return { whole: true };
    if (name === 'value_json') return { at: this.path() };
    if (!FUNCTIONS.has(name) || !this.takes('sign', '(')) throw new NotRead(name);
    return applied(name, this.list(')'));
  }

  private path(): Path {
    const path: Path = [];
    for (;;) {
      if (this.takes('sign', '.')) {
        const key = this.name();
        path.push(key === 'get' && this.takes('sign', '(') ? this.key(')') : key);
      } else if (this.takes('sign', '[')) path.push(this.key(']'));
      else break;
    }
    if (path.length === 0) throw new NotRead('value_json');
    return path;
  }

  private key(end: ')' | ']'): string | number {
    const token = this.tokens[this.next++];
    if (token?.kind !== 'text' && token?.kind !== 'number') throw new NotRead(token?.text ?? end);
    // what stands for a missing one is no measurement
    if (end === ')' && this.takes('sign', ',')) this.choice();
    this.expect(end);
    return token.kind === 'number' ? Number(token.text) : token.text;
  }

  private list(end: ')' | ']'): Expression[] {
    const items: Expression[] = [];
    if (this.takes('sign', end)) return items;
    do items.push(this.choice());
    while (this.takes('sign', ','));
    this.expect(end);
    return items;
  }

  private literals(): Literal[] {
    const end = this.takes('sign', '[') ? ']' : ')';
    if (end === ')') this.expect('(');
    return this.list(end).map((item) => {
      if ('literal' in item) return item.literal;
      throw new NotRead('in');
    });
  }

  private literal(): Literal | undefined {
    const token = this.tokens[this.next];
    if (!token || token.kind === 'sign') return undefined;
    const named = token.kind === 'name' ? LITERALS.get(token.text) : undefined;
    if (token.kind === 'name' && named === undefined) return undefined;
    this.next += 1;
    if (token.kind === 'number') return Number(token.text);
    return token.kind === 'text' ? token.text : named;
  }

  private name(): string {
    const token = this.tokens[this.next++];
    if (token?.kind !== 'name') throw new NotRead(token?.text ?? 'nothing');
    return token.text;
  }

  private takes(kind: Token['kind'], text: string): boolean {
    const token = this.tokens[this.next];
    if (token?.kind !== kind || token.text !== text) return false;
    this.next += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.takes('sign', sign)) throw new NotRead(this.tokens[this.next]?.text ?? 'nothing');
  }
}
