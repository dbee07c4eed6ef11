import { parseArgs } from 'node:util';
import { WrongOptions } from '../options';

/** How long is measured, and what becomes of the figures. */
export interface Options {
  /** Length of the soak, in seconds. */
  soak: number;
  /** Changes of the whole soak: as many as a busy commune has in a day. */
  changes: number;
  /** Length of the part with a fixed number of changes a second. */
  seconds: number;
  /** Changes a second in that part. */
  rate: number;
  json: boolean;
  markdown: boolean;
}

export const USAGE = `npm run bench:wall -- [options]

  --soak 900       length of the soak in seconds
  --changes 20000  changes of the whole soak, about a day's of a busy commune
  --seconds 30     length of the part with a fixed rate
  --rate 50        changes a second in that part
  --json           print the figures as JSON
  --markdown       put the table into docs/performance.md
`;

const NUMBERS = { soak: '900', changes: '20000', seconds: '30', rate: '50' } as const;

/** @throws WrongOptions */
export function readOptions(args: string[]): Options | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const number = (name: keyof typeof NUMBERS): number => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value > 0) return value;
    throw new WrongOptions(`--${name} must be a whole number above 0`);
  };
  return {
    soak: number('soak'),
    changes: number('changes'),
    seconds: number('seconds'),
    rate: number('rate'),
    json: values.json,
    markdown: values.markdown,
  };
}

function parse(args: string[]) {
  const number = (name: keyof typeof NUMBERS) =>
    ({ type: 'string', default: NUMBERS[name] }) as const;
  try {
    return parseArgs({
      args,
      options: {
        soak: number('soak'),
        changes: number('changes'),
        seconds: number('seconds'),
        rate: number('rate'),
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongOptions((error as Error).message);
  }
}
