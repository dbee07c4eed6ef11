import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Fields that never reach a log line, at the top and one level down. */
const SECRET_FIELDS = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'credential',
  'adminPassword',
  'databasePassword',
  'databaseUrl',
  'connectionString',
];

const REDACTED_PATHS = [
  ...SECRET_FIELDS,
  ...SECRET_FIELDS.map((field) => `*.${field}`),
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
];

/** Where finished lines go: `process.stdout`, or a list in a test. */
export interface LineSink {
  write(text: string): void;
}

export interface LogOptions {
  /** A pino level, or `silent`. */
  level: string;
  /** Short lines for people instead of JSON for machines; unless given, when stdout is a terminal. */
  readable?: boolean;
  sink?: LineSink;
}

const LEVEL_WORDS: Record<number, string> = {
  10: 'trace:',
  20: 'debug:',
  40: 'warning:',
  50: 'error:',
  60: 'fatal:',
};
const NOT_DETAIL = new Set(['level', 'time', 'msg', 'err', 'part']);

interface Entry {
  level: number;
  time: number;
  msg?: string;
  part?: string;
  err?: { message?: string; stack?: string };
}

const detail = ([key, value]: [string, unknown]): string =>
  `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`;

const clockTime = (ms: number): string =>
  new Date(ms).toLocaleTimeString('en-GB', { hour12: false });

/** `08:15:02 store: warning: the database is away attempt=3` of one line of JSON. */
function readableLine(json: string): string {
  const entry = JSON.parse(json) as Entry;
  const error = entry.err;
  const words = [
    clockTime(entry.time),
    entry.part === undefined ? '' : `${entry.part}:`,
    LEVEL_WORDS[entry.level] ?? '',
    entry.msg ?? '',
    ...Object.entries(entry)
      .filter(([key]) => !NOT_DETAIL.has(key))
      .map(detail),
  ];
  const text = words.filter(Boolean).join(' ');
  return error ? `${text}\n    ${error.stack ?? error.message ?? ''}\n` : `${text}\n`;
}

/**
 * The logger of the process: JSON lines, or short lines on a terminal. Written at once, so that
 * the last line before an exit is not lost. Secrets are replaced by `[redacted]`; parts of the
 * server take a child with `{ part: 'store' }`.
 */
export function createLogger(options: LogOptions): Logger {
  const sink = options.sink ?? process.stdout;
  const readable = options.readable ?? (options.sink === undefined && process.stdout.isTTY);
  const settings = {
    level: options.level,
    base: null,
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
  };
  if (readable) {
    return pino(settings, { write: (json: string) => void sink.write(readableLine(json)) });
  }
  // Synchronous: pino's own choice writes the last lines before an exit out of order.
  return pino(settings, options.sink ?? pino.destination({ dest: 1, sync: true }));
}
