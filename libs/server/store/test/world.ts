import { BUILT_IN_KPIS, FURTHER_KPIS, KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import type { Decoded, IncomingMessage, SourceIdentity, StoredBatch } from '@nhip-xa/ports';
import { RECEIVED_US, incoming } from '@nhip-xa/testing';
import { declareFeeds } from '../src/config/source-feeds';
import { FactWriter } from '../src/facts/fact-writer';
import { FeedBook } from '../src/facts/feed-book';
import { RuleBook } from '../src/calendar/rule-book';
import { PresenceBook } from '../src/facts/presence-book';
import { ProcessBook } from '../src/processes/process-book';
import { SeriesDirectory } from '../src/facts/series-directory';
import { Partitions } from '../src/database/partitions';
import { officeTimeOf } from '../src/kpi/office-time';
import { PgKpiReader } from '../src/kpi/pg-kpi-reader';
import { PgKpiStore } from '../src/kpi/pg-kpi-store';
import { openAnother, openDatabase, type OpenedDatabase } from './opened-database';

type SourceOver = Partial<Omit<SourceIdentity, 'id' | 'key' | 'unit' | 'level'>> & {
  attributes?: Record<string, unknown>;
};

/** A writing process over a database: what it keeps in memory is its own. */
export interface Writing {
  facts: FactWriter;
  presence: PresenceBook;
  processes: ProcessBook;
  series: SeriesDirectory;
  feeds: FeedBook;
}

/**
 * The store over a real database, whose time is the test's: it stands still unless it is moved.
 * Each test takes communes of its own, so that none sees what another left behind.
 */
export class World {
  /** The present of the tests, in microseconds. */
  nowUs = RECEIVED_US;
  /** The definitions that hold; a test may set others. */
  book = new KpiBook(BUILT_IN_KPIS);
  readonly partitions: Partitions;
  readonly kpis: PgKpiStore;
  readonly reader: PgKpiReader;
  /** Partitions that could not be made, and why. */
  readonly partitionFailures: unknown[] = [];
  private taken = 0;

  private constructor(
    readonly opened: OpenedDatabase,
    readonly ruleBook: RuleBook,
    private writing: Writing | undefined,
  ) {
    this.partitions = new Partitions(opened.database, (error) =>
      this.partitionFailures.push(error),
    );
    const office = officeTimeOf(() => this.ruleBook.rules());
    const book = (): KpiBook => this.book;
    this.kpis = new PgKpiStore(opened.database, book, office);
    this.reader = new PgKpiReader(opened.database, book, office, () => this.nowMs);
  }

  /** @param beside a database on whose server this one is made; a server of its own without it */
  static async open(beside?: OpenedDatabase): Promise<World> {
    const opened = await (beside ? openAnother(beside) : openDatabase());
    const ruleBook = new RuleBook(opened.database);
    await ruleBook.load();
    const world = new World(opened, ruleBook, undefined);
    world.writing = await world.anotherProcess();
    return world;
  }

  get nowMs(): number {
    return this.nowUs / 1000;
  }

  get facts(): FactWriter {
    return (this.writing as Writing).facts;
  }

  get presence(): PresenceBook {
    return (this.writing as Writing).presence;
  }

  get processes(): ProcessBook {
    return (this.writing as Writing).processes;
  }

  get feeds(): FeedBook {
    return (this.writing as Writing).feeds;
  }

  /** The writing side as a process has it that starts now. */
  async anotherProcess(): Promise<Writing> {
    const { database } = this.opened;
    const series = new SeriesDirectory(database);
    const feeds = new FeedBook(database);
    const processes = new ProcessBook(database, `process-${this.taken++}`);
    processes.listen();
    const presence = new PresenceBook(database, processes);
    await Promise.all([series.load(), feeds.load(), presence.load()]);
    const facts = new FactWriter({
      database,
      partitions: this.partitions,
      series,
      feeds,
      presence,
      rules: this.ruleBook.rules,
      nowMs: () => this.nowMs,
    });
    return { facts, presence, processes, series, feeds };
  }

  close(): Promise<void> {
    return this.opened.close();
  }

  query<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.opened.dataSource.query(text, values);
  }

  /** A province that no other test has. */
  async province(over: { simulated?: boolean } = {}): Promise<string> {
    const code = String(10 + this.taken++).padStart(2, '0');
    await this.unit(code, 'province', 'VN', ['VN', code], over.simulated ?? false);
    return code;
  }

  /** A commune that no other test has; of a province of its own unless one is given. */
  async commune(province?: string, over: { simulated?: boolean } = {}): Promise<string> {
    const parent = province ?? (await this.province());
    const code = String(20_000 + this.taken++);
    await this.unit(code, 'commune', parent, ['VN', parent, code], over.simulated ?? false);
    return code;
  }

  private async unit(
    code: string,
    level: string,
    parent: string,
    path: string[],
    simulated: boolean,
  ): Promise<void> {
    await this.query(
      `INSERT INTO units (code, level, parent, path, name_vi, simulated) VALUES ($1, $2, $3, $4, $5, $6)`,
      [code, level, parent, path, `Đơn vị ${code}`, simulated],
    );
  }

  /** Registers a source of a commune or province; it was there long before the tests' present. */
  async source(unit: string, over: SourceOver = {}): Promise<SourceIdentity> {
    const { kind = 'service', feeds = null, heartbeatSeconds = 60, attributes = {} } = over;
    const localId = `s${this.taken++}`;
    const key = `${unit}.${localId}`;
    const [row] = await this.query<{ id: number }>(
      `INSERT INTO sources (key, unit, local_id, kind, name, heartbeat_seconds, feeds, attributes,
         secret_hash, created_at)
       VALUES ($1, $2, $3, $4, $1, $5, $6, $7, '', '2026-01-01Z') RETURNING id`,
      [key, unit, localId, kind, heartbeatSeconds, json(feeds), json(attributes)],
    );
    const { id } = row as { id: number };
    await this.query('INSERT INTO presence (source_id) VALUES ($1)', [id]);
    await declareFeeds(this.opened.dataSource.manager, { id, unit, feeds: feeds && [...feeds] });
    await this.feeds.load();
    const level = unit.length === 2 ? 'province' : 'commune';
    return { id, key, unit, level, kind, feeds, heartbeatSeconds, gateway: null, limits: null };
  }

  /** One message of a source, received now and stored in a batch of its own. */
  say(
    source: SourceIdentity,
    items: Decoded | Decoded[],
    over: Partial<IncomingMessage> = {},
  ): Promise<StoredBatch> {
    const message = this.message(source, items, over);
    return this.write([{ message, items: [items].flat(), rejected: [] }]);
  }

  /** A message whose bytes say what its items say. */
  message(
    publisher: SourceIdentity,
    payload: unknown,
    over: Partial<IncomingMessage> = {},
  ): IncomingMessage {
    return incoming('telemetry', payload, {
      publisher,
      receivedAtUs: this.nowUs++,
      connectedAtUs: this.nowUs - 3_600_000_000,
      ...over,
    });
  }

  write(messages: Parameters<FactWriter['write']>[0]): Promise<StoredBatch> {
    this.facts.hear(messages);
    return this.facts.write(messages);
  }

  pass(seconds: number): void {
    this.nowUs += seconds * 1_000_000;
  }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

export const builtIn = (code: string): KpiDefinition => {
  const definition = [...BUILT_IN_KPIS, ...FURTHER_KPIS].find((one) => one.code === code);
  if (!definition) throw new Error(`no such KPI: ${code}`);
  return definition;
};
