import { MAPPING_LIMITS } from '@nhip-xa/contract';
import { isoOfUs } from '@nhip-xa/domain';
import type { Session } from '../database/database';
import { storable, type GivenRejected } from '../facts/bookkeeping';

/** Longest name that is kept of a source, in characters. */
const NAME_CHARACTERS = 200;

/**
 * Writes down which sources are proposed by what is about to be kept. Gives the same messages; those
 * of sources that are one too many wait for nothing.
 */
export async function writeProposals(
  session: Session,
  given: readonly GivenRejected[],
): Promise<readonly GivenRejected[]> {
  const proposing = given.filter(({ proposal }) => proposal !== undefined);
  if (proposing.length === 0) return given;
  const refused = await beyondLimit(session, proposing);
  const taken = proposing.filter(({ proposal }) => !refused.has(proposal?.key ?? ''));
  await upsert(session, taken);
  return given.map((one) =>
    one.proposal && refused.has(one.proposal.key) ? withoutProposal(one) : one,
  );
}

function withoutProposal({ proposal, ...rejected }: GivenRejected): GivenRejected {
  const most = `${MAPPING_LIMITS.proposals} sources of its mapping wait for approval already`;
  const detail = `${rejected.detail}: ${most}`;
  return { ...rejected, detail, ...(proposal && { mapping: proposal.mapping }) };
}

/** Keys that are new where their mapping has as many waiting as it may. */
async function beyondLimit(
  session: Session,
  proposing: readonly GivenRejected[],
): Promise<ReadonlySet<string>> {
  const byKey = new Map(proposing.map(({ proposal }) => [proposal?.key ?? '', proposal?.mapping]));
  const known = await session.query<{ key: string }>({
    name: 'known-proposals',
    text: `SELECT key FROM source_proposals WHERE key = ANY ($1::text[])
           UNION SELECT key FROM sources WHERE key = ANY ($1::text[]) AND removed_at IS NULL`,
    values: [[...byKey.keys()]],
  });
  for (const { key } of known) byKey.delete(key);
  if (byKey.size === 0) return new Set();
  const counts = await session.query<{ mapping: string; n: string }>({
    name: 'count-proposals',
    text: `SELECT mapping, count(*) AS n FROM source_proposals
           WHERE mapping = ANY ($1::text[]) GROUP BY mapping`,
    values: [[...new Set([...byKey.values()].map((mapping) => mapping ?? ''))]],
  });
  const waiting = new Map(counts.map(({ mapping, n }) => [mapping, Number(n)]));
  const refused = new Set<string>();
  for (const [key, mapping = ''] of byKey) {
    const n = waiting.get(mapping) ?? 0;
    if (n >= MAPPING_LIMITS.proposals) refused.add(key);
    else waiting.set(mapping, n + 1);
  }
  return refused;
}

async function upsert(session: Session, taken: readonly GivenRejected[]): Promise<void> {
  const rows = new Map<string, Record<string, unknown> & { kept: number }>();
  for (const { proposal, receivedUs } of taken) {
    if (!proposal) continue;
    const { key, unit, id, kind, name, mapping, publisher } = proposal;
    const at = isoOfUs(receivedUs);
    const row = rows.get(key) ?? { key, unit, local_id: id, kind, mapping, publisher, kept: 0 };
    rows.set(key, {
      first_at: at,
      ...row,
      ...{ name: storable(name, NAME_CHARACTERS), last_at: at, kept: row.kept + 1 },
    });
  }
  if (rows.size === 0) return;
  await session.query({
    name: 'propose-sources',
    text: `INSERT INTO source_proposals AS p
             (key, unit, local_id, kind, name, mapping, publisher, first_at, last_at, kept, dropped)
           SELECT key, unit, local_id, kind, name, mapping, publisher, first_at, last_at, kept, 0
           FROM jsonb_to_recordset($1::jsonb) AS i (key text, unit text, local_id text, kind text,
             name text, mapping text, publisher text, first_at timestamptz, last_at timestamptz,
             kept int)
           -- registered while this message was on its way: it is read again
           WHERE NOT EXISTS (SELECT FROM sources s WHERE s.key = i.key AND s.removed_at IS NULL)
           ORDER BY key
           ON CONFLICT (key) DO UPDATE SET kept = p.kept + excluded.kept,
             last_at = greatest(p.last_at, excluded.last_at)`,
    values: [JSON.stringify([...rows.values()])],
  });
}

/** Of each of these, as many messages stay as may be kept: the newest. */
export async function dropSurplus(
  session: Session,
  given: readonly GivenRejected[],
): Promise<void> {
  const keys = [...new Set(given.flatMap(({ proposal }) => (proposal ? [proposal.key] : [])))];
  if (keys.length === 0) return;
  await session.query({
    name: 'drop-surplus-of-proposals',
    text: `WITH over AS (
             SELECT key, kept - $2::int AS n FROM source_proposals
             WHERE key = ANY ($1::text[]) AND kept > $2::int),
           gone AS (
             DELETE FROM rejected_messages WHERE id IN (
               SELECT o.id FROM over CROSS JOIN LATERAL (
                 SELECT id FROM rejected_messages r WHERE r.proposal = over.key
                 ORDER BY id LIMIT over.n) o))
           UPDATE source_proposals p SET kept = $2::int, dropped = p.dropped + over.n
           FROM over WHERE p.key = over.key`,
    values: [keys, MAPPING_LIMITS.keptForProposal],
  });
}

/** After messages of these were read again or removed; one that nothing waits for any more is gone. */
export async function recountProposals(session: Session, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await session.query({
    name: 'recount-proposals',
    text: `UPDATE source_proposals p
           SET kept = (SELECT count(*) FROM rejected_messages r WHERE r.proposal = p.key)
           WHERE key = ANY ($1::text[])`,
    values: [keys],
  });
  await session.query({
    name: 'remove-empty-proposals',
    text: `DELETE FROM source_proposals WHERE key = ANY ($1::text[]) AND kept = 0`,
    values: [keys],
  });
}
