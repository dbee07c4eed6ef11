import type { DecodedMessage, RejectedCount } from '@nhip-xa/ports';
import type { GivenRejected } from './bookkeeping';

/** Of each source and reason so many; sources by their keys, as their messages name them. */
export function rejectedCounts(
  rejected: readonly GivenRejected[],
  messages: readonly DecodedMessage[],
): RejectedCount[] {
  if (rejected.length === 0) return [];
  const keys = new Map(messages.map(({ message: { publisher } }) => [publisher.id, publisher.key]));
  const counts = new Map<string, RejectedCount>();
  for (const { sourceId, reason } of rejected) {
    const source = keys.get(sourceId) ?? '';
    const of = `${source} ${reason}`;
    counts.set(of, { source, reason, items: (counts.get(of)?.items ?? 0) + 1 });
  }
  return [...counts.values()];
}
