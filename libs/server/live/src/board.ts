import type { KpiValue, PresenceChange, StorageState } from '@nhip-xa/contract';
import type { Happening, LivePublisher } from '@nhip-xa/ports';
import type { LiveConnection } from './connection';
import type { MessageOf } from './outlet';
import type { SnapshotDesk } from './snapshot-desk';
import { tickerItem } from './ticker-item';

/** Changes of definitions within this many ms are told together. */
const TOLD_TOGETHER_MS = 250;

/** Who follows which unit; what happened is told to them. */
export class LiveBoard implements LivePublisher {
  readonly connections = new Set<LiveConnection>();
  private readonly followers = new Map<string, Set<LiveConnection>>();
  private telling: NodeJS.Timeout | undefined;
  private storage: { storage: StorageState; storageSince?: string } = { storage: 'ok' };

  constructor(
    private readonly snapshots: SnapshotDesk,
    private readonly version: string,
    private readonly clock: () => number = Date.now,
  ) {}

  follow(connection: LiveConnection, unit: string, follows: boolean): void {
    const following = this.followers.get(unit) ?? new Set<LiveConnection>();
    if (follows) following.add(connection);
    else following.delete(connection);
    if (following.size > 0) this.followers.set(unit, following);
    else this.followers.delete(unit);
  }

  /** The units that somebody follows. */
  followed(): string[] {
    return [...this.followers.keys()];
  }

  isFollowed(unit: string): boolean {
    return this.followers.has(unit);
  }

  add(connection: LiveConnection): void {
    this.connections.add(connection);
    connection.hearServer(this.serverWord());
  }

  remove(connection: LiveConnection): void {
    this.connections.delete(connection);
    for (const unit of connection.units()) this.follow(connection, unit, false);
  }

  kpiChanged(unit: string, values: readonly KpiValue[], occurredMs?: number): void {
    if (values.length === 0) return;
    this.snapshots.outdate(unit);
    for (const connection of this.of(unit)) {
      connection.changed(unit, values, occurredMs);
    }
  }

  freshened(unit: string, freshAt: Readonly<Record<string, string>>): void {
    for (const connection of this.of(unit)) connection.freshened(unit, freshAt);
  }

  presenceChanged(unit: string, changes: readonly PresenceChange[]): void {
    if (changes.length === 0) return;
    for (const connection of this.of(unit)) {
      if (connection.may('presence.read')) {
        connection.tell('presence', { unit, changes: [...changes] });
      }
    }
  }

  happened(unit: string, items: readonly Happening[]): void {
    for (const connection of this.of(unit)) {
      const seen = items.filter((item) => connection.may(item.act)).map(tickerItem);
      if (seen.length > 0) connection.tell('ticker', { unit, items: seen });
    }
  }

  definitionsChanged(): void {
    this.snapshots.outdateAll();
    this.telling ??= setTimeout(() => this.tellDefinitions(), TOLD_TOGETHER_MS).unref();
  }

  /** Many changes in a row are one word: every client asks for everything anew. */
  private tellDefinitions(): void {
    this.telling = undefined;
    this.snapshots.outdateAll();
    for (const connection of this.connections) connection.hearDefinitions();
  }

  storageChanged(state: StorageState): void {
    if (state === this.storage.storage) return;
    const storageSince = new Date(this.clock()).toISOString();
    this.storage = state === 'ok' ? { storage: state } : { storage: state, storageSince };
    this.sayServerWord();
  }

  /** Tells every client the server's time and whether facts can be stored. */
  sayServerWord(): void {
    const word = this.serverWord();
    for (const connection of this.connections) connection.hearServer(word);
  }

  private of(unit: string): Iterable<LiveConnection> {
    return this.followers.get(unit) ?? [];
  }

  private serverWord(): MessageOf<'server'> {
    return { version: this.version, time: new Date(this.clock()).toISOString(), ...this.storage };
  }
}
