import { factName } from '@nhip-xa/domain';
import type { DecodedMessage } from '@nhip-xa/ports';
import type { Partitions } from '../database/partitions';
import { localDayOfUs } from './batch';
import type { Database } from '../database/database';
import type { Feed, FeedBook } from './feed-book';
import { METRICS_PER_SOURCE, type SeriesDirectory, type SeriesName } from './series-directory';

export interface RoomParts {
  database: Database;
  series: SeriesDirectory;
  feeds: FeedBook;
  partitions: Partitions;
  nowMs: () => number;
}

/**
 * Makes the series with their feeds, and the partitions, that the batch needs; they stay if the
 * batch fails.
 */
export async function makeRoom(
  { database, series, feeds, partitions, nowMs }: RoomParts,
  messages: readonly DecodedMessage[],
): Promise<void> {
  const missing = new Map<string, SeriesName>();
  const readingDays = new Set<number>();
  const eventDays = new Set<number>();
  for (const { message, items } of messages) {
    const sourceId = message.publisher.id;
    for (const { item } of items) {
      if (item.fact === 'reading') {
        readingDays.add(localDayOfUs(item.atUs));
        const { metric, commune } = item;
        if (series.find(sourceId, metric, commune) === undefined) {
          missing.set(`${sourceId} ${metric} ${commune}`, { sourceId, metric, commune });
        }
      } else if (item.fact === 'event') {
        eventDays.add(localDayOfUs(item.tsUs));
      }
    }
  }
  const taken = withinLimit([...missing.values()], series);
  if (taken.length > 0) {
    // a feed without a reading yet says what is true soon; a reading without its feed would be lost
    const fed = taken.map(({ sourceId, metric, commune }) => ({
      sourceId,
      unit: commune,
      fact: factName.reading(metric),
    }));
    await database.connected('intake', (session) => feeds.write(session, fed));
    feeds.remember(fed);
    await series.make(taken);
  }
  await partitions.ensure('readings', readingDays, nowMs());
  await partitions.ensure('events', eventDays, nowMs());
}

/** What sources feed with the cases and events of a batch that they never did before. */
export function newFeeds(feeds: FeedBook, messages: readonly DecodedMessage[]): Feed[] {
  return messages.flatMap(({ message, items }) =>
    items.flatMap(({ item }) => {
      if (item.fact !== 'case' && item.fact !== 'event') return [];
      const fact = item.fact === 'case' ? factName.case(item.kind) : factName.event(item.type);
      const feed = { sourceId: message.publisher.id, unit: item.commune, fact };
      return feeds.knows(feed) ? [] : [feed];
    }),
  );
}

/** New series, as far as their sources may have more metrics. */
function withinLimit(names: readonly SeriesName[], series: SeriesDirectory): SeriesName[] {
  const metrics = new Map<number, Set<string>>();
  return names.filter(({ sourceId, metric }) => {
    const own = metrics.get(sourceId) ?? series.metricsOf(sourceId);
    metrics.set(sourceId, own);
    if (!own.has(metric) && own.size >= METRICS_PER_SOURCE) return false;
    own.add(metric);
    return true;
  });
}
