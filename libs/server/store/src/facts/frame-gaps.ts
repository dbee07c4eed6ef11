import { isoOfUs } from '@nhip-xa/domain';
import type { Session } from '../database/database';

/** A span without a good frame is kept where it is longer than this; KPIs count dark hours in whole ones. */
export const GAP_MS = 3_600_000;

const GAP_US = GAP_MS * 1_000;

interface Gap {
  source_id: number;
  /** Null: nothing is known of a frame before; the camera's row tells. */
  from_at: string | null;
  to_at: string;
}

/**
 * Spans without a good frame that a batch ends, so that the past of a camera can be told. Written
 * before the frame that ends them replaces the one before.
 */
export class FrameGaps {
  private readonly gaps: Gap[] = [];

  /** A frame of a source, and the newest before it as far as one is kept. */
  note(sourceId: number, beforeUs: number | undefined, atUs: number): void {
    if (beforeUs !== undefined && atUs - beforeUs <= GAP_US) return;
    const from = beforeUs === undefined ? null : isoOfUs(beforeUs);
    this.gaps.push({ source_id: sourceId, from_at: from, to_at: isoOfUs(atUs) });
  }

  /** Frames expire and presence does not: one whose frame is gone was seen last when that says. */
  async write(session: Session): Promise<void> {
    if (this.gaps.length === 0) return;
    await session.query({
      name: 'write-frame-gaps',
      text: `INSERT INTO frame_gaps (source_id, from_at, to_at)
             SELECT source_id, began, to_at FROM (
               SELECT i.source_id, i.to_at, coalesce(i.from_at, p.last_frame_at, s.created_at) AS began
               FROM jsonb_to_recordset($1::jsonb) AS i (source_id int, from_at timestamptz, to_at timestamptz)
               JOIN sources s ON s.id = i.source_id JOIN presence p ON p.source_id = s.id) g
             WHERE to_at - began > $2::bigint * interval '1 millisecond'
             ON CONFLICT DO NOTHING`,
      values: [JSON.stringify(this.gaps), GAP_MS],
    });
  }
}
