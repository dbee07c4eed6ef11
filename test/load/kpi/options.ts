import { parseArgs } from 'node:util';
import { WrongOptions } from '../options';

/** How much lies in place, and what becomes of the figures. */
export interface Options {
  /** Readings and cases of the whole; a tenth of both is measured before it. */
  readings: number;
  cases: number;
  communes: number;
  /** Calls of each kind that are timed. */
  calls: number;
  /** Where the databases stay between runs. */
  folder: string;
  json: boolean;
  markdown: boolean;
}

export const USAGE = `npm run bench:kpi -- [options]

  --readings 100000000   readings in place; a tenth of them is measured first
  --cases 2000000        cases in place, likewise
  --communes 168         communes of the province
  --calls 200            calls of each kind that are timed
  --folder data/bench-kpi  where the databases stay between runs
  --json                 print the figures as JSON
  --markdown             put the table into docs/performance.md
`;

const numbers = {
  readings: '100000000',
  cases: '2000000',
  communes: '168',
  calls: '200',
} as const;

/** @throws WrongOptions */
export function readOptions(args: string[]): Options | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const { folder, json, markdown } = values;
  const number = (name: keyof typeof numbers): number => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value > 0) return value;
    throw new WrongOptions(`--${name} must be a whole number above 0`);
  };
  return {
    readings: number('readings'),
    cases: number('cases'),
    communes: number('communes'),
    calls: number('calls'),
    folder,
    json,
    markdown,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        readings: { type: 'string', default: numbers.readings },
        cases: { type: 'string', default: numbers.cases },
        communes: { type: 'string', default: numbers.communes },
        calls: { type: 'string', default: numbers.calls },
        folder: { type: 'string', default: 'data/bench-kpi' },
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongOptions((error as Error).message);
  }
}
