import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../../e2e/kit/chromium';
import { machine } from '../machine';
import { WrongOptions } from '../options';
import { putIntoPage } from '../performance-page';
import { ServerProcess } from '../server-process';
import { Commune } from './commune';
import { USAGE, readOptions, type Options } from './options';
import { Screen } from './screen';
import { markdownTable, textTable, type Figures } from './table';

/** The checkout; tools/bench.mjs runs this in it. */
const root = process.cwd();
const PASSWORD = 'do-toc-do-man-hinh';
/**
 * Changes before anything is measured: lists are then as long as they become, and the browser has
 * compiled most of what runs often. Compiled code is nine tenths of what grows after a start.
 */
const BEFORE = { changes: 3_000, milliseconds: 90_000 };
const tell = (words: string): void => void process.stderr.write(`${words} …\n`);

async function run(options: Options): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'nhip-xa-wall-'));
  const ends: (() => Promise<unknown>)[] = [];
  try {
    tell('starting a server');
    const server = await ServerProcess.start({
      program: join(root, 'dist/apps/server/main.js'),
      dataFolder: folder,
      adminPassword: PASSWORD,
    });
    ends.push(() => server.stop());
    const { host, port } = server.mqtt;
    const commune = await Commune.create(server.httpUrl, `mqtt://${host}:${port}`, PASSWORD);
    ends.push(() => commune.end());
    const browser = await launchChromium(join(root, 'test/e2e/kit/unpack-chromium.mjs'));
    ends.push(() => browser.close());
    await commune.change(BEFORE.changes / 2, BEFORE.milliseconds / 2);
    tell('opening the wall');
    const screen = await Screen.open(browser, await commune.wall());
    await commune.change(BEFORE.changes / 2, BEFORE.milliseconds / 2);
    if ((await screen.tiles()) === 0) throw new Error('the wall shows no KPI');
    tell(`${options.rate} changes/s, ${options.seconds} s`);
    const { seconds, rate, changes, soak } = options;
    const busy = await screen.traced(browser, () =>
      commune.change(rate * seconds, seconds * 1_000),
    );
    tell(`a day's changes in ${soak} s`);
    const before = await screen.weight();
    const work = await screen.during(commune.change(changes, soak * 1_000));
    const after = await screen.weight();
    return {
      at: new Date().toISOString(),
      machine: machine(''),
      options,
      beginning: screen.beginning,
      busy,
      soak: { before, after, work },
    };
  } finally {
    for (const end of ends.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return void process.stdout.write(USAGE);
  const figures = await run(options);
  if (options.markdown) {
    putIntoPage(join(root, 'docs/performance.md'), markdownTable(figures), 'bench-wall');
  }
  const { json } = options;
  process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : `\n${textTable(figures)}`);
}

main().catch((error: unknown) => {
  const known = error instanceof WrongOptions;
  process.stderr.write(known ? `${error.message}\n\n${USAGE}` : `${String(error)}\n`);
  process.exitCode = 1;
});
