export type Path = (string | number)[];
export type Literal = string | number | boolean | null;
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Operation = '+' | '-' | '*' | '/';
export type Change = 'float' | 'int' | 'abs' | 'lower' | 'upper' | 'trim' | 'string';

/** What a template says, as data: it is remembered with what it belongs to, and never run as code. */
export type Expression =
  | { literal: Literal }
  /** A place in the message read as JSON. */
  | { at: Path }
  /** The message itself, as text. */
  | { whole: true }
  | { not: Expression }
  | { both: [Expression, Expression] }
  | { either: [Expression, Expression] }
  | { compare: Comparison; of: [Expression, Expression] }
  | { among: Literal[]; of: Expression }
  | { operation: Operation; of: [Expression, Expression] }
  | { change: Change; of: Expression }
  | { round: number; of: Expression }
  | { isDefined: Expression }
  | { isNone: Expression }
  | { when: Expression; then: Expression; otherwise?: Expression };

/** A part of a template that is not read, by what it is called. */
export class NotRead extends Error {}
