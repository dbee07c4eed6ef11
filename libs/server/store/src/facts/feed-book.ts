import type { Database } from '../database/database';

interface Feed {
  source_id: number;
  unit: string;
  fact: string;
}

/** Which source feeds which kind of fact of which unit: declared, or ever sent; told once each. */
export class FeedBook {
  private readonly bySource = new Map<number, Map<string, Feed>>();
  private fresh: Feed[] = [];

  constructor(private readonly database: Database) {}

  /** Reads what is stored; again when sources have declared something new. */
  async load(): Promise<void> {
    const rows = await this.database.query<Feed>('intake', {
      text: `SELECT source_id, unit, fact FROM source_feeds`,
    });
    this.bySource.clear();
    for (const feed of [...rows, ...this.fresh]) this.remember(feed);
  }

  note(sourceId: number, unit: string, fact: string): void {
    if (this.bySource.get(sourceId)?.has(keyOf(unit, fact))) return;
    const feed = { source_id: sourceId, unit, fact };
    this.remember(feed);
    this.fresh.push(feed);
  }

  async store(): Promise<void> {
    if (this.fresh.length === 0) return;
    const feeds = this.fresh;
    this.fresh = [];
    try {
      await this.database.query('intake', {
        text: `INSERT INTO source_feeds (source_id, unit, fact) SELECT source_id, unit, fact
               FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, unit text, fact text)
               ON CONFLICT DO NOTHING`,
        values: [JSON.stringify(feeds)],
      });
    } catch (error) {
      // noted again by whoever tries again: one that can never be stored must not stop the others
      for (const { source_id, unit, fact } of feeds) {
        this.bySource.get(source_id)?.delete(keyOf(unit, fact));
      }
      throw error;
    }
  }

  private remember(feed: Feed): void {
    const own = this.bySource.get(feed.source_id) ?? new Map<string, Feed>();
    own.set(keyOf(feed.unit, feed.fact), feed);
    this.bySource.set(feed.source_id, own);
  }
}

const keyOf = (unit: string, fact: string): string => `${unit} ${fact}`;
