import type { Authenticator, ConfigChange, Gate, Principal } from '@nhip-xa/ports';
import type { LiveConnection } from './connection';
import type { LiveLimits } from './limits';
import type { LiveLogger } from './parts';
import { within } from './time-limit';

export interface RightsKeeperParts {
  authenticator: Authenticator;
  gate: Gate;
  connections: ReadonlySet<LiveConnection>;
  limits: LiveLimits;
  logger: LiveLogger;
}

/**
 * Regular askings after a change of the tree of units in which reach is judged anew: the gate reads
 * the changed tree a moment after the change is told.
 */
const LOOKS_AT_THE_TREE = 2;

/**
 * Asks again and again who the connected still are and what they may still see. What they lost
 * ends within 5 s [contract 4].
 */
export class RightsKeeper {
  /** Whether the last asking was answered. */
  known = true;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private looksAtTheTree = 0;

  constructor(private readonly parts: RightsKeeperParts) {}

  start(): void {
    this.timer ??= setInterval(() => this.tick(), this.parts.limits.rightsMilliseconds);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.again = false;
  }

  /** A change of rights is followed at once; so is a change of the tree of units. */
  heed(change: ConfigChange): void {
    if (change.what !== 'access' && change.what !== 'unit') return;
    if (change.what === 'unit') {
      this.looksAtTheTree = LOOKS_AT_THE_TREE;
      this.doubtAll();
    }
    void this.check();
  }

  private tick(): void {
    if (this.looksAtTheTree > 0) {
      this.looksAtTheTree -= 1;
      this.doubtAll();
    }
    void this.check();
  }

  private doubtAll(): void {
    for (const connection of this.parts.connections) connection.uncertain = true;
  }

  /** Asks now, or once more after the asking under way; never rejects. */
  check(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.checkUntilSettled().finally(() => (this.running = undefined));
    return this.running;
  }

  private async checkUntilSettled(): Promise<void> {
    await this.checkOnce();
    if (!this.again) return;
    this.again = false;
    await this.checkUntilSettled();
  }

  private async checkOnce(): Promise<void> {
    const { limits, logger, connections } = this.parts;
    try {
      const asked = [...connections];
      if (asked.length > 0) await within(limits.rightsAnswerMilliseconds, this.ask(asked));
      if (!this.known) logger.info({}, 'rights can be asked for again');
      this.known = true;
    } catch (error) {
      if (this.known) logger.warn({ err: error }, 'rights cannot be asked for; no new watches');
      this.known = false;
    }
  }

  /** One call for all: each principal once, however many connections it has. */
  private async ask(connections: readonly LiveConnection[]): Promise<void> {
    const before = connections.map((connection) => connection.principal);
    const distinct = [...new Map(before.map((each) => [identity(each), each])).values()];
    const now = await this.parts.authenticator.refresh(distinct);
    const byIdentity = new Map(distinct.map((each, index) => [identity(each), now[index]]));
    const judged = connections.map((connection) =>
      this.apply(connection, byIdentity.get(identity(connection.principal))),
    );
    const failed = (await Promise.allSettled(judged)).find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async apply(connection: LiveConnection, now: Principal | undefined): Promise<void> {
    if (!now) return connection.outlet.end();
    const before = connection.principal;
    if (now.role !== before.role || now.unit !== before.unit) connection.uncertain = true;
    connection.principal = now;
    if (!connection.uncertain) return;
    // Before the asking: what changes during it makes the connection uncertain once more.
    connection.uncertain = false;
    try {
      await this.revokeLost(connection);
    } catch (error) {
      connection.uncertain = true;
      throw error;
    }
  }

  private async revokeLost(connection: LiveConnection): Promise<void> {
    const { principal } = connection;
    const mayRead = connection.may('kpi.read');
    for (const unit of connection.units()) {
      const may = mayRead && (await this.parts.gate.mayReach(principal, unit));
      if (!may) connection.revoke(unit);
    }
  }
}

const identity = ({ kind, id }: Principal): string => `${kind} ${id}`;
