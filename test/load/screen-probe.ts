import { setTimeout as delay } from 'node:timers/promises';
import {
  LIVE_NAMESPACE,
  type ClientToServer,
  type KpiMessage,
  type ServerToClient,
  type WatchAnswer,
} from '@nhip-xa/contract';
import { io, type Socket } from 'socket.io-client';
import { Latencies, type Summary } from './latencies';
import { MqttConnection, publishPacket, type Account } from './mqtt-connection';

const KPI = 'local-commerce';
/** Pause between two orders of a shop: its unit is quiet again by then. */
const PAUSE_LEAST_MS = 400;
const PAUSE_SPREAD_MS = 200;
/** An order that is not seen by then is lost. */
const LOST_MS = 10_000;

export interface ScreenFigures {
  /** From publishing to the message with the new value at a watching socket. */
  publishToSocket: Summary;
  lost: number;
}

/** Publishes orders of known amounts and times how long a watching client waits for their sum. */
export class ScreenProbe {
  private readonly latencies = new Latencies();
  private lost = 0;
  private running = true;

  private constructor(private readonly socket: Socket<ServerToClient, ClientToServer>) {}

  /** Publishes until the function that it answers is called. */
  static async start(
    httpUrl: string,
    cookie: string,
    mqtt: { host: string; port: number },
    shops: readonly (Account & { unit: string })[],
  ): Promise<() => Promise<ScreenFigures>> {
    const socket = io(`${httpUrl}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      extraHeaders: { cookie, origin: httpUrl },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const units = shops.map(({ unit }) => unit);
    const answer: WatchAnswer = await socket.emitWithAck('watch', { units, kpis: [KPI] });
    if (!answer.ok) throw new Error(`watching was refused: ${answer.code}`);
    const probe = new ScreenProbe(socket);
    const connections = await Promise.all(
      shops.map((shop) =>
        MqttConnection.open(
          mqtt,
          shop,
          () => undefined,
          () => undefined,
        ),
      ),
    );
    const orders = shops.map((shop, index) => probe.orders(shop, connections[index]!));
    return async () => {
      probe.running = false;
      await Promise.all(orders);
      for (const connection of connections) connection.close();
      socket.disconnect();
      return { publishToSocket: probe.latencies.summary(), lost: probe.lost };
    };
  }

  private async orders(shop: Account & { unit: string }, connection: MqttConnection) {
    let total = 0;
    for (let n = 1; this.running; n += 1) {
      const amount = 1000 + n;
      total += amount;
      const order = { id: `o${n}`, ts: Date.now(), type: 'trade.order', amount };
      const seen = this.seen(shop.unit, total);
      const publishedMs = performance.now();
      connection.send(publishPacket(shop.topic, JSON.stringify(order), 1 + (n % 60_000)).bytes);
      if (await seen) this.latencies.add(performance.now() - publishedMs);
      else this.lost += 1;
      await delay(PAUSE_LEAST_MS + Math.random() * PAUSE_SPREAD_MS);
    }
  }

  /** Whether the unit's sum reached the total in time. */
  private seen(unit: string, total: number): Promise<boolean> {
    const { socket } = this;
    return new Promise((resolve) => {
      const end = (came: boolean): void => {
        clearTimeout(timer);
        socket.off('kpi', look);
        resolve(came);
      };
      const look = (message: KpiMessage): void => {
        if (message.unit !== unit) return;
        const value = message.values.find(({ kpi }) => kpi === KPI)?.numerator ?? 0;
        if (value >= total) end(true);
      };
      const timer = setTimeout(() => end(false), LOST_MS);
      socket.on('kpi', look);
    });
  }
}
