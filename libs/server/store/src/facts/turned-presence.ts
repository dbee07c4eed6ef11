import { factName } from '@nhip-xa/domain';
import type { FactChange, PresenceChanged, SourceIdentity } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { FactChanges } from './batch';
import { markTurn } from './fact-writer';
import type { PresenceTurn } from './presence-book';

/** What no message changed but silence, or its end: as a stored batch tells it. */
export interface TurnedPresence {
  presence: PresenceChanged[];
  changed: FactChange[];
}

/** Sources that came or went, with the facts that are vouched for again, or by nobody any more. */
export function turnedPresence(turns: readonly PresenceTurn[]): TurnedPresence {
  const changes = new FactChanges();
  for (const turn of turns) markTurn(changes, turn);
  return { presence: turns.map(({ change }) => change), changed: changes.list() };
}

/** What a maintenance window that begins or ends changes: as if the source came or went then. */
export async function changesOfExpectation(
  database: Database,
  { id, unit, kind }: SourceIdentity,
  fromMs: number,
): Promise<FactChange[]> {
  const feeds = await database.query<{ unit: string; fact: string }>('intake', {
    name: 'feeds-of-source',
    text: 'SELECT unit, fact FROM source_feeds WHERE source_id = $1',
    values: [id],
  });
  const changes = new FactChanges();
  for (const fed of [{ unit, fact: factName.presence(kind) }, ...feeds]) {
    changes.mark(fed.unit, fed.fact, fromMs * 1000);
  }
  return changes.list();
}
