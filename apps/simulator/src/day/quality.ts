import { chanceOf } from '../chance/chance';
import { QUIET_COMMUNE, type Commune } from '../province/communes';
import { villageCode } from '../province/sources';
import type { Procedure } from './procedures';

/** The shares of dossiers that go well in each respect. */
const COMPONENTS_DIGITISED = 0.97;
const RESULT_ELECTRONIC = 0.985;
const DATA_REUSED = 0.85;
const PAPER_TWIN = 0.02;
const DISLIKED = 0.012;
const COMPLAINED = 0.002;
const FEE_PAID_ONLINE = { online: 0.95, counter: 0.45, post: 0.6 } as const;

type Attributes = Record<string, string | number | boolean>;

/** How a dossier was worked; drawn apart from its life, which stays the same. */
export function dossierQuality(
  seed: number,
  id: string,
  channel: keyof typeof FEE_PAID_ONLINE,
  { feeVnd }: Procedure,
): { finished: Attributes; returned: Attributes } {
  const chance = chanceOf(seed, 'quality', id);
  const finished: Attributes = {
    componentsDigitised: chance.hit(COMPONENTS_DIGITISED),
    eResult: chance.hit(RESULT_ELECTRONIC),
    reusedComponents: chance.hit(DATA_REUSED) ? chance.whole(1, 3) : 0,
    paperCopy: chance.hit(PAPER_TWIN),
  };
  if (feeVnd > 0) finished['payment'] = chance.hit(FEE_PAID_ONLINE[channel]) ? 'online' : 'cash';
  const returned = {
    ...(chance.hit(DISLIKED) && { disliked: true }),
    ...(chance.hit(COMPLAINED) && { complained: true }),
  };
  return { finished, returned };
}

const CHANNELS = ['app', 'zalo', 'web'] as const;
const CHANNEL_WEIGHTS = [55, 25, 20] as const;
const CLASSIFIED = 0.95;
const REPORT_DISLIKED = 0.025;
const REOPENED = 0.01;
/** A village is so many squares on the map; a report says which one, not where exactly. */
const SQUARES = 60;
/** In a commune with much trouble some square is named again and again. */
const SAME_SQUARE = 0.2;
const TROUBLED_LATE_SHARE = 0.003;

/** How a report came in, where about it is from, and what its author thought of the answer. */
export function reportVoice(
  seed: number,
  id: string,
  commune: Commune,
): { opened: Attributes; resolved: Attributes } {
  const chance = chanceOf(seed, 'voice', id);
  const channel = CHANNELS[chance.weighted(CHANNEL_WEIGHTS)] ?? 'app';
  const village = villageCode(commune, chance.whole(1, commune.villages));
  const square = chance.whole(1, SQUARES);
  const again = commune.lateShare > TROUBLED_LATE_SHARE && chance.hit(SAME_SQUARE);
  const place = again ? `${villageCode(commune, 1)}-o1` : `${village}-o${square}`;
  const pleased = commune.code === QUIET_COMMUNE;
  const resolved = {
    ...(!pleased && chance.hit(REPORT_DISLIKED) && { disliked: true }),
    ...(!pleased && chance.hit(REOPENED) && { reopened: true }),
  };
  return { opened: { channel, place, classified: chance.hit(CLASSIFIED) }, resolved };
}
