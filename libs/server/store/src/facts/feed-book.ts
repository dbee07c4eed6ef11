import type { Database } from '../database/database';

/** Which source ever sent which kind of fact of which unit; told to the store once each. */
export class FeedBook {
  private readonly known = new Set<string>();
  private readonly fresh = new Map<string, { source_id: number; unit: string; fact: string }>();

  constructor(private readonly database: Database) {}

  async load(): Promise<void> {
    const rows = await this.database.query<{ source_id: number; unit: string; fact: string }>(
      'intake',
      {
        text: `SELECT source_id, unit, fact FROM source_feeds`,
      },
    );
    for (const row of rows) this.known.add(`${row.source_id} ${row.unit} ${row.fact}`);
  }

  note(sourceId: number, unit: string, fact: string): void {
    const key = `${sourceId} ${unit} ${fact}`;
    if (!this.known.has(key)) this.fresh.set(key, { source_id: sourceId, unit, fact });
  }

  async store(): Promise<void> {
    if (this.fresh.size === 0) return;
    const feeds = [...this.fresh];
    await this.database.query('intake', {
      text: `INSERT INTO source_feeds (source_id, unit, fact) SELECT source_id, unit, fact
             FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, unit text, fact text)
             ON CONFLICT DO NOTHING`,
      values: [JSON.stringify(feeds.map(([, feed]) => feed))],
    });
    for (const [key] of feeds) {
      this.known.add(key);
      this.fresh.delete(key);
    }
  }
}
