import { until, type ServerOptions } from '@nhip-xa/testing';
import { Town, type MadeSource } from '../../e2e/kit/town';
import { Publisher, type Acknowledged, type Stored } from '../ledger';
import { expectAllThere, untilDrained } from './oracle';
import { forgetPeak } from './memory';
import type { Row } from './row';

export const COMMUNE = '06211';
/** How soon after a fault acknowledgements have to flow again, in ms [goals: 5 s, 10 s a restart]. */
const FLOWS_AGAIN_MS = 15_000;

export interface BusyTownOptions extends ServerOptions {
  sources?: number;
  /** Messages that each source has under way at once. */
  lanes?: number;
  pauseMs?: number;
  heartbeatSeconds?: number;
  /** Where the sources connect to, given where the server listens; there itself unless given. */
  line?: (mqttUrl: string) => Promise<string>;
}

/** A commune whose sources publish without pause, and the account of what was acknowledged. */
export class BusyTown {
  private constructor(
    readonly town: Town,
    readonly sources: readonly MadeSource[],
    readonly publisher: Publisher,
  ) {}

  static async start(options: BusyTownOptions = {}): Promise<BusyTown> {
    const { sources: many = 4, lanes = 5, pauseMs = 40, heartbeatSeconds = 60 } = options;
    const town = await Town.start(options);
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
    const sources = await Promise.all(
      Array.from({ length: many }, (_, n) =>
        town.source({ id: `s-${n}`, kind: 'service', unit: COMMUNE, heartbeatSeconds }),
      ),
    );
    const credentials = sources.map(({ credential }) => credential);
    const mqttUrl = (await options.line?.(town.server.mqttUrl)) ?? town.server.mqttUrl;
    const publisher = new Publisher({ mqttUrl, credentials, lanes, pauseMs });
    const busy = new BusyTown(town, sources, publisher);
    await until('something is acknowledged', () => publisher.acknowledged().length > 0, 10_000);
    return busy;
  }

  get keys(): string[] {
    return this.sources.map(({ key }) => key);
  }

  get acknowledged(): number {
    return this.publisher.acknowledged().length;
  }

  /** A fault begins: what is measured from here on is its own. */
  begin(): number {
    forgetPeak(this.town.server.pid);
    return performance.now();
  }

  /** Waits until acknowledgements flow once more; what is under way now may be one of before. */
  async flows(messages = 50, milliseconds = FLOWS_AGAIN_MS): Promise<void> {
    const before = this.acknowledged;
    await until('acknowledgements flow', () => this.acknowledged > before + messages, milliseconds);
  }

  /** The fault is over: everything acknowledged is there, and the row is told. */
  async settle(row: Row, overAtMs = performance.now()): Promise<Stored> {
    await this.flows();
    row.took('ack again', overAtMs);
    await untilDrained(this.town.admin);
    row.took('drained', overAtMs);
    const { admin, server } = this.town;
    await until('ready', async () => (await server.health()).status === 200, FLOWS_AGAIN_MS);
    const acknowledged: Acknowledged[] = this.publisher.acknowledged();
    const there = await expectAllThere(
      { api: admin, unit: COMMUNE, keys: this.keys },
      acknowledged,
    );
    row.print(server.pid);
    return there;
  }

  /** Everything that was ever sent is acknowledged and stored once. */
  async finish(): Promise<void> {
    const sent = await this.publisher.finish();
    const acknowledged = this.publisher.acknowledged();
    expect(acknowledged).toHaveLength(sent);
    const books = { api: this.town.admin, unit: COMMUNE, keys: this.keys };
    const there = await expectAllThere(books, acknowledged);
    expect(there.lines).toHaveLength(sent);
  }

  async stop(): Promise<void> {
    this.publisher.remove();
    await this.town.stop();
  }
}
