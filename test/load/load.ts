/** The load process: many devices that publish, and nothing else. Told what to do by its parent. */
import { setTimeout as delay } from 'node:timers/promises';
import { AcknowledgementLog } from './acknowledgement-log';
import { Device, type Acknowledged } from './device';
import { Latencies } from './latencies';
import type { Load, Order, Word } from './load-words';
import { MqttConnection } from './mqtt-connection';

/** Connections that are being opened at once. */
const CONNECTING = 50;
/** How long acknowledgements are waited for after a phase. */
const DRAIN_MS = 60_000;
/** How often the steady load looks what is due. */
const TICK_MS = 1;

const say = (word: Word): void => void process.send?.(word);
const fail = (why: string): void => {
  say({ say: 'failed', why });
  process.exitCode = 1;
};

/** What is counted while a phase's measured time runs. */
class Count {
  readonly latencies = new Latencies();
  acknowledged = 0;

  add(dueMs: number): void {
    this.acknowledged += 1;
    this.latencies.add(performance.now() - dueMs);
  }
}

class LoadProcess {
  private devices: Device[] = [];
  private connections: MqttConnection[] = [];
  private log: AcknowledgementLog | undefined;
  private count: Count | undefined;
  /** Whether each acknowledgement sets off another message; otherwise the clock does. */
  private refilling = false;
  private toRefill = 0;
  private next = 0;

  async connect({ host, port, accounts, logFile }: Extract<Order, { do: 'connect' }>) {
    const log = new AcknowledgementLog(logFile);
    this.log = log;
    const waiting = accounts.entries();
    const open = async (): Promise<void> => {
      for (const [index, account] of waiting) {
        const connection = await MqttConnection.open(
          { host, port },
          account,
          (packetId) => this.devices[index]!.acknowledge(packetId),
          fail,
        );
        this.connections[index] = connection;
        this.devices[index] = new Device(
          index,
          account,
          (packets) => connection.send(packets),
          (what) => this.acknowledged(log, what),
        );
      }
    };
    await Promise.all(Array.from({ length: CONNECTING }, open));
    say({ say: 'connected' });
  }

  private acknowledged(log: AcknowledgementLog, { device, sequence, tsMs, dueMs }: Acknowledged) {
    log.add(device, sequence, tsMs);
    this.count?.add(dueMs);
    if (!this.refilling) return;
    // once for all acknowledgements that came with the same reads
    if (this.toRefill === 0) setImmediate(() => this.refill());
    this.toRefill += 1;
  }

  private refill(): void {
    const count = this.toRefill;
    this.toRefill = 0;
    if (this.refilling) this.publish(count);
  }

  /** One message of each device in turn, as devices send: never many of one in a row. */
  private publish(count: number): void {
    for (let n = 0; n < count; n += 1) {
      const device = this.devices[this.next]!;
      this.next = (this.next + 1) % this.devices.length;
      if (!device.isFull) device.publish(performance.now());
    }
  }

  /** As many messages are always under way, from all devices in turn. */
  async saturate({ window, warmUpMs, milliseconds }: Extract<Order, { do: 'saturate' }>) {
    this.refilling = true;
    this.publish(window * this.devices.length);
    await delay(warmUpMs);
    const load = await this.counted(() => delay(milliseconds));
    this.refilling = false;
    say({ say: 'load', load: await this.drained(load) });
  }

  /**
   * Messages by the clock, whatever the server does; latency counts from the moment at which each
   * was due, so that a pause of the server is not hidden by the load waiting with it.
   */
  async steady({ rate, warmUpMs, milliseconds }: Extract<Order, { do: 'steady' }>) {
    const beganMs = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.floor(((performance.now() - beganMs) * rate) / 1000);
      for (; sent < due; sent += 1) {
        const device = this.devices[sent % this.devices.length]!;
        if (device.isFull) return;
        device.publish(beganMs + (sent * 1000) / rate);
      }
    }, TICK_MS);
    await delay(warmUpMs);
    const load = await this.counted(() => delay(milliseconds));
    clearInterval(timer);
    say({ say: 'load', load: await this.drained(load) });
  }

  private async counted(run: () => Promise<void>): Promise<Omit<Load, 'unacknowledged'>> {
    const count = new Count();
    say({ say: 'begin' });
    const beganMs = performance.now();
    this.count = count;
    await run();
    this.count = undefined;
    const milliseconds = performance.now() - beganMs;
    say({ say: 'end' });
    const { acknowledged, latencies } = count;
    return { milliseconds, acknowledged, acknowledgement: latencies.summary() };
  }

  private async drained(load: Omit<Load, 'unacknowledged'>): Promise<Load> {
    const underWay = (): number => this.devices.reduce((sum, device) => sum + device.underWay, 0);
    for (const untilMs = performance.now() + DRAIN_MS; performance.now() < untilMs;) {
      if (underWay() === 0) break;
      await delay(10);
    }
    this.log?.flush();
    return { ...load, unacknowledged: underWay() };
  }

  end(): void {
    for (const connection of this.connections) connection.close();
    this.log?.close();
    process.disconnect();
  }
}

const load = new LoadProcess();

async function obey(order: Order): Promise<void> {
  if (order.do === 'connect') await load.connect(order);
  else if (order.do === 'saturate') await load.saturate(order);
  else if (order.do === 'steady') await load.steady(order);
  else load.end();
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) =>
    fail(error instanceof Error ? error.message : String(error)),
  );
});
