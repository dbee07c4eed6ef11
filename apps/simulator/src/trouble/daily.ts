import { HOUR_MS, startOfLocalDay } from '@nhip-xa/domain';
import { chanceOf, type Chance } from '../chance/chance';
import { COMMUNES, QUIET_COMMUNE, type Commune, type RiverName } from '../province/communes';
import { DOCUMENTS, FEEDBACK, ONE_STOP, PORTAL, WEBSITE } from '../province/services';
import { cameraId } from '../province/things';
import type { Scenario, Strike } from './scenario';

const MINUTE_MS = 60_000;
const RIVERS: readonly RiverName[] = ['ky-cung', 'thuong', 'bac-giang'];
/** How often a day brings each kind of trouble. */
const POWER_CUTS_A_DAY = 0.8;
const SILENT_FEEDS_A_DAY = 1.2;
const DOWNTIMES_A_DAY = 1.5;
const WAVE_PROBABILITY = 0.12;

const TROUBLED = COMMUNES.filter((commune) => commune.code !== QUIET_COMMUNE);

/** The trouble that a local day brings, the same for the same seed. */
export function dailyScenarios(seed: number, day: number): Scenario[] {
  const chance = chanceOf(seed, 'trouble', day);
  const several = (mean: number, make: (commune: Commune) => Strike): Strike[] =>
    Array.from({ length: chance.count(mean) }, () => make(chance.pick(TROUBLED)));
  return [
    ...several(POWER_CUTS_A_DAY, (commune) => ({
      kind: 'power-cut',
      name: 'cameras-without-power',
      ...spanOf(chance, day, 15, 60),
      sources: cameraGroup(chance, commune),
    })),
    ...several(SILENT_FEEDS_A_DAY, (commune) => ({
      kind: 'silent-feed',
      name: 'feed-hangs',
      ...spanOf(chance, day, 8, 25),
      sources: [`${commune.code}.${chance.pick([ONE_STOP, FEEDBACK, DOCUMENTS])}`],
    })),
    ...several(DOWNTIMES_A_DAY, (commune) => ({
      kind: 'service-down',
      name: 'service-does-not-answer',
      ...spanOf(chance, day, 6, 30),
      sources: [
        `${commune.code}.${chance.pick([PORTAL, DOCUMENTS, ...(commune.website ? [WEBSITE] : [])])}`,
      ],
    })),
    ...wave(chance, day),
  ];
}

function spanOf(
  chance: Chance,
  day: number,
  leastMinutes: number,
  mostMinutes: number,
): { fromMs: number; toMs: number } {
  const fromMs = startOfLocalDay(day) + Math.round(chance.between(0, 24 * HOUR_MS));
  return {
    fromMs,
    toMs: fromMs + Math.round(chance.between(leastMinutes, mostMinutes) * MINUTE_MS),
  };
}

/** Neighbouring cameras on one line: about a quarter of the commune's. */
function cameraGroup(chance: Chance, commune: Commune): string[] {
  const size = Math.max(2, Math.round(commune.cameras / 4));
  const first = chance.whole(1, commune.cameras - size);
  return Array.from({ length: size }, (_, index) => `${commune.code}.${cameraId(first + index)}`);
}

function wave(chance: Chance, day: number): Scenario[] {
  if (!chance.hit(WAVE_PROBABILITY)) return [];
  const fromMs = startOfLocalDay(day) + Math.round(chance.between(0, 24 * HOUR_MS));
  const peakMs = fromMs + Math.round(chance.between(3, 7) * HOUR_MS);
  const toMs = peakMs + Math.round(chance.between(8, 14) * HOUR_MS);
  const size = chance.between(0.55, 0.95);
  return [
    {
      kind: 'river-rises',
      name: 'rain-wave',
      fromMs,
      toMs,
      peakMs,
      size,
      river: chance.pick(RIVERS),
    },
  ];
}
