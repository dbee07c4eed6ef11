import { pino } from 'pino';
import { Simulator } from './run/simulator';
import { readSettings, type Settings } from './settings';

/** Longest farewell; then the process goes anyway. */
const FAREWELL_MS = 2_000;

function settingsOrExit(): Settings {
  try {
    return readSettings();
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exit(1);
  }
}

async function main(): Promise<void> {
  const settings = settingsOrExit();
  const log = pino({ name: 'simulator', level: settings.logLevel });
  const simulator = new Simulator(settings, log);
  const leaving = new AbortController();
  const leave = (why: string): void => {
    if (leaving.signal.aborted) return;
    leaving.abort();
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(0), FAREWELL_MS).unref();
    simulator.stop().then(
      () => process.exit(0),
      () => process.exit(0),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => leave(signal));
  // the server that started this process is gone
  process.on('disconnect', () => leave('parent gone'));
  try {
    await simulator.start();
  } catch (fault) {
    if (leaving.signal.aborted) return;
    log.fatal({ err: fault }, 'cannot go on');
    process.exit(1);
  }
}

void main();
