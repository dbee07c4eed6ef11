import type { RateLimits, UnitLimits } from '@nhip-xa/contract';
import type { RightSecret, SourceDirectory, SourceIdentity } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { NOT_LEAVING } from '../demonstration/memory';
import type { NewSecretUse } from '../door/door-book';

interface SourceRow {
  id: number;
  key: string;
  unit: string;
  level: SourceIdentity['level'];
  kind: SourceIdentity['kind'];
  feeds: string[] | null;
  heartbeat_seconds: number;
  gateway: string | null;
  limits: RateLimits | null;
  secret_hash: Buffer | null;
  previous_secret_hash: Buffer | null;
  previous_secret_until: Date | null;
  new_secret_used_at: Date | null;
}

interface Entry {
  identity: SourceIdentity;
  hash: Buffer | null;
  /** The secret before, which works beside the newest until its end. */
  previous: { hash: Buffer; untilMs: number } | undefined;
  /** The newest was shown while the one before still works; noted once. */
  newUsed: boolean;
}

interface UnitRow {
  code: string;
  level: string;
  path: string[];
  limits: UnitLimits | null;
}

/** Compares a secret with its stored hash in constant time. */
export type VerifySecret = (secret: Uint8Array, hash: Uint8Array) => boolean;

/** How long in ms a key that nobody has is not asked for again, and how many of them are remembered. */
const STRANGER_MS = 5_000;
const STRANGERS_MOST = 10_000;

/**
 * All sources and communes in memory: a thousand devices that connect within a second ask no
 * database. Follows changes by `refresh`.
 */
export class MemorySourceDirectory implements SourceDirectory {
  private sources = new Map<string, Entry>();
  /** Commune → its path from the nation down. */
  private communes = new Map<string, ReadonlySet<string>>();
  /** Limits of the units that have any. */
  private unitLimits = new Map<string, UnitLimits>();
  /** Keys that nobody has → until when they are not asked for again. */
  private readonly strangers = new Map<string, number>();
  /** Refreshes under way: a credential that was just given out works at once. */
  private readonly refreshing = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly verify: VerifySecret,
    private readonly onNewSecretUsed: (use: NewSecretUse) => void = () => undefined,
  ) {}

  /** Reads everything anew; small tables, and rarely. */
  async load(): Promise<void> {
    const sources = await this.database.query<SourceRow>('intake', { text: SOURCES });
    this.sources = new Map(sources.map((row) => [row.key, entryOf(row)]));
    await this.loadUnits();
  }

  async loadUnits(): Promise<void> {
    const units = await this.database.query<UnitRow>('intake', {
      text: `SELECT code, level, path, limits FROM units
             WHERE (level = 'commune' OR limits IS NOT NULL) AND ${NOT_LEAVING}`,
    });
    const communes = units.filter(({ level }) => level === 'commune');
    this.communes = new Map(communes.map(({ code, path }) => [code, new Set(path)]));
    this.unitLimits = new Map(
      units.flatMap(({ code, limits }) => (limits ? [[code, limits] as const] : [])),
    );
  }

  /** Lets nobody in under this key until it has been read again. */
  forget(key: string): void {
    this.sources.delete(key);
  }

  /** Follows a change of one source; connecting with its key waits until this is done. */
  async refresh(key: string): Promise<void> {
    const reading = this.read(key).finally(() => {
      if (this.refreshing.get(key) === reading) this.refreshing.delete(key);
    });
    this.refreshing.set(key, reading);
    await reading;
  }

  /** Follows many new sources at once. */
  async refreshAll(keys: readonly string[]): Promise<void> {
    const rows = await this.database.query<SourceRow>('intake', {
      text: `${SOURCES} AND s.key = ANY ($1::text[])`,
      values: [keys],
    });
    for (const row of rows) this.sources.set(row.key, entryOf(row));
  }

  private async read(key: string): Promise<void> {
    const [row] = await this.database.query<SourceRow>('intake', {
      text: `${SOURCES} AND s.key = $1`,
      values: [key],
    });
    if (row) this.sources.set(key, entryOf(row));
    else this.sources.delete(key);
  }

  async authenticate(
    key: string,
    secret: Uint8Array,
    nowMs: number,
  ): Promise<RightSecret | undefined> {
    await this.refreshing.get(key)?.catch(() => undefined);
    const entry = this.sources.get(key);
    if (!entry) return undefined;
    const { hash, previous } = standing(entry, nowMs);
    const right = [hash, previous].find((one) => one && this.verify(secret, one));
    if (!right) return undefined;
    const source = entry.identity;
    if (right === hash && previous && !entry.newUsed) {
      entry.newUsed = true;
      this.onNewSecretUsed({ sourceId: source.id, hash, atMs: nowMs });
    }
    return { source, hash: right };
  }

  isStillRight(key: string, hash: Uint8Array, nowMs: number): boolean {
    const entry = this.sources.get(key);
    if (!entry) return false;
    const now = standing(entry, nowMs);
    return [now.hash, now.previous].some((one) => one?.equals(hash) ?? false);
  }

  /** Lets nobody in any more with the secret before, whatever the database answers. */
  endPrevious(key: string): void {
    const entry = this.sources.get(key);
    if (entry) entry.previous = undefined;
  }

  holdsCommune(source: SourceIdentity, commune: string): boolean {
    return this.communes.get(commune)?.has(source.unit) ?? false;
  }

  limitsOfUnit(unit: string): UnitLimits | null {
    return this.unitLimits.get(unit) ?? null;
  }

  find(key: string): SourceIdentity | undefined {
    return this.sources.get(key)?.identity;
  }

  async lookUp(key: string): Promise<SourceIdentity | undefined> {
    const nowMs = performance.now();
    const known = this.find(key);
    if (known || nowMs < (this.strangers.get(key) ?? 0)) return known;
    await this.refresh(key);
    const found = this.find(key);
    if (this.strangers.size >= STRANGERS_MOST) this.strangers.clear();
    if (!found) this.strangers.set(key, nowMs + STRANGER_MS);
    return found;
  }

  /** Keys of the sources that a gateway speaks for. */
  behind(gateway: string): string[] {
    const all = [...this.sources.values()].map(({ identity }) => identity);
    return all.filter((source) => source.gateway === gateway).map(({ key }) => key);
  }
}

const SOURCES = `
  SELECT s.id, s.key, s.unit, u.level, s.kind, s.feeds, s.heartbeat_seconds, s.gateway, s.limits,
    s.secret_hash, s.previous_secret_hash, s.previous_secret_until, s.new_secret_used_at
  FROM sources s JOIN units u ON u.code = s.unit
  -- what people type never connects
  WHERE s.removed_at IS NULL AND s.kind <> 'typed'`;

/** The secrets of a source that work at a moment. */
const standing = ({ hash, previous }: Entry, nowMs: number) => ({
  hash,
  previous: previous && nowMs < previous.untilMs ? previous.hash : undefined,
});

const entryOf = (row: SourceRow): Entry => ({
  identity: {
    id: row.id,
    key: row.key,
    unit: row.unit,
    level: row.level,
    kind: row.kind,
    feeds: row.feeds,
    heartbeatSeconds: row.heartbeat_seconds,
    gateway: row.gateway,
    limits: row.limits,
  },
  hash: row.secret_hash,
  previous:
    row.previous_secret_hash && row.previous_secret_until
      ? { hash: row.previous_secret_hash, untilMs: row.previous_secret_until.getTime() }
      : undefined,
  newUsed: row.new_secret_used_at !== null,
});
