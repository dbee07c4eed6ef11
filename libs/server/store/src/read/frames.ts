import { isoOfUs } from '@nhip-xa/domain';
import type { FrameType, ShownFrame } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { SourceNotes } from '../facts/source-notes';

/** A frame whose small copy is still to be made. */
export interface WaitingFrame {
  sourceId: number;
  atUs: number;
  bytes: Uint8Array;
}

interface FrameRow {
  source_id: number;
  us: string;
  content_type: FrameType;
  tag: string;
  bytes: Buffer | null;
}

const HEAD = `f.source_id, (extract(epoch FROM f.at) * 1000000)::bigint AS us, encode(f.hash, 'hex') AS tag`;

/** The newest frames of sources, whole and small. */
export class StoredFrames {
  private readonly notes: SourceNotes;

  constructor(private readonly database: Database) {
    this.notes = new SourceNotes(database);
  }

  async whole(key: string): Promise<ShownFrame | undefined> {
    const [row] = await this.database.query<FrameRow>('read', {
      name: 'whole-frame',
      text: `SELECT ${HEAD}, f.content_type, f.bytes FROM frames f JOIN sources s ON s.id = f.source_id
             WHERE s.key = $1 AND s.removed_at IS NULL`,
      values: [key],
    });
    return row && shown(row, row.content_type);
  }

  /** The small copy, or the frame that one has yet to be made of; undefined where none can be. */
  async small(key: string): Promise<{ made: ShownFrame } | { waiting: WaitingFrame } | undefined> {
    const [row] = await this.database.query<FrameRow & { made: boolean }>('read', {
      name: 'small-frame',
      text: `SELECT ${HEAD}, f.small_at IS NOT NULL AS made,
               CASE WHEN f.small_at IS NULL THEN f.bytes ELSE f.small END AS bytes
             FROM frames f JOIN sources s ON s.id = f.source_id
             WHERE s.key = $1 AND s.removed_at IS NULL`,
      values: [key],
    });
    if (!row?.bytes) return undefined;
    if (!row.made) return { waiting: waitingOf(row, row.bytes) };
    const made = shown(row, 'image/jpeg');
    return made && { made: { ...made, tag: `${made.tag}-small` } };
  }

  /** The frame that has waited longest for its small copy. */
  async nextWaiting(): Promise<WaitingFrame | undefined> {
    const [row] = await this.database.query<FrameRow>('read', {
      name: 'waiting-frame',
      text: `SELECT ${HEAD}, f.bytes FROM frames f WHERE f.small_at IS NULL ORDER BY f.at LIMIT 1`,
    });
    return row?.bytes ? waitingOf(row, row.bytes) : undefined;
  }

  /**
   * Keeps the small copy of a frame unless a newer one has come; undefined: the frame cannot be
   * read, which is worth knowing of its source.
   */
  async keepSmall(
    { sourceId, atUs }: Pick<WaitingFrame, 'sourceId' | 'atUs'>,
    small: Buffer | undefined,
  ): Promise<void> {
    const kept = await this.database.query('read', {
      name: 'keep-small-frame',
      text: `UPDATE frames SET small = $3, small_at = at
             WHERE source_id = $1 AND at = $2::timestamptz AND small_at IS NULL RETURNING source_id`,
      values: [sourceId, isoOfUs(atUs), small ?? null],
    });
    if (small || kept.length === 0) return;
    this.notes.add(sourceId, 'bad-frame', { n: 1, atUs });
    await this.notes.flush();
  }
}

const waitingOf = (row: FrameRow, bytes: Buffer): WaitingFrame => ({
  sourceId: row.source_id,
  atUs: Number(row.us),
  bytes,
});

const shown = ({ us, tag, bytes }: FrameRow, contentType: FrameType): ShownFrame | undefined =>
  bytes ? { atMs: Math.floor(Number(us) / 1000), contentType, bytes, tag } : undefined;
