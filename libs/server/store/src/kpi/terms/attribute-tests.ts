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
  Object.entries(tests ?? {})
    .map(([name, test]) => condition({ column, name: `${values.add(name)}::text` }, test, values))
    // they are tested in this order, and reading a number takes several times as long as a word
    .sort((one, other) => Number(one.includes(READ_NUMBER)) - Number(other.includes(READ_NUMBER)));

interface Attribute {
  column: string;
  name: string;
}

const READ_NUMBER = 'attribute_number';
const number = ({ column, name }: Attribute): string => `${READ_NUMBER}(${column} -> ${name})`;
const text = ({ column, name }: Attribute): string => `(${column} ->> ${name})`;

function condition(attribute: Attribute, test: AttributeTest, values: Values): string {
  if (Array.isArray(test)) return `${text(attribute)} = ANY(${values.add(test)}::text[])`;
  if (typeof test !== 'object') return equals(attribute, test, values);
  if ('present' in test) return `${text(attribute)} IS ${test.present ? 'NOT ' : ''}NULL`;
  if ('not' in test) return `NOT coalesce(${equals(attribute, test.not, values)}, false)`;
  return compares(number(attribute), test, values);
}

/** Sources write truths in several ways; comparing with all of them is cheaper than reading each. */
const WRITTEN = {
  true: `'{true,1,True,TRUE}'::text[]`,
  false: `'{false,0,False,FALSE}'::text[]`,
};

/** Sources write numbers in several ways. */
function equals(attribute: Attribute, value: string | number | boolean, values: Values): string {
  if (typeof value === 'string') return `${text(attribute)} = ${values.add(value)}::text`;
  if (typeof value === 'boolean') return `${text(attribute)} = ANY(${WRITTEN[`${value}`]})`;
  return `${number(attribute)} = ${values.add(value)}::float8`;
}
