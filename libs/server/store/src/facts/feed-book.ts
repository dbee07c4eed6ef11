import type { Database, Session } from '../database/database';

/** A source that feeds a kind of fact of a unit. */
export interface Feed {
  sourceId: number;
  unit: string;
  fact: string;
}

/** Which source feeds which kind of fact of which unit: declared, or ever sent; told once each. */
export class FeedBook {
  private readonly bySource = new Map<number, Set<string>>();

  constructor(private readonly database: Database) {}

  /** Reads what is stored; again when sources have declared something new. */
  async load(): Promise<void> {
    const rows = await this.database.query<Feed>('intake', {
      text: `SELECT source_id AS "sourceId", unit, fact FROM source_feeds`,
    });
    this.bySource.clear();
    this.remember(rows);
  }

  knows({ sourceId, unit, fact }: Feed): boolean {
    return this.bySource.get(sourceId)?.has(keyOf(unit, fact)) ?? false;
  }

  /** Stores feeds, in an order that is the same for every writer; `remember` is told after the commit. */
  async write(session: Pick<Session, 'query'>, feeds: readonly Feed[]): Promise<void> {
    if (feeds.length === 0) return;
    await session.query({
      text: `INSERT INTO source_feeds (source_id, unit, fact) SELECT DISTINCT "sourceId", unit, fact
             FROM jsonb_to_recordset($1::jsonb) AS i ("sourceId" int, unit text, fact text)
             ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING`,
      values: [JSON.stringify(feeds)],
    });
  }

  remember(feeds: readonly Feed[]): void {
    for (const { sourceId, unit, fact } of feeds) {
      const own = this.bySource.get(sourceId) ?? new Set<string>();
      own.add(keyOf(unit, fact));
      this.bySource.set(sourceId, own);
    }
  }
}

const keyOf = (unit: string, fact: string): string => `${unit} ${fact}`;
