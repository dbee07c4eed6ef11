import { factName } from '@nhip-xa/domain';
import type { DecodedMessage, FactChange, FactItem, SourceIdentity } from '@nhip-xa/ports';

/**
 * A fact that speaks of a moment longer than this many ms before its receipt was kept back by its
 * sender, or by a line that was down: how long it took to the screens says nothing of us.
 */
export const KEPT_BACK_MS = 60_000;

/** Changes with the newest moment of those facts that were not kept back on their way. */
export function toldAsTheyHappened(
  changes: readonly FactChange[],
  messages: readonly DecodedMessage[],
): FactChange[] {
  const newest = newestOf(messages);
  return changes.map((change) => {
    const occurredUs = newest.get(change.unit)?.get(change.fact);
    return occurredUs === undefined ? change : { ...change, occurredUs };
  });
}

/** Unit and kind of fact → the newest moment that was told at once. */
function newestOf(messages: readonly DecodedMessage[]): Map<string, Map<string, number>> {
  const newest = new Map<string, Map<string, number>>();
  for (const { message, items } of messages) {
    if (message.spooled || message.retainedCopy) continue;
    for (const { item } of items) {
      const atUs = 'tsUs' in item ? item.tsUs : item.atUs;
      if (message.receivedAtUs - atUs > KEPT_BACK_MS * 1_000) continue;
      const [unit, fact] = nameOf(item, message.publisher);
      const ofUnit = newest.get(unit) ?? new Map<string, number>();
      newest.set(unit, ofUnit);
      // nothing happened after it was told: then its clock is ahead
      const occurredUs = Math.min(atUs, message.receivedAtUs);
      ofUnit.set(fact, Math.max(ofUnit.get(fact) ?? 0, occurredUs));
    }
  }
  return newest;
}

function nameOf(item: FactItem, { unit, kind }: SourceIdentity): [unit: string, fact: string] {
  switch (item.fact) {
    case 'reading':
      return [item.commune, factName.reading(item.metric)];
    case 'case':
      return [item.commune, factName.case(item.kind)];
    case 'event':
      return [item.commune, factName.event(item.type)];
    case 'status':
    case 'frame':
      return [unit, factName.presence(kind)];
  }
}
