import { factName } from '@nhip-xa/domain';
import type { DecodedMessage } from '@nhip-xa/ports';
import type { Partitions } from '../database/partitions';
import { localDayOfUs } from './batch';
import type { FeedBook } from './feed-book';
import { METRICS_PER_SOURCE, type SeriesDirectory, type SeriesName } from './series-directory';

export interface RoomParts {
  series: SeriesDirectory;
  feeds: FeedBook;
  partitions: Partitions;
  nowMs: () => number;
}

/** Makes the series, feeds and partitions that the batch needs; they stay if the batch fails. */
export async function makeRoom(
  { series, feeds, partitions, nowMs }: RoomParts,
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
      } else if (item.fact === 'case') {
        feeds.note(sourceId, item.commune, factName.case(item.kind));
      } else if (item.fact === 'event') {
        eventDays.add(localDayOfUs(item.tsUs));
        feeds.note(sourceId, item.commune, factName.event(item.type));
      }
    }
  }
  const taken = withinLimit([...missing.values()], series);
  for (const { sourceId, metric, commune } of taken) {
    feeds.note(sourceId, commune, factName.reading(metric));
  }
  // a feed without a reading yet says what is true soon; a reading without its feed would be lost
  await feeds.store();
  if (taken.length > 0) await series.make(taken);
  await partitions.ensure('readings', readingDays, nowMs());
  await partitions.ensure('events', eventDays, nowMs());
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
