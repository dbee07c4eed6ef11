import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WrongOptions } from './options';
import { putIntoPage } from './performance-page';

/** Options by name. */
type Named<Options> = { [Name in keyof Options]: string | number };

/** A benchmark with options of its own, which prints its figures or puts them into the page. */
export interface BenchmarkProgram<Options, Figures> {
  usage: string;
  /** Each option by name as it is unless the command line says otherwise; numbers are whole and above 0. */
  defaults: Options;
  measure: (options: Options) => Promise<Figures>;
  /** The marks in docs/performance.md between which its tables stand. */
  marks: string;
  text: (figures: Figures) => string;
  markdown: (figures: Figures) => string;
}

/** The checkout; tools/bench.mjs runs each benchmark in it. */
export const root = process.cwd();
export const tell = (words: string): void => void process.stderr.write(`${words} …\n`);

const HOW = {
  json: { type: 'boolean', default: false },
  markdown: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Runs it by the command line of this process; figures alone go to stdout. */
export function runProgram<Options extends Named<Options>, Figures>(
  program: BenchmarkProgram<Options, Figures>,
): void {
  main(program).catch((error: unknown) => {
    const known = error instanceof WrongOptions;
    process.stderr.write(known ? `${error.message}\n\n${program.usage}` : `${String(error)}\n`);
    process.exitCode = 1;
  });
}

async function main<Options extends Named<Options>, Figures>(
  program: BenchmarkProgram<Options, Figures>,
): Promise<void> {
  const asked = parse(process.argv.slice(2), program.defaults);
  if (asked.help) return void process.stdout.write(program.usage);
  const figures = await program.measure(asked.options);
  if (asked.markdown) {
    putIntoPage(join(root, 'docs/performance.md'), program.markdown(figures), program.marks);
  }
  process.stdout.write(
    asked.json ? `${JSON.stringify(figures, null, 2)}\n` : `\n${program.text(figures)}`,
  );
}

/** @throws WrongOptions */
function parse<Options extends Named<Options>>(args: string[], defaults: Options) {
  const given = Object.entries<string | number>({ ...defaults });
  const own = Object.fromEntries(given.map(([name]) => [name, { type: 'string' as const }]));
  const { values } = wellFormed(() => parseArgs({ args, options: { ...own, ...HOW } }));
  const { json, markdown, help, ...rest } = values;
  const said: Readonly<Record<string, unknown>> = rest;
  const options = given.map(([name, usual]) => [name, valueOf(name, usual, said[name])]);
  return { json, markdown, help, options: Object.fromEntries(options) as Options };
}

function wellFormed<Parsed>(read: () => Parsed): Parsed {
  try {
    return read();
  } catch (error) {
    throw new WrongOptions((error as Error).message);
  }
}

function valueOf(name: string, usual: string | number, said: unknown): string | number {
  if (typeof said !== 'string') return usual;
  if (typeof usual === 'string') return said;
  const value = Number(said);
  if (Number.isInteger(value) && value > 0) return value;
  throw new WrongOptions(`--${name} must be a whole number above 0`);
}
