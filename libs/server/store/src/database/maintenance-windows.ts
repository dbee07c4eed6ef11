/**
 * Whether a source is worked on at a moment, as SQL over expressions. From inclusive, to exclusive:
 * at its end a source is expected again.
 */

export const isMaintained = (source: string, at: string): string =>
  `EXISTS (SELECT FROM maintenance_windows w
    WHERE w.source_id = ${source} AND w.from_at <= ${at} AND w.to_at > ${at})`;

/**
 * Of each source that has a window now or later: when it counts again (NULL: it counts), and the next
 * moment at which a window of it begins or ends.
 */
export const windowsFrom = (at: string): string =>
  `SELECT w.source_id, max(w.to_at) FILTER (WHERE w.from_at <= ${at}) AS maintained_until,
     min(CASE WHEN w.from_at > ${at} THEN w.from_at ELSE w.to_at END) AS maintenance_turns_at
   FROM maintenance_windows w WHERE w.to_at > ${at} GROUP BY w.source_id`;
