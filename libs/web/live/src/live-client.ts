import type {
  ClientToServer,
  PresenceChange,
  ServerToClient,
  WatchAnswer,
  WatchRequest,
} from '@nhip-xa/contract';
import type { Socket } from 'socket.io-client';
import { backOffMs } from './back-off';
import { DrawnTimes } from './drawn-times';
import {
  hasOtherNumbers,
  isGap,
  withConnection,
  withFresh,
  withKpi,
  withRefusal,
  withServer,
  withSnapshot,
  withTicker,
  withoutUnits,
  type Connection,
  type LiveState,
} from './live-state';
import { PacedState } from './paced-state';
import { Watchdog } from './watchdog';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

export interface LiveOptions {
  socket: LiveSocket;
  /** Whether the server answers at all, asked when it has been quiet. */
  probe: () => Promise<boolean>;
  now?: () => number;
  chance?: () => number;
}

/** How long a `watch` may take before it is asked again. */
const WATCH_ANSWER_MS = 5_000;
/**
 * A unit that no page shows any more is watched for so long yet, in ms: the next page is mostly of the
 * same one. Lists of units are not, since a connection may watch only so many.
 */
export const WATCHED_ON_MS = 5_000;

/** What parts of pages watch, and how many of them. */
interface Watch {
  /** The request in one line. */
  key: string;
  request: WatchRequest;
  watchers: number;
  askedLater?: ReturnType<typeof setTimeout>;
  ending?: ReturnType<typeof setTimeout>;
}

/**
 * The live side of a page: one connection, the units its pages watch, and a state that is replaced
 * as messages come. It reconnects by itself, watches again and notices gaps.
 */
export class LiveClient {
  private readonly pace: PacedState;
  private readonly presenceListeners = new Set<(changes: readonly PresenceChange[]) => void>();
  private readonly definitionListeners = new Set<() => void>();
  /** By what is asked for. */
  private readonly watches = new Map<string, Watch>();
  private readonly socket: LiveSocket;
  private readonly watchdog: Watchdog;
  private readonly now: () => number;
  private readonly chance: () => number;
  private readonly drawnTimes = new DrawnTimes();
  private lastChangeMs: number | null = null;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor({ socket, probe, now = Date.now, chance = Math.random }: LiveOptions) {
    this.socket = socket;
    this.now = now;
    this.pace = new PacedState(now);
    this.chance = chance;
    this.watchdog = new Watchdog({ probe, now, lost: () => this.reconnectNow() });
    this.listen();
  }

  /** Opens the connection. */
  open(): void {
    this.closed = false;
    this.socket.connect();
  }

  /** Closes it for good. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.pace.stop();
    for (const { ending } of this.watches.values()) clearTimeout(ending);
    this.watchdog.stop();
    this.socket.disconnect();
  }

  getState = (): LiveState => this.pace.told;

  /** Is told after each change of the state. */
  subscribe = (listener: () => void): (() => void) => this.pace.subscribe(listener);

  /** Is told of sources that came or went. */
  onPresence(listener: (changes: readonly PresenceChange[]) => void): () => void {
    this.presenceListeners.add(listener);
    return () => this.presenceListeners.delete(listener);
  }

  /** Is told when the definitions of KPIs, or what walls show of them, are others. */
  onDefinitions(listener: () => void): () => void {
    this.definitionListeners.add(listener);
    return () => this.definitionListeners.delete(listener);
  }

  /** Watches units (some KPIs of them, or all) until the answer is called. */
  watch(request: WatchRequest): () => void {
    const key = JSON.stringify(request);
    const known = this.watches.get(key);
    const watch = known ?? { key, request, watchers: 0 };
    clearTimeout(watch.ending);
    watch.watchers += 1;
    if (!known) {
      this.forgetLeft(request);
      this.watches.set(key, watch);
      if (this.socket.connected) this.askFor(watch);
    }
    return () => this.release(watch);
  }

  /** Tells the server that a message is on the screen. */
  drawn(seq: number): void {
    this.drawnTimes.drew(seq, this.now());
    this.pace.drew(seq);
    if (this.socket.connected) this.socket.emit('drawn', { seq });
  }

  /** p95 of the time from a message's arrival to its drawing since the last call, in ms; null: none was drawn. */
  takeDrawnMs(): number | null {
    return this.drawnTimes.take();
  }

  /** When a number last changed, by the browser's clock; null: never since the first snapshot. */
  get changedMs(): number | null {
    return this.lastChangeMs;
  }

  private listen(): void {
    const { socket } = this;
    socket.on('connect', () => this.connected());
    socket.on('disconnect', () => this.lost());
    socket.on('connect_error', (error) => this.refused(error));
    socket.on('server', (message) =>
      this.pace.set(withServer(this.pace.state, message, this.now())),
    );
    socket.on('fresh', (message) => this.pace.take(withFresh(this.pace.state, message)));
    socket.on('ticker', (message) => this.pace.take(withTicker(this.pace.state, message)));
    socket.on('presence', ({ changes }) => this.presenceListeners.forEach((tell) => tell(changes)));
    socket.on('definitions', () => {
      this.definitionListeners.forEach((tell) => tell());
      this.askForAll();
    });
    socket.on('kpi', (message) => {
      const gap = isGap(this.pace.state, message.seq);
      this.lastChangeMs = this.now();
      this.drawnTimes.came(message.seq, this.lastChangeMs);
      this.pace.take(withKpi(this.pace.state, message));
      if (gap) this.askForAll();
    });
    socket.onAny(() => this.watchdog.heard());
  }

  private connected(): void {
    this.attempt = 0;
    this.watchdog.start();
    this.socket.io.engine.on('packet', () => this.watchdog.heard());
    this.pace.set(withConnection(this.pace.state, 'connected', this.now()));
    this.askForAll();
  }

  private lost(): void {
    this.watchdog.stop();
    this.setConnection('reconnecting');
    this.connectLater();
  }

  /** `data.code` says that the server answered and did not let us in [contract 4]. */
  private refused(error: Error & { data?: { code?: string } }): void {
    const code = error.data?.code;
    const refused = code === 'unauthenticated' || code === 'origin-refused';
    this.setConnection(refused ? 'refused' : 'reconnecting', code === 'unavailable');
    this.connectLater();
  }

  private reconnectNow(): void {
    if (this.socket.connected) this.socket.disconnect();
  }

  private connectLater(): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    const delay = backOffMs(this.attempt++, this.chance());
    this.timer = setTimeout(() => this.socket.connect(), delay);
  }

  private askForAll(): void {
    for (const watch of this.watches.values()) this.askFor(watch);
  }

  /** `attempt` counts from 0 the times that this was asked in vain. */
  private askFor(watch: Watch, attempt = 0): void {
    const { request } = watch;
    clearTimeout(watch.askedLater);
    this.socket.timeout(WATCH_ANSWER_MS).emit('watch', request, (error, answer) => {
      if (!this.isOn(watch)) return;
      if (error || (!answer.ok && answer.code === 'unavailable')) this.askLater(watch, attempt);
      else this.answered(request, answer);
    });
  }

  private answered(request: WatchRequest, answer: WatchAnswer): void {
    if (!answer.ok) {
      this.pace.set(withRefusal(this.pace.state, request.units, answer.code));
      return;
    }
    const told = withSnapshot(this.pace.state, request, answer.snapshot, answer.seq);
    if (hasOtherNumbers(this.pace.state, told)) this.lastChangeMs = this.now();
    this.pace.set(told);
  }

  private askLater(watch: Watch, attempt: number): void {
    clearTimeout(watch.askedLater);
    const again = (): void => {
      if (this.socket.connected && this.isOn(watch)) this.askFor(watch, attempt + 1);
    };
    watch.askedLater = setTimeout(again, backOffMs(attempt, this.chance()));
  }

  private isOn(watch: Watch): boolean {
    return this.watches.get(watch.key) === watch;
  }

  /** The server goes by what it was asked last of a unit: what is watched on of the same is so no more. */
  private forgetLeft({ units }: WatchRequest): void {
    for (const { key, request, watchers, ending } of this.watches.values()) {
      if (watchers > 0 || !request.units.some((unit) => units.includes(unit))) continue;
      clearTimeout(ending);
      this.watches.delete(key);
    }
  }

  private release(watch: Watch): void {
    watch.watchers -= 1;
    if (watch.watchers > 0) return;
    if (watch.request.units.length > 1) this.end(watch);
    else watch.ending = setTimeout(() => this.end(watch), WATCHED_ON_MS);
  }

  private end({ key, request }: Watch): void {
    this.watches.delete(key);
    const still = new Set([...this.watches.values()].flatMap((watch) => watch.request.units));
    const units = request.units.filter((unit) => !still.has(unit));
    if (units.length === 0) return;
    this.pace.set(withoutUnits(this.pace.state, units));
    if (this.socket.connected) this.socket.emit('unwatch', { units });
  }

  private setConnection(connection: Connection, notReady = false): void {
    this.pace.set(withConnection(this.pace.state, connection, this.now(), notReady));
  }
}
