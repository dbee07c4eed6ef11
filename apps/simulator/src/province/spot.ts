import type { Chance } from '../chance/chance';
import type { Commune } from './communes';

/** How far from its middle people of a commune report things, in degrees: about two kilometres. */
const SPREAD_DEGREES = 0.02;

/** Where something was seen: a place in the commune, to about ten metres. */
export function spotOf(commune: Commune, chance: Chance): { lat: number; lon: number } {
  const near = (degrees: number): number =>
    Math.round((degrees + chance.between(-SPREAD_DEGREES, SPREAD_DEGREES)) * 1e4) / 1e4;
  return { lat: near(commune.lat), lon: near(commune.lon) };
}
