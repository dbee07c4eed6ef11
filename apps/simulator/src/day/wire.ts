import { LIMITS } from '@nhip-xa/contract';
import { LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import type { Planned } from './messages';

/** RFC 3339 in local time: `2026-11-20T08:15:00.000+07:00`. */
export const localIso = (ms: number): string =>
  new Date(ms + LOCAL_OFFSET_MS).toISOString().replace('Z', '+07:00');

/** The item as it travels. `shiftMs` moves all its moments, when the day is played faster. */
export function itemOf(planned: Planned, shiftMs = 0): Record<string, unknown> {
  const ts = localIso(planned.atMs + shiftMs);
  if (planned.channel === 'event') return { ...planned.say, ts };
  const { openedAtMs, acceptedAtMs, dueAtMs, momentsMs, ...rest } = planned.say;
  const moments = (of: Record<string, number | undefined>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(of).flatMap(([name, ms]) =>
        ms === undefined ? [] : [[name, localIso(ms + shiftMs)]],
      ),
    );
  return {
    ...rest,
    ...(momentsMs && { attributes: { ...rest.attributes, ...moments(momentsMs) } }),
    ts,
    ...moments({ openedAt: openedAtMs, acceptedAt: acceptedAtMs, dueAt: dueAtMs }),
  };
}

/** Parts of a list no longer than a message may be. */
export function* chunksOf<T>(items: readonly T[], most: number): Generator<T[]> {
  for (let from = 0; from < items.length; from += most) yield items.slice(from, from + most);
}

export interface Batch {
  channel: 'telemetry' | 'case' | 'event';
  payload: string;
  items: number;
}

/** Messages of one source as batches, cases before events, each in the order of time. */
export function* batchesOf(planned: readonly Planned[]): Generator<Batch> {
  const limits = { case: LIMITS.caseItems, event: LIMITS.eventItems } as const;
  for (const channel of ['case', 'event'] as const) {
    const own = planned.filter((each) => each.channel === channel);
    for (const chunk of chunksOf(own, limits[channel])) {
      const payload = JSON.stringify(chunk.map((each) => itemOf(each)));
      yield { channel, payload, items: chunk.length };
    }
  }
}
