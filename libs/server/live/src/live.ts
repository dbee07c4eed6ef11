import {
  drawnReport,
  unwatchRequest,
  type ConnectRefusal,
  type WatchAnswer,
} from '@nhip-xa/contract';
import type { LivePublisher, Principal } from '@nhip-xa/ports';
import { LiveBoard } from './board';
import { LiveConnection, type ConnectionSurroundings } from './connection';
import { admit, type Handshake } from './handshake';
import { LIVE_LIMITS, type LiveLimits } from './limits';
import type { Outlet } from './outlet';
import { NO_METER, SILENT_LOGGER, type LiveMeter, type LiveParts } from './parts';
import { RecentDesk } from './recent-desk';
import { RightsKeeper } from './rights-keeper';
import { SnapshotDesk } from './snapshot-desk';
import { WatchDesk } from './watch-desk';

/** The live side without its sockets: who is connected, what they watch, what they are told. */
export class Live {
  /** What the rest of the system tells the screens through. */
  readonly publisher: LivePublisher;
  readonly limits: LiveLimits;
  readonly meter: LiveMeter;
  private readonly board: LiveBoard;
  private readonly desk: WatchDesk;
  private readonly rights: RightsKeeper;
  private readonly surroundings: ConnectionSurroundings;
  private serverWord: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly parts: LiveParts) {
    const limits = { ...LIVE_LIMITS, ...parts.limits };
    const { gate, authenticator, logger = SILENT_LOGGER, meter = NO_METER } = parts;
    const snapshots = new SnapshotDesk(parts.kpiReader, limits.snapshotMilliseconds);
    const recent = new RecentDesk(parts.tickerReader, limits.recentItems);
    const board = new LiveBoard(snapshots, parts.version, parts.clock);
    const { connections } = board;
    const rights = new RightsKeeper({ authenticator, gate, connections, limits, logger });
    const rightsKnown = () => rights.known;
    this.desk = new WatchDesk({ gate, snapshots, recent, limits, logger, rightsKnown });
    this.surroundings = {
      limits,
      meter,
      nowMs: () => performance.now(),
      mayAct: (principal, act) => gate.mayAct(principal, act),
      follows: (connection, unit, follows) => board.follow(connection, unit, follows),
    };
    this.limits = limits;
    this.meter = meter;
    this.board = board;
    this.publisher = board;
    this.rights = rights;
    parts.configChanges.on((change) => rights.heed(change));
  }

  /** Begins to tell the time and to ask for rights. */
  start(): void {
    this.rights.start();
    const everyMs = this.limits.serverWordMilliseconds;
    this.serverWord ??= setInterval(() => this.board.sayServerWord(), everyMs);
  }

  /** Lets nobody in any more and breaks every connection: the clients look for another server. */
  close(): void {
    this.closed = true;
    this.rights.stop();
    clearInterval(this.serverWord);
    this.serverWord = undefined;
    for (const connection of this.board.connections) connection.outlet.drop();
  }

  /** The units that somebody watches here. */
  watchedUnits(): string[] {
    return this.board.followed();
  }

  isWatched(unit: string): boolean {
    return this.board.isFollowed(unit);
  }

  /** Who is at the door, or why it stays closed. */
  async admit(handshake: Handshake): Promise<Principal | ConnectRefusal> {
    const { authenticator, allowedOrigins = [], logger = SILENT_LOGGER } = this.parts;
    const { limits } = this;
    const outcome = this.closed
      ? 'unavailable'
      : await admit(handshake, { authenticator, allowedOrigins, limits, logger });
    if (typeof outcome === 'string') this.meter.refused(outcome);
    return outcome;
  }

  /** A client that was let in. */
  connect(outlet: Outlet, principal: Principal): LiveConnection {
    const connection = new LiveConnection(outlet, principal, this.surroundings);
    this.board.add(connection);
    this.meter.connections(this.board.connections.size);
    return connection;
  }

  disconnect(connection: LiveConnection): void {
    this.board.remove(connection);
    this.meter.connections(this.board.connections.size);
  }

  /** A wish to watch; answered once, never throws. */
  watch(
    connection: LiveConnection,
    request: unknown,
    answer: (answer: WatchAnswer) => void,
  ): Promise<void> {
    return this.desk.watch(connection, request, answer);
  }

  /** What cannot be read is ignored, here and in `drawn`: there is nobody to answer. */
  unwatch(connection: LiveConnection, request: unknown): void {
    const parsed = unwatchRequest.safeParse(request);
    for (const unit of parsed.data?.units ?? []) connection.unwatch(unit);
  }

  drawn(connection: LiveConnection, report: unknown): void {
    const parsed = drawnReport.safeParse(report);
    const drawn = parsed.success ? connection.drawn(parsed.data.seq) : undefined;
    if (!drawn) return;
    const { tookMs, unit, occurredMs } = drawn;
    const behind = occurredMs === undefined ? undefined : { unit, occurredMs };
    this.parts.drawnRecorder.drawn(tookMs, behind);
  }
}
