import { HOUR_MS } from '@nhip-xa/domain';
import { chanceOf } from '../chance/chance';
import type { Commune, Reach } from '../province/communes';
import type { RiverWave } from '../trouble/scenario';
import type { Trouble } from '../trouble/trouble';

const MINUTE_MS = 60_000;
const SWELL_M = 0.12;
const RIPPLE_M = 0.03;

/** How high a wave stands at the head of its river: 0 before and after, 1 at the peak. */
export function waveShape(wave: RiverWave, atMs: number): number {
  if (atMs <= wave.fromMs || atMs >= wave.toMs) return 0;
  const rising = atMs < wave.peakMs;
  const share = rising
    ? (atMs - wave.fromMs) / (wave.peakMs - wave.fromMs)
    : (wave.toMs - atMs) / (wave.toMs - wave.peakMs);
  return Math.sin((Math.PI / 2) * share) ** 2;
}

/** Which share of its way to the peak a wave has done when it stands at a share of its height. */
export const wayTo = (height: number): number => Math.asin(Math.sqrt(height)) / (Math.PI / 2);

/** How high the water stands in a reach: 0 its usual level, 1 the head's second alarm level. */
export function heightAt(trouble: Trouble, reach: Reach, atMs: number): number {
  const headMs = atMs - reach.travelMinutes * MINUTE_MS;
  const heights = trouble.wavesOf(reach.river).map((wave) => wave.size * waveShape(wave, headMs));
  return Math.max(0, ...heights) * reach.response;
}

/** The water level at a station in metres, to the centimetre. */
export function waterLevelM(
  seed: number,
  trouble: Trouble,
  commune: Commune,
  reach: Reach,
  station: string,
  atMs: number,
): number {
  const height = heightAt(trouble, reach, atMs);
  const [swell, ripple] = phasesOf(seed, commune.code, station);
  // slow movements only, and none in a flood: a level that trembled around a mark would make its
  // alarm flutter
  const usual =
    SWELL_M * Math.sin(atMs / (31 * HOUR_MS) + swell) +
    RIPPLE_M * Math.sin(atMs / (2.3 * HOUR_MS) + ripple);
  const calm = Math.max(0, 1 - 2 * height);
  const level = reach.baseM + usual * calm + height * (reach.marksM[1] - reach.baseM);
  return Math.round(level * 100) / 100;
}

const phases = new Map<string, [number, number]>();

function phasesOf(seed: number, commune: string, station: string): [number, number] {
  const key = `${seed}|${commune}|${station}`;
  const known = phases.get(key);
  if (known) return known;
  const chance = chanceOf(key, 'level');
  const made: [number, number] = [chance.between(0, 6.28), chance.between(0, 6.28)];
  phases.set(key, made);
  return made;
}

/** Rain falls on a river's land before and while its wave rises. */
const RAIN_LEADS_MS = 3 * HOUR_MS;
const HEAVY_MM_PER_HOUR = 9;

/** How hard it rains at a moment, in mm an hour. */
function rainPerHour(seed: number, trouble: Trouble, commune: Commune, atMs: number): number {
  const raining = trouble
    .wavesOf(commune.reach?.river ?? 'ky-cung')
    .some((wave) => wave.fromMs - RAIN_LEADS_MS <= atMs && atMs < wave.peakMs);
  const chance = chanceOf(seed, commune.code, 'rain', Math.floor(atMs / HOUR_MS));
  const drizzle = chance.hit(0.04) ? chance.between(0.3, 2.5) : 0;
  return raining ? HEAVY_MM_PER_HOUR * chance.between(0.3, 1) : drizzle;
}

const hundredth = (value: number): number => Math.round(value * 100) / 100;

/** Rain in mm between two moments. */
export const rainMm = (
  seed: number,
  trouble: Trouble,
  commune: Commune,
  fromMs: number,
  toMs: number,
): number => hundredth((rainPerHour(seed, trouble, commune, toMs) * (toMs - fromMs)) / HOUR_MS);

/** A gauge that counts up empties itself every two hours. */
const EMPTIES_MS = 2 * HOUR_MS;
const TIP_MS = 5 * MINUTE_MS;

/** Rain in mm since the gauge last emptied itself; never falls in between. */
export function rainTotalMm(
  seed: number,
  trouble: Trouble,
  commune: Commune,
  atMs: number,
): number {
  const sinceMs = Math.floor(atMs / EMPTIES_MS) * EMPTIES_MS;
  let total = 0;
  for (let stepMs = sinceMs; stepMs < atMs; stepMs += TIP_MS) {
    const lastedMs = Math.min(TIP_MS, atMs - stepMs);
    total += (rainPerHour(seed, trouble, commune, stepMs) * lastedMs) / HOUR_MS;
  }
  return hundredth(total);
}
