import { LATE_MS, type FactChange, type LateFact, type LateRound } from '@nhip-xa/ports';
import { numberArray, type Database, type Session, type Statement } from '../database/database';

/** A row whose mark is younger than this, in ms, is not written once more: many facts come late at once. */
const MARK_MS = 1_000;

/** Before which moment facts are late. */
export const lateBeforeUs = (nowMs: number): number => (nowMs - LATE_MS) * 1_000;

const MARK = `
  ON CONFLICT (unit, fact) DO UPDATE SET
    from_us = CASE WHEN l.round IS NULL THEN least(l.from_us, excluded.from_us) ELSE l.from_us END,
    again_us = CASE WHEN l.round IS NOT NULL THEN least(l.again_us, excluded.from_us) END,
    marked_at = now()
  WHERE l.marked_at < now() - interval '${MARK_MS} ms'
    OR CASE WHEN l.round IS NULL THEN excluded.from_us < l.from_us
         ELSE l.again_us IS NULL OR excluded.from_us < l.again_us END`;

/** Notes what came late in the transaction that stores it: whoever leads reckons the past anew. */
export async function noteLate(
  session: Pick<Session, 'query'>,
  changes: readonly FactChange[],
  nowMs: number,
): Promise<void> {
  const beforeUs = lateBeforeUs(nowMs);
  const late = changes.filter(({ earliestUs }) => earliestUs < beforeUs);
  if (late.length > 0) await session.query(noteStatement(late));
}

// rows are locked in one order by all, so that none waits in a circle
const noteStatement = (late: readonly FactChange[]): Statement => ({
  name: 'note-late-facts',
  text: `INSERT INTO late_facts AS l (unit, fact, from_us)
         SELECT unit, fact, us FROM unnest($1::text[], $2::text[], $3::bigint[]) i (unit, fact, us)
         ORDER BY unit, fact ${MARK}`,
  values: [
    late.map(({ unit }) => unit),
    late.map(({ fact }) => fact),
    numberArray(late.map(({ earliestUs }) => Math.floor(earliestUs))),
  ],
});

/** What whether a source is expected to be there bears on, as if it came or went then: $2 its presence. */
export const NOTE_LATE_OF_SOURCE = `
  INSERT INTO late_facts AS l (unit, fact, from_us)
  SELECT unit, fact, $3::bigint FROM (
    SELECT unit, $2::text AS fact FROM sources WHERE id = $1
    UNION SELECT unit, fact FROM source_feeds WHERE source_id = $1) i
  ORDER BY unit, fact ${MARK}`;

/** Takes all that is late for one round, where it has waited long enough. */
export async function beginLate(
  database: Database,
  { id, quietMs, longestMs }: LateRound,
): Promise<LateFact[]> {
  const rows = await database.query<{ unit: string; fact: string; from_us: string }>('history', {
    name: 'begin-late-facts',
    text: `WITH due AS (
             SELECT unit, fact FROM late_facts
             WHERE (SELECT max(marked_at) <= now() - $2::int * interval '1 ms'
                      OR min(waiting_since) <= now() - $3::int * interval '1 ms' FROM late_facts)
             ORDER BY unit, fact FOR UPDATE)
           UPDATE late_facts l SET round = $1, from_us = least(l.from_us, l.again_us),
             again_us = NULL, marked_at = now(), waiting_since = now()
           FROM due WHERE l.unit = due.unit AND l.fact = due.fact
           RETURNING l.unit, l.fact, l.from_us`,
    values: [id, quietMs, longestMs],
  });
  return rows.map(({ unit, fact, from_us: us }) => ({ unit, fact, fromMs: Number(us) / 1_000 }));
}

/** Forgets what a round has reckoned; gives whether anything waits. */
export async function endLate(database: Database, round: string): Promise<boolean> {
  return database.transaction('history', async (session) => {
    const own = { values: [round] };
    await session.query({
      ...own,
      text: 'SELECT FROM late_facts WHERE round = $1 ORDER BY unit, fact FOR UPDATE',
    });
    await session.query({
      ...own,
      text: 'DELETE FROM late_facts WHERE round = $1 AND again_us IS NULL',
    });
    await session.query({
      ...own,
      text: `UPDATE late_facts SET round = NULL, from_us = again_us, again_us = NULL,
               waiting_since = now() WHERE round = $1`,
    });
    const [left] = await session.query<{ waits: boolean }>({
      text: 'SELECT EXISTS (SELECT FROM late_facts) AS waits',
    });
    return left?.waits ?? false;
  });
}
