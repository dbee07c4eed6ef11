import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../../e2e/kit/chromium';
import { root, runProgram, tell } from '../benchmark-program';
import { machine } from '../machine';
import { ServerProcess } from '../server-process';
import { Commune } from './commune';
import { DEFAULTS, USAGE, type Options } from './options';
import { Screen } from './screen';
import { markdownTable, textTable, type Figures } from './table';

const PASSWORD = 'do-toc-do-man-hinh';
/**
 * Changes before anything is measured: lists are then as long as they become, and the browser has
 * compiled most of what runs often. Compiled code is nine tenths of what grows after a start.
 */
const BEFORE = { changes: 3_000, milliseconds: 90_000 };

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

runProgram({
  usage: USAGE,
  defaults: DEFAULTS,
  measure: run,
  marks: 'bench-wall',
  text: textTable,
  markdown: markdownTable,
});
