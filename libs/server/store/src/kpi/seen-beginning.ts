/** Whether a number that is bad was seen to turn so, as SQL. */

/**
 * For so long in minutes a number must have been good before what came is known to have begun then: a
 * system or a source that was just set up tells its past bit by bit.
 */
const SETTLING_MINUTES = 5;

/**
 * How a pair `v` stood last before it was bad, and the first that is known of its being bad.
 * @param since when it is thought to have begun
 * @param only a condition without which nothing is looked up
 */
export const beforeIt = (since: string, only = 'true'): string => `
  LEFT JOIN LATERAL (SELECT h.at, h.since, h.status FROM kpi_history h
    WHERE ${only} AND h.unit = v.unit AND h.kpi = v.kpi AND h.at < ${since}
      AND h.status NOT IN ('warning', 'critical')
    ORDER BY h.at DESC LIMIT 1) was ON true
  -- facts that came late may have told of an earlier beginning
  LEFT JOIN LATERAL (SELECT h.at, h.corrected FROM kpi_history h
    WHERE ${only} AND h.unit = v.unit AND h.kpi = v.kpi AND h.at > coalesce(was.at, '-infinity')
      AND h.status IN ('warning', 'critical')
    ORDER BY h.at LIMIT 1) bad ON true`;

/** Good for long enough, and what it turned to was reckoned right then. */
export const seenToBegin = (since: string): string => `
  coalesce(was.status = 'good' AND was.since <= ${since} - interval '${SETTLING_MINUTES} minutes'
    AND (NOT coalesce(bad.corrected, false) OR bad.at - was.at <= interval '1 hour'), false)`;
