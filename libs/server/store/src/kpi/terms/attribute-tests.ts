import type { AttributeTest, Comparison } from '@nhip-xa/contract';
import type { Values } from './statement';

const OPERATORS = { '>=': '>=', '>': '>', '<=': '<=', '<': '<', '==': '=' } as const;

/** A rule over a number. */
export function compares(number: string, rule: Comparison, values: Values): string {
  const parts = Object.entries(OPERATORS).flatMap(([name, operator]) => {
    const bound = rule[name as keyof Comparison];
    return bound === undefined ? [] : [`${number} ${operator} ${values.add(bound)}::float8`];
  });
  return `(${parts.join(' AND ')})`;
}

/** Tests of attributes as conditions; what a test does not speak of does not matter. */
export const attributeConditions = (
  column: string,
  tests: Readonly<Record<string, AttributeTest>> | undefined,
  values: Values,
): string[] =>
  Object.entries(tests ?? {}).map(([name, test]) =>
    condition(`${column} -> ${values.add(name)}::text`, test, values),
  );

function condition(attribute: string, test: AttributeTest, values: Values): string {
  if (Array.isArray(test)) return `${text(attribute)} = ANY(${values.add(test)}::text[])`;
  if (typeof test !== 'object') return equals(attribute, test, values);
  if ('present' in test) {
    const absent = `(${attribute} IS NULL OR ${attribute} = 'null')`;
    return test.present ? `NOT ${absent}` : absent;
  }
  if ('not' in test) return `NOT coalesce(${equals(attribute, test.not, values)}, false)`;
  return compares(`attribute_number(${attribute})`, test, values);
}

const text = (attribute: string): string => `(${attribute}) #>> '{}'`;

/** Sources write numbers and truths in several ways. */
function equals(attribute: string, value: string | number | boolean, values: Values): string {
  if (typeof value === 'string') return `${text(attribute)} = ${values.add(value)}::text`;
  const number = `attribute_number(${attribute}) = ${values.add(Number(value))}::float8`;
  if (typeof value === 'number') return number;
  return `(coalesce(${number}, false) OR lower(${text(attribute)}) = '${value}')`;
}
