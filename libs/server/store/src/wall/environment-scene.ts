import type { SceneData } from '@nhip-xa/contract';
import type { Queries } from '../database/database';
import { bulletins } from './bulletins';
import type { RulesInForce } from './gauge-rules';
import { rivers } from './rivers';
import { unitsShown } from './units-shown';
import { air, rain } from './weather';

/** Rivers, rain, air and the warnings in force, of a unit and all below it. */
export async function environmentScene(
  database: Queries,
  unit: string,
  atMs: number,
  inForce?: RulesInForce,
): Promise<SceneData<'environment'>> {
  const units = await unitsShown(database, unit);
  const [ofRivers, ofRain, ofAir, inForceNow] = await Promise.all([
    rivers(database, units, atMs, inForce),
    rain(database, units, atMs, inForce),
    air(database, units, atMs, inForce),
    bulletins(database, unit, units, atMs),
  ]);
  return { rivers: ofRivers, rain: ofRain, air: ofAir, bulletins: inForceNow };
}
