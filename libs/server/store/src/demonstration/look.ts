import type { DemonstrationAnswer } from '@nhip-xa/contract';
import type { SimulatedUser } from '@nhip-xa/ports';
import type { Database, Session } from '../database/database';
import { removalOf, type Removal } from './memory';
import { TIED, WHAT_GOES } from './what-goes';

/** A screen reports once a minute: one that did within this time hangs on a wall and is lit. */
const SCREEN_LIT = `interval '5 minutes'`;

const UNITS = `(${TIED.units})`;
const SOURCES = `(${TIED.sources})`;

/** Readings are counted from their hours: exact, and a hundredth of the rows. */
const COUNTS = `
  SELECT
    (SELECT count(*) FROM units WHERE simulated AND level = 'province')::int AS provinces,
    (SELECT count(*) FROM units WHERE simulated AND level = 'commune')::int AS communes,
    (SELECT count(*) FROM units WHERE simulated AND level = 'village')::int AS villages,
    (SELECT count(*) FROM sources WHERE removed_at IS NULL AND kind <> 'typed' AND unit IN ${UNITS})::int AS sources,
    (SELECT count(*) FROM presence p JOIN sources s ON s.id = p.source_id
      WHERE p.state = 'online' AND s.removed_at IS NULL AND p.source_id IN ${SOURCES})::int AS online,
    (SELECT coalesce(sum(n), 0) FROM readings_hourly WHERE series_id IN (${TIED.series}))::float8 AS readings,
    (SELECT count(*) FROM cases WHERE unit IN ${UNITS})::int AS cases,
    (SELECT count(*) FROM events WHERE unit IN ${UNITS})::float8 AS events,
    (SELECT count(*) FROM reports WHERE unit IN ${UNITS})::int AS reports,
    (SELECT count(*) FROM displays WHERE revoked_at IS NULL AND unit IN ${UNITS})::int AS displays,
    (SELECT count(*) FROM display_screens s JOIN displays d ON d.id = s.display_id
      WHERE d.revoked_at IS NULL AND d.unit IN ${UNITS} AND s.last_seen_at > now() - ${SCREEN_LIT})::int AS screens,
    (SELECT count(*) FROM api_tokens WHERE unit IN ${UNITS})::int AS tokens`;

type Counts = Omit<DemonstrationAnswer, 'state' | 'users' | 'removal'>;

export const USERS = `SELECT username, display_name AS "displayName", unit FROM users
  WHERE unit IN ${UNITS} ORDER BY username`;

export const simulatedUsers = (session: Session): Promise<SimulatedUser[]> =>
  session.query<SimulatedUser>({ text: USERS });

/** What there is of the demonstration, counted. */
export async function lookAt(database: Database): Promise<DemonstrationAnswer> {
  const [counts] = await database.query<Counts>('read', { text: COUNTS });
  if (!counts) throw new Error('a count without a row');
  const users = await database.query<SimulatedUser>('read', { text: USERS });
  const removal = await removalOf(database);
  const units = counts.provinces + counts.communes + counts.villages;
  return {
    state: stateOf(units, removal),
    ...counts,
    users,
    removal: removal ? { ...removal, steps: WHAT_GOES.length + 1 } : null,
  };
}

function stateOf(units: number, removal: Removal | undefined): DemonstrationAnswer['state'] {
  if (removal && removal.finishedAt === null) return 'removing';
  if (units > 0) return 'there';
  return removal ? 'removed' : 'none';
}
