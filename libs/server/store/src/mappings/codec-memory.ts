import type { CodecMemory } from '@nhip-xa/ports';
import type { Database, Session } from '../database/database';

/** What one mapping's codec remembers at most; the oldest goes first. */
export const CODEC_MEMORY = {
  /** Things: every device of a large plant, a few for each. */
  entries: 10_000,
  /** Characters of their JSON: the names of a few hundred nodes with hundreds of metrics each. */
  characters: 8_388_608,
} as const;

interface Entry {
  text: string;
  value: unknown;
}

/** What changed and is not stored: mapping → key → JSON; null: forgotten. */
type Fresh = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/**
 * What codecs remember, in memory; each change is stored with the messages that made it or before
 * them, so that none of them is acknowledged whose word could still be forgotten.
 */
export class CodecMemoryBook {
  private books = new Map<string, MappingMemory>();
  private readonly fresh = new Map<string, Map<string, string | null>>();

  constructor(
    private readonly database: Database,
    /** Told after the commit of what one mapping remembers. */
    private readonly onStored: (mapping: string) => void = () => undefined,
  ) {}

  /** Reads everything, or one mapping's; what is not stored yet stands above it. */
  async load(mapping?: string): Promise<void> {
    const rows = await this.database.query<{ mapping: string; key: string; value: unknown }>(
      'intake',
      {
        text: `SELECT mapping, key, value FROM codec_memory
               WHERE $1::text IS NULL OR mapping = $1 ORDER BY at`,
        values: [mapping ?? null],
      },
    );
    if (mapping === undefined) this.books.clear();
    else this.books.delete(mapping);
    for (const row of rows) {
      this.bookOf(row.mapping).put(JSON.parse(row.key) as string, JSON.stringify(row.value));
    }
    for (const [of, changes] of this.fresh) {
      if (mapping !== undefined && of !== mapping) continue;
      for (const [key, text] of changes) this.bookOf(of).put(JSON.parse(key) as string, text);
    }
  }

  memoryOf(mapping: string): CodecMemory {
    return {
      get: (key) => this.books.get(mapping)?.get(key),
      set: (key, value) => this.set(mapping, key, value),
    };
  }

  /** Something is not stored yet. */
  get hasFresh(): boolean {
    return this.fresh.size > 0;
  }

  /** Stores what is not stored yet; `stored` is told after the commit. */
  async write(session: Session): Promise<Fresh> {
    const writing = new Map([...this.fresh].map(([mapping, own]) => [mapping, new Map(own)]));
    const rows = [...writing]
      .flatMap(([mapping, own]) => [...own].map(([key, text]) => ({ mapping, key, text })))
      // in the order in which every writer locks them
      .sort((a, b) => (a.mapping + a.key < b.mapping + b.key ? -1 : 1));
    if (rows.length === 0) return writing;
    const values = [
      rows.map(({ mapping }) => mapping),
      rows.map(({ key }) => key),
      rows.map(({ text }) => text ?? FORGOTTEN),
    ];
    await session.query({ name: 'store-codec-memory', text: STORE, values });
    await session.query({ name: 'forget-codec-memory', text: FORGET, values });
    return writing;
  }

  stored(written: Fresh): void {
    for (const [mapping, changes] of written) {
      const own = this.fresh.get(mapping);
      for (const [key, text] of changes) if (own?.get(key) === text) own.delete(key);
      if (own?.size === 0) this.fresh.delete(mapping);
      this.onStored(mapping);
    }
  }

  private set(mapping: string, key: string, value: unknown): void {
    const text = value === undefined ? null : JSON.stringify(value);
    const book = this.bookOf(mapping);
    if (book.textOf(key) === text) return;
    const gone = book.put(key, text);
    const own = this.fresh.get(mapping) ?? new Map<string, string | null>();
    for (const each of gone) own.set(JSON.stringify(each), null);
    own.set(JSON.stringify(key), book.textOf(key));
    this.fresh.set(mapping, own);
  }

  private bookOf(mapping: string): MappingMemory {
    const known = this.books.get(mapping);
    if (known) return known;
    const made = new MappingMemory();
    this.books.set(mapping, made);
    return made;
  }
}

/** What one mapping's codec remembers, within bounds. */
class MappingMemory {
  private readonly entries = new Map<string, Entry>();
  private characters = 0;

  get(key: string): unknown {
    return this.entries.get(key)?.value;
  }

  textOf(key: string): string | null {
    return this.entries.get(key)?.text ?? null;
  }

  /** Gives the keys that had to go. */
  put(key: string, text: string | null): string[] {
    this.remove(key);
    if (text === null || key.length + text.length > CODEC_MEMORY.characters) return [];
    this.entries.set(key, { text, value: JSON.parse(text) as unknown });
    this.characters += key.length + text.length;
    const gone: string[] = [];
    while (this.entries.size > CODEC_MEMORY.entries || this.characters > CODEC_MEMORY.characters) {
      const [oldest = key] = this.entries.keys();
      this.remove(oldest);
      gone.push(oldest);
    }
    return gone;
  }

  private remove(key: string): void {
    const before = this.entries.get(key);
    if (!before) return;
    this.entries.delete(key);
    this.characters -= key.length + before.text.length;
  }
}

/** No JSON. */
const FORGOTTEN = '';
const GIVEN = `unnest($1::text[], $2::text[], $3::text[]) AS i (mapping, key, value)`;

/** Nothing of a mapping that is gone meanwhile. */
const STORE = `
  INSERT INTO codec_memory (mapping, key, value, at)
  SELECT i.mapping, i.key, i.value::json, now() FROM ${GIVEN}
  WHERE i.value <> '${FORGOTTEN}' AND EXISTS (SELECT FROM mappings m WHERE m.id = i.mapping)
  ON CONFLICT (mapping, key) DO UPDATE SET value = excluded.value, at = excluded.at`;

const FORGET = `
  DELETE FROM codec_memory c USING ${GIVEN}
  WHERE c.mapping = i.mapping AND c.key = i.key AND i.value = '${FORGOTTEN}'`;
