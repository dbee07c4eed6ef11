import type { EntityManager } from 'typeorm';

/** A declared feed with a name, such as `case:dossier`; `case` alone names no kind of fact. */
const NAMED = /^(reading|case|event):/;

const namedFeeds = (feeds: readonly string[] | null | undefined): string[] =>
  (feeds ?? []).filter((feed) => NAMED.test(feed));

/** Writes down what sources declare to feed, so that their KPIs exist before their first fact. */
export async function declareFeeds(
  manager: EntityManager,
  ...sources: readonly { id: number; unit: string; feeds: readonly string[] | null }[]
): Promise<void> {
  const feeds = sources.flatMap(({ id, unit, feeds: all }) =>
    namedFeeds(all).map((fact) => ({ id, unit, fact })),
  );
  await manager.query(
    `INSERT INTO source_feeds (source_id, unit, fact, declared)
     SELECT DISTINCT id, unit, fact, true
     FROM jsonb_to_recordset($1::jsonb) AS f (id int, unit text, fact text)
     ON CONFLICT (source_id, unit, fact) DO UPDATE SET declared = true`,
    [JSON.stringify(feeds)],
  );
}

/** Takes back what a source no longer declares; what it ever sent it feeds all the same. */
export async function undeclareFeeds(
  manager: EntityManager,
  source: { id: number; unit: string; feeds: readonly string[] | null },
): Promise<void> {
  const parameters = [source.id, namedFeeds(source.feeds)];
  await manager.query(
    `DELETE FROM source_feeds f
     WHERE f.source_id = $1 AND f.declared AND f.fact <> ALL ($2::text[]) AND NOT ${EVER_SENT}`,
    parameters,
  );
  await manager.query(
    `UPDATE source_feeds SET declared = false
     WHERE source_id = $1 AND declared AND fact <> ALL ($2::text[])`,
    parameters,
  );
}

const EVER_SENT = `CASE split_part(f.fact, ':', 1)
  WHEN 'reading' THEN EXISTS (
    SELECT FROM series s WHERE s.source_id = f.source_id AND s.commune = f.unit
      AND 'reading:' || s.metric = f.fact)
  WHEN 'case' THEN EXISTS (
    SELECT FROM cases c WHERE c.unit = f.unit AND 'case:' || c.kind = f.fact
      AND c.source_id = f.source_id)
  ELSE EXISTS (
    SELECT FROM events e WHERE e.unit = f.unit AND e.type = split_part(f.fact, ':', 2)
      AND e.source_id = f.source_id)
  END`;
