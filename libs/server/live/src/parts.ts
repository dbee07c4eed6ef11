import type { ConnectRefusal, ServerToClient } from '@nhip-xa/contract';
import type {
  Authenticator,
  ConfigChanges,
  DrawnRecorder,
  Gate,
  KpiReader,
  TickerReader,
} from '@nhip-xa/ports';
import type { LiveLimits } from './limits';

/** What the live side writes about itself; a pino logger fits. */
export interface LiveLogger {
  info(fields: object, words: string): void;
  warn(fields: object, words: string): void;
}

export type MessageName = keyof ServerToClient;

/** Counts what the live side does; the process turns it into metrics. */
export interface LiveMeter {
  /** How many connections are open now. */
  connections(open: number): void;
  refused(code: ConnectRefusal): void;
  sent(message: MessageName): void;
  /** Not sent, or replaced by something newer, because the client reads too slowly. */
  skipped(message: MessageName): void;
  /** A connection that sent more than it may. */
  flooded(): void;
}

/** Everything the live side needs from the rest of the process. */
export interface LiveParts {
  authenticator: Authenticator;
  gate: Gate;
  kpiReader: Pick<KpiReader, 'current'>;
  tickerReader: TickerReader;
  drawnRecorder: DrawnRecorder;
  configChanges: ConfigChanges;
  /** The version of the server, told to every client. */
  version: string;
  /** Origins let in besides the host itself, such as `https://ioc.example.vn` behind a proxy. */
  allowedOrigins?: readonly string[];
  logger?: LiveLogger;
  meter?: LiveMeter;
  limits?: Partial<LiveLimits>;
  /** The clock that clients are told, in epoch ms; the machine's unless said. */
  clock?: () => number;
}

export const SILENT_LOGGER: LiveLogger = { info: () => undefined, warn: () => undefined };

export const NO_METER: LiveMeter = {
  connections: () => undefined,
  refused: () => undefined,
  sent: () => undefined,
  skipped: () => undefined,
  flooded: () => undefined,
};
