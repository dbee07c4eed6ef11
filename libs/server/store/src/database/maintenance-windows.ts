/**
 * Whether a source is worked on at a moment, as SQL over expressions. From inclusive, to exclusive:
 * at its end a source is expected again.
 */

/** When the source counts again; NULL: it is not under maintenance. */
export const maintainedUntil = (source: string, at: string): string =>
  `(SELECT max(w.to_at) FROM maintenance_windows w
    WHERE w.source_id = ${source} AND w.from_at <= ${at} AND w.to_at > ${at})`;

export const isMaintained = (source: string, at: string): string =>
  `EXISTS (SELECT FROM maintenance_windows w
    WHERE w.source_id = ${source} AND w.from_at <= ${at} AND w.to_at > ${at})`;

/** The next moment after this one at which some window of the source begins or ends. */
export const nextMaintenanceTurn = (source: string, at: string): string =>
  `(SELECT min(CASE WHEN w.from_at > ${at} THEN w.from_at ELSE w.to_at END)
    FROM maintenance_windows w WHERE w.source_id = ${source} AND w.to_at > ${at})`;
