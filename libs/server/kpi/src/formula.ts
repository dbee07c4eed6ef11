import { parse, type EvalFunction, type MathNode } from 'mathjs/number';

/** Operators of a formula by the names that mathjs gives them. */
const OPERATORS: ReadonlySet<string> = new Set([
  ...['add', 'subtract', 'multiply', 'divide', 'unaryMinus', 'unaryPlus'],
  ...['larger', 'largerEq', 'smaller', 'smallerEq', 'equal', 'unequal'],
]);
/** Functions of a formula, and the most arguments that each takes; all take one at least. */
const FUNCTIONS: ReadonlyMap<string, number> = new Map([
  ['min', Infinity],
  ['max', Infinity],
  ['abs', 1],
  ['round', 2],
  ['floor', 2],
  ['ceil', 2],
]);

/** A formula that cannot be used, and why. */
export class BadFormula extends Error {
  override readonly name = 'BadFormula';
}

/** Reckons a formula; undefined where it comes to no number, such as x / 0. */
export type Formula = (parts: Readonly<Record<string, number>>) => number | undefined;

/**
 * Reads an expression over named parts: + − × ÷, comparisons, `a ? b : c`, and a few functions.
 * Everything else that the library knows is refused, before anything is reckoned.
 * @throws BadFormula
 */
export function readFormula(text: string, names: readonly string[]): Formula {
  const tree = parsed(text);
  check(tree, new Set(names));
  const compiled: EvalFunction = tree.compile();
  return (parts) => {
    const value = evaluated(compiled, parts);
    const number = typeof value === 'boolean' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  };
}

/** What the library refuses of these numbers, such as a round to 1.5 decimals, is no number. */
function evaluated(compiled: EvalFunction, parts: Readonly<Record<string, number>>): unknown {
  try {
    return compiled.evaluate({ ...parts });
  } catch {
    return undefined;
  }
}

function parsed(text: string): MathNode {
  try {
    return parse(text);
  } catch (error) {
    throw new BadFormula(error instanceof Error ? error.message : String(error));
  }
}

/** Where a name stands as that of a function it is no part. */
function check(node: MathNode, names: ReadonlySet<string>): void {
  const refusal = refusalOf(node, names);
  if (refusal !== undefined) throw new BadFormula(refusal);
  if ('fn' in node && node.type === 'FunctionNode') {
    for (const argument of (node as unknown as { args: MathNode[] }).args) check(argument, names);
    return;
  }
  node.forEach((child) => check(child, names));
}

function refusalOf(node: MathNode, names: ReadonlySet<string>): string | undefined {
  // the library types a node as one of many classes; what is asked of each stands in its type
  const told = node as MathNode & {
    name?: string;
    fn?: string | { name?: string };
    args?: readonly MathNode[];
    value?: unknown;
  };
  switch (node.type) {
    case 'ParenthesisNode':
    case 'ConditionalNode':
      return undefined;
    case 'ConstantNode':
      return typeof told.value === 'number' && Number.isFinite(told.value)
        ? undefined
        : `not a number: ${node.toString()}`;
    case 'SymbolNode':
      return names.has(told.name ?? '') ? undefined : `unknown part: ${told.name ?? ''}`;
    case 'OperatorNode':
      return typeof told.fn === 'string' && OPERATORS.has(told.fn)
        ? undefined
        : `operator not allowed: ${node.toString()}`;
    case 'FunctionNode':
      return isCall(told.fn, told.args ?? [])
        ? undefined
        : `function not allowed: ${node.toString()}`;
    default:
      return `not allowed in a formula: ${node.toString()}`;
  }
}

function isCall(fn: string | { name?: string } | undefined, args: readonly MathNode[]): boolean {
  const most = typeof fn === 'object' ? FUNCTIONS.get(fn.name ?? '') : undefined;
  return most !== undefined && args.length >= 1 && args.length <= most;
}
