import { isoDay } from '@nhip-xa/domain';
import { chanceOf, type Chance } from '../chance/chance';
import type { Commune } from '../province/communes';
import type { CaseSay, EventSay, Planned } from './messages';

/** `260921`, as it stands in the numbers of cases and events. */
export const shortDate = (day: number): string => isoDay(day).replaceAll('-', '').slice(2);

/** Speaks for one source of a commune about one local day. */
export interface Teller {
  seed: number;
  commune: Commune;
  day: number;
  /** The chance of the stream on that day; each thing in it has its own besides. */
  chance: Chance;
  own(index: number): Chance;
  idOf(prefix: string, index: number | string): string;
  event(atMs: number, say: EventSay): Planned;
  case(atMs: number, say: CaseSay): Planned;
}

export function tellerOf(
  stream: string,
  source: string,
  seed: number,
  commune: Commune,
  day: number,
): Teller {
  const from = { source: `${commune.code}.${source}`, commune: commune.code };
  return {
    ...{ seed, commune, day },
    chance: chanceOf(seed, commune.code, stream, day),
    own: (index) => chanceOf(seed, commune.code, stream, day, index),
    idOf: (prefix, index) => `${prefix}-${commune.code}-${shortDate(day)}-${index}`,
    event: (atMs, say) => ({ ...from, atMs: Math.round(atMs), channel: 'event', say }),
    case: (atMs, say) => ({ ...from, atMs: Math.round(atMs), channel: 'case', say }),
  };
}
