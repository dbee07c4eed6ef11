import { watchRequest, type KpiValue, type WatchAnswer } from '@nhip-xa/contract';
import type { Gate } from '@nhip-xa/ports';
import type { LiveConnection } from './connection';
import type { LiveLimits } from './limits';
import { Opening } from './opening';
import type { LiveLogger } from './parts';
import type { RecentDesk } from './recent-desk';
import type { SnapshotDesk } from './snapshot-desk';
import { tickerItem } from './ticker-item';
import { within } from './time-limit';

export interface WatchDeskParts {
  gate: Gate;
  snapshots: SnapshotDesk;
  recent: RecentDesk;
  limits: LiveLimits;
  logger: LiveLogger;
  /** Whether rights can be judged at the moment; without, no watch begins. */
  rightsKnown: () => boolean;
}

export type WatchRefusal = Extract<WatchAnswer, { ok: false }>['code'];
type Answer = (answer: WatchAnswer) => void;
type Snapshot = ReadonlyMap<string, readonly KpiValue[]>;

/** Takes in wishes to watch: reads them, asks the gate, answers with a snapshot, lets changes follow. */
export class WatchDesk {
  constructor(private readonly parts: WatchDeskParts) {}

  /** Never throws; answers exactly once, within the time limit. */
  async watch(connection: LiveConnection, request: unknown, answer: Answer): Promise<void> {
    const opening = this.open(connection, request);
    if (typeof opening === 'string') return answer({ ok: false, code: opening });
    const units = [...opening.units];
    const outcome = await this.snapshotFor(connection, opening);
    if (typeof outcome === 'string') {
      connection.abandon(opening);
      return answer({ ok: false, code: outcome });
    }
    connection.begin(opening, outcome, (snapshot, seq) => answer({ ok: true, snapshot, seq }));
    if (opening.news) await this.tellRecent(connection, units);
  }

  /** Changes are kept from here on, so that none is lost while rights and snapshot are asked for. */
  private open(connection: LiveConnection, request: unknown): Opening | WatchRefusal {
    const parsed = watchRequest.safeParse(request);
    if (!parsed.success) return 'bad-request';
    const { units, kpis, news } = parsed.data;
    if (!this.parts.rightsKnown()) return 'unavailable';
    if (connection.openCount >= this.parts.limits.openWatches) return 'unavailable';
    const opening = new Opening(new Set(units), kpis ? new Set(kpis) : null, news);
    return connection.open(opening) ? opening : 'bad-request';
  }

  private async snapshotFor(
    connection: LiveConnection,
    opening: Opening,
  ): Promise<Snapshot | WatchRefusal> {
    const { logger, limits, snapshots } = this.parts;
    try {
      const units = [...opening.units];
      const read = async (): Promise<Snapshot | undefined> =>
        (await this.mayWatch(connection, units)) ? snapshots.of(units, opening.filter) : undefined;
      const snapshot = await within(limits.watchMilliseconds, read());
      return snapshot && !opening.refused ? snapshot : 'not-found';
    } catch (error) {
      logger.warn({ err: error, unit: connection.principal.unit }, 'a watch could not be answered');
      return 'unavailable';
    }
  }

  /** One refused unit refuses all; what is foreign and what does not exist look the same. */
  private async mayWatch(connection: LiveConnection, units: readonly string[]): Promise<boolean> {
    if (!connection.may('kpi.read')) return false;
    const { principal } = connection;
    const reached = await Promise.all(
      units.map((unit) => this.parts.gate.mayReach(principal, unit)),
    );
    return reached.every(Boolean);
  }

  private async tellRecent(connection: LiveConnection, units: readonly string[]): Promise<void> {
    try {
      // One after the other: a page of 200 units is not to fill the database's connections.
      for (const unit of units) {
        const items = (await this.parts.recent.of(unit)).filter((item) => connection.may(item.act));
        if (items.length > 0) connection.tell('ticker', { unit, items: items.map(tickerItem) });
      }
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'what happened last could not be read');
    }
  }
}
