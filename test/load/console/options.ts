import { parseArgs } from 'node:util';
import { WrongOptions } from '../options';

/** How much lies in place, how often is looked, and what becomes of the figures. */
export interface Options {
  readings: number;
  cases: number;
  communes: number;
  /** Times that each page is opened, and each step is taken. */
  rounds: number;
  /** Times that each call of the API is timed. */
  calls: number;
  /** Where the database stays between runs: that of `npm run bench:kpi`. */
  folder: string;
  json: boolean;
  markdown: boolean;
}

export const USAGE = `npm run bench:console -- [options]

  --readings 100000000   readings in place
  --cases 2000000        cases in place
  --communes 168         communes of the province
  --rounds 10            times that each page is opened and each step is taken
  --calls 40             times that each call of the API is timed
  --folder data/bench-kpi  where the database stays between runs, with bench:kpi
  --json                 print the figures as JSON
  --markdown             put the tables into docs/performance.md
`;

const NUMBERS = {
  readings: '100000000',
  cases: '2000000',
  communes: '168',
  rounds: '10',
  calls: '40',
} as const;

/** @throws WrongOptions */
export function readOptions(args: string[]): Options | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const number = (name: keyof typeof NUMBERS): number => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value > 0) return value;
    throw new WrongOptions(`--${name} must be a whole number above 0`);
  };
  const { folder, json, markdown } = values;
  return {
    readings: number('readings'),
    cases: number('cases'),
    communes: number('communes'),
    rounds: number('rounds'),
    calls: number('calls'),
    folder,
    json,
    markdown,
  };
}

function parse(args: string[]) {
  const number = (name: keyof typeof NUMBERS) =>
    ({ type: 'string', default: NUMBERS[name] }) as const;
  try {
    return parseArgs({
      args,
      options: {
        readings: number('readings'),
        cases: number('cases'),
        communes: number('communes'),
        rounds: number('rounds'),
        calls: number('calls'),
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
