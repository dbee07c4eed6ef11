import { factName } from '@nhip-xa/domain';
import type { FactChange, PresenceChanged, SourceIdentity } from '@nhip-xa/ports';
import { FactChanges } from './batch';
import { markTurn } from './fact-writer';
import type { FeedBook } from './feed-book';
import type { PresenceBook } from './presence-book';

/** What a silence changed, as a stored batch tells it. */
export interface JudgedSilence {
  presence: PresenceChanged[];
  changed: FactChange[];
}

/** Finds the sources that fell silent, and the facts that nobody vouches for any more. */
export async function judgeSilence(
  presence: PresenceBook,
  feeds: FeedBook,
  nowMs: number,
): Promise<JudgedSilence> {
  const turns = await presence.judgeSilence(nowMs);
  const changes = new FactChanges();
  for (const turn of turns) markTurn(changes, turn, feeds);
  return { presence: turns.map(({ change }) => change), changed: changes.list() };
}

/** What a maintenance window that begins or ends changes: as if the source came or went then. */
export function changesOfExpectation(
  source: SourceIdentity,
  fromMs: number,
  feeds: FeedBook,
): FactChange[] {
  const changes = new FactChanges();
  changes.mark(source.unit, factName.presence(source.kind), fromMs * 1000);
  for (const feed of feeds.of(source.id)) changes.mark(feed.unit, feed.fact, fromMs * 1000);
  return changes.list();
}
