import { parseArgs } from 'node:util';

/** What is measured, and what becomes of the figures. */
export interface Options {
  /** Length of the saturated phase, in seconds; the steady one takes half of it. */
  seconds: number;
  /** Messages a second of the steady phase. */
  rate: number;
  devices: number;
  /** Messages under way at saturation, for each device. */
  window: number;
  /** Print JSON instead of the table. */
  json: boolean;
  /** Put the table into docs/performance.md as well. */
  markdown: boolean;
  /** Folder for a CPU profile of the server; undefined: none is taken. */
  profile: string | undefined;
}

export const USAGE = `npm run bench -- [options]

  --seconds 60     length of the saturated phase; the steady one takes half of it
  --rate 1000      messages a second of the steady phase
  --devices 1000   devices, each a connection of its own
  --window 12      messages under way at saturation, for each device
  --json           print the figures as JSON
  --markdown       put the table into docs/performance.md
  --profile DIR    write a CPU profile of the server into this folder
`;

/** The command line is wrong; the message says how. */
export class WrongOptions extends Error {}

/** @throws WrongOptions */
export function readOptions(args: string[]): Options | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const { json, markdown, profile } = values;
  return {
    seconds: positive('seconds', values.seconds),
    rate: positive('rate', values.rate),
    devices: positive('devices', values.devices),
    window: Math.min(positive('window', values.window), WINDOW_MOST),
    json,
    markdown,
    profile,
  };
}

/** What a device keeps account of at once. */
export const WINDOW_MOST = 250;

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        seconds: { type: 'string', default: '60' },
        rate: { type: 'string', default: '1000' },
        devices: { type: 'string', default: '1000' },
        window: { type: 'string', default: '12' },
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongOptions((error as Error).message);
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new WrongOptions(`--${name} must be a whole number above 0`);
}
