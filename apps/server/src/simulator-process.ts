import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@nhip-xa/platform';

export interface SimulatorSettings {
  apiUrl: string;
  mqttUrl: string;
  /** An API token of an administrator, for this start only. */
  token: string;
  dataFolder: string;
  logLevel: string;
}

/** A simulator that ends by itself is started again after this long in ms. */
const RESTART_MS = 5_000;
/** How long it may take to say goodbye in ms. */
const FAREWELL_MS = 3_000;

/** The demonstration province's simulator: a process of its own that speaks only MQTT and HTTP. */
export class SimulatorProcess {
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly settings: SimulatorSettings,
    private readonly logger: Logger,
  ) {}

  start(): void {
    const { apiUrl, mqttUrl, token, dataFolder, logLevel } = this.settings;
    const program = fileURLToPath(new URL('../simulator/main.js', import.meta.url));
    const environment = {
      SIM_API_URL: apiUrl,
      SIM_MQTT_URL: mqttUrl,
      SIM_TOKEN: token,
      SIM_DATA_DIR: dataFolder,
      LOG_LEVEL: logLevel,
    };
    this.child = fork(program, [], { env: environment, stdio: 'inherit' });
    this.child.once('exit', (code, signal) => {
      if (this.stopped) return;
      this.logger.warn({ code, signal }, 'the simulator ended; it is started again');
      this.timer = setTimeout(() => this.start(), RESTART_MS);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), FAREWELL_MS);
    await ended;
    clearTimeout(force);
  }
}
