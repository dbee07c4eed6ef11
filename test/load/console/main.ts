import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../e2e/kit/chromium';
import { Caller } from '../../http/caller';
import { root, runProgram, tell } from '../benchmark-program';
import { open } from '../kpi/installation';
import { PROVINCE } from '../kpi/province';
import { machine } from '../machine';
import { ServerProcess } from '../server-process';
import { timeCalls } from './calls';
import { DEFAULTS, USAGE, type Options } from './options';
import { PAGES, STEPS, communeOf, subjectOf, type Subject } from './places';
import { Times, markdownTables, textTables, type Figures } from './table';
import { WatchedPage } from './watched-page';

const PASSWORD = 'do-toc-do-trang';

interface Console {
  api: Caller;
  browser: Browser;
  communes: number;
  reportId: string;
  /** What pages ask of the API, by the page that asks. */
  asked: Map<string, string>;
}

const cookieOf = (api: Caller): string => api.cookies()['cookie'] ?? '';

async function pages(console: Console, rounds: number): Promise<Times[]> {
  const times = PAGES.map(([what]) => new Times(what));
  for (let round = -1; round < rounds; round += 1) {
    const subject = await subjectOfRound(console, round);
    for (const [index, [what, pathOf]] of PAGES.entries()) {
      const { browser, api, asked } = console;
      const watched = await WatchedPage.open(browser, api.url, cookieOf(api), (path) =>
        asked.set(path, what),
      );
      const milliseconds = await watched.visit(pathOf(subject));
      untroubled(what, watched);
      if (round >= 0) times[index]?.add(milliseconds);
      await watched.close();
    }
  }
  return times;
}

async function steps(console: Console, rounds: number): Promise<Times[]> {
  const times = STEPS.map(({ what }) => new Times(what));
  const { browser, api, asked } = console;
  const watched = await WatchedPage.open(browser, api.url, cookieOf(api), (path) =>
    asked.set(path, 'a step'),
  );
  for (let round = -1; round < rounds; round += 1) {
    const subject = await subjectOfRound(console, round);
    for (const [index, { what, from, act, arrives }] of STEPS.entries()) {
      if (from) await watched.visit(from);
      const milliseconds = await watched.step((page) => act(page, subject), arrives);
      untroubled(what, watched);
      if (round >= 0) times[index]?.add(milliseconds);
    }
  }
  await watched.close();
  return times;
}

const subjectOfRound = ({ api, communes, reportId }: Console, round: number): Promise<Subject> =>
  subjectOf(api, communeOf(round + 1, communes), reportId);

/** @throws Error when the page shows a trouble instead of what was to be measured */
function untroubled(what: string, { errors }: WatchedPage): void {
  if (errors.length > 0) throw new Error(`${what}: ${errors.join('; ')}`);
}

/** A report of the province's last week, as somebody asks for it. */
async function report(api: Caller): Promise<string> {
  const lastWeek = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
  const asked = { unit: PROVINCE, period: 'week', of: lastWeek };
  const made = await api.post('/api/v1/reports', asked);
  if (made.status >= 300) throw new Error(`a report: ${made.status} ${made.text}`);
  return made.json.id;
}

async function run(options: Options): Promise<Figures> {
  const { communes, readings, cases, rounds, calls } = options;
  const ends: (() => Promise<unknown>)[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'nhip-xa-console-'));
  try {
    const installation = await open(
      join(root, options.folder, 'whole'),
      { communes, readings, cases },
      tell,
    );
    ends.push(() => installation.stop());
    await installation.rest();
    tell('starting a server');
    const server = await ServerProcess.start({
      program: join(root, 'dist/apps/server/main.js'),
      dataFolder: folder,
      databaseUrl: installation.databaseUrl,
      adminPassword: PASSWORD,
    });
    ends.push(() => server.stop());
    tell('waiting until the server has done what it does once');
    await installation.quiet();
    const api = await new Caller(server.httpUrl).signIn('admin', PASSWORD);
    const browser = await launchChromium(join(root, 'test/e2e/kit/unpack-chromium.mjs'));
    ends.push(() => browser.close());
    tell('making a report');
    const reportId = await report(api);
    const console = { api, browser, communes, reportId, asked: new Map<string, string>() };
    tell('taking steps');
    const taken = await steps(console, rounds);
    tell('opening pages');
    const opened = await pages(console, rounds);
    tell('calling the API');
    const called = await timeCalls(api, console.asked, calls, communes);
    const size = await installation.counts();
    const host = machine(size.postgres);
    return {
      at: new Date().toISOString(),
      machine: host,
      ...size,
      communes,
      opened,
      taken,
      called,
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
  marks: 'bench-console',
  text: textTables,
  markdown: markdownTables,
});
