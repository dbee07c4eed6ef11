import type { SceneData } from '@nhip-xa/contract';
import type { Queries } from '../database/database';
import { bulletins } from './bulletins';
import type { RulesInForce } from './gauge-rules';
import { rivers } from './rivers';
import { unitsShown } from './units-shown';
import { air, rain } from './weather';
import { worstUnits } from './worst-units';

/** Rivers, rain, air and the warnings in force, of a unit and all below it. */
export async function environmentScene(
  database: Queries,
  unit: string,
  atMs: number,
  inForce?: RulesInForce,
): Promise<SceneData<'environment'>> {
  const units = await unitsShown(database, unit);
  const among = (...kpis: [string, ...string[]]) => worstUnits(database, units, kpis);
  const [ofRivers, ofRain, ofAir, inForceNow] = await Promise.all([
    among('flood-level', 'water-rise').then((worst) => rivers(database, worst, atMs, inForce)),
    among('rain-1h', 'rain-24h').then((worst) => rain(database, worst, atMs, inForce)),
    among('air-quality').then((worst) => air(database, worst, atMs, inForce)),
    bulletins(database, unit, units, atMs),
  ]);
  return { rivers: ofRivers, rain: ofRain, air: ofAir, bulletins: inForceNow };
}
