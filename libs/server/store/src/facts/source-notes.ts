import type { SourceFlag } from '@nhip-xa/contract';
import { isoOfUs } from '@nhip-xa/domain';
import type { Database } from '../database/database';

/** How often something worth knowing of a source was noted, and when last. */
export interface Noted {
  n: number;
  atUs: number;
}

/** What is worth knowing of sources; gathered in memory, since every message may say it again. */
export class SourceNotes {
  private notes = new Map<number, Map<SourceFlag, Noted>>();

  constructor(private readonly database: Database) {}

  add(sourceId: number, flag: SourceFlag, { n, atUs }: Noted): void {
    const own = this.notes.get(sourceId) ?? new Map<SourceFlag, Noted>();
    const before = own.get(flag);
    own.set(flag, { n: n + (before?.n ?? 0), atUs: Math.max(atUs, before?.atUs ?? 0) });
    this.notes.set(sourceId, own);
  }

  /** Stores what was gathered; what cannot be stored now is kept for the next time. */
  async flush(): Promise<void> {
    const notes = [...this.notes];
    if (notes.length === 0) return;
    this.notes = new Map();
    try {
      await this.store(notes);
    } catch (error) {
      for (const [id, own] of notes) for (const [flag, noted] of own) this.add(id, flag, noted);
      throw error;
    }
  }

  private async store(
    notes: readonly (readonly [number, ReadonlyMap<SourceFlag, Noted>])[],
  ): Promise<void> {
    const rows = notes.flatMap(([source_id, own]) =>
      [...own].map(([flag, { n, atUs }]) => ({ source_id, flag, n, at: isoOfUs(atUs) })),
    );
    await this.database.query('intake', {
      name: 'store-notes',
      text: STORE_NOTES,
      values: [JSON.stringify(rows)],
    });
  }
}

const STORE_NOTES = `
  UPDATE sources s SET flags = s.flags || n.flags
  FROM (
    SELECT i.source_id, jsonb_object_agg(i.flag, jsonb_build_object('at', i.at,
      'n', i.n + coalesce((o.flags -> i.flag ->> 'n')::bigint, 0))) AS flags
    FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, flag text, n bigint, at timestamptz)
    JOIN sources o ON o.id = i.source_id GROUP BY i.source_id) n
  WHERE s.id = n.source_id`;
