import type { FactChange, PresenceChanged } from '@nhip-xa/ports';
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
