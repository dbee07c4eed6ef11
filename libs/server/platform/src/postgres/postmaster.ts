import { createInterface } from 'node:readline';
import type { Logger } from '../log';
import type { Engine } from './engine';
import { run, type Child, type Runner } from './runner';
import { databaseSettings, settingArguments, usableMemoryBytes } from './settings';

/** Lines kept to say why a server ended. */
const LAST_LINES = 20;

/** How long after its end a server's last lines are waited for. */
const LAST_WORDS_MS = 200;

const READY = 'database system is ready to accept connections';

/** What passes by itself: remains of a server that is just ending. */
const PASSING = /is still in use|lock file "[^"]*" already exists/;
const PORT_TAKEN = /could not bind|Address already in use/;

/** Why a server ended. */
export interface Ending {
  /** Its last lines, or how it ended when it said nothing. */
  words: string;
  portTaken: boolean;
  /** Whether another attempt a moment later may succeed with nothing changed. */
  passing: boolean;
}

/** One run of a database server. */
export interface Postmaster {
  pid: number;
  /** Resolves to true once it accepts connections, to false when it ended before. */
  ready: Promise<boolean>;
  ended: Promise<Ending>;
  kill(name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void;
}

export interface PostmasterOptions {
  runner: Runner;
  engine: Engine;
  folder: string;
  port: number;
  logger: Logger;
}

/**
 * Hands a line of the server on. A client's error is the client's to report, and connections cut
 * by a stop are no news; what endangers the database is.
 */
function passOn(line: string, logger: Logger): void {
  if (line.startsWith('PANIC:')) logger.error(line);
  else if (line.startsWith('WARNING:')) logger.warn(line);
  else logger.debug(line);
}

function ending(child: Child, lines: readonly string[], failure: Error | undefined): Ending {
  const said = lines.join(' ');
  const how = failure?.message ?? `it ended with ${child.signalCode ?? `code ${child.exitCode}`}`;
  const grave = lines.filter((line) => /^(FATAL|PANIC|HINT|DETAIL):/.test(line)).slice(-3);
  return {
    words: [how, ...(grave.length > 0 ? grave : lines.slice(-2))].join('; '),
    portTaken: PORT_TAKEN.test(said),
    passing: PASSING.test(said),
  };
}

/** Starts a database server on a prepared folder; `ready` tells when it can be used. */
export function startPostmaster(options: PostmasterOptions): Postmaster {
  const { runner, engine, folder, port, logger } = options;
  const settings = { ...databaseSettings(usableMemoryBytes()), port: String(port) };
  const child = run(runner, engine.postgres, ['-D', folder, ...settingArguments(settings)]);
  child.stdin.end();
  child.stdout.resume();

  const lines: string[] = [];
  let failure: Error | undefined;
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => (failure = error));
    const end = () => resolve(ending(child, lines, failure));
    child.once('close', end);
    // Sessions that outlive their server hold its stderr open.
    child.once('exit', () => setTimeout(end, LAST_WORDS_MS));
  });
  const ready = new Promise<boolean>((resolve) => {
    createInterface(child.stderr).on('line', (line) => {
      lines.push(line);
      if (lines.length > LAST_LINES) lines.shift();
      if (line.includes(READY)) resolve(true);
      passOn(line, logger);
    });
    void ended.then(() => resolve(false));
  });
  return { pid: child.pid ?? 0, ready, ended, kill: (name) => void child.kill(name) };
}
