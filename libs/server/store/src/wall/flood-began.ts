import type { Beginning } from '@nhip-xa/contract';
import type { Queries } from '../database/database';
import type { RulesInForce } from './gauge-rules';
import { reached, rivers } from './rivers';
import { unitsShown } from './units-shown';
import { worstUnits } from './worst-units';

/**
 * Since when the highest alarm level is reached of all rivers of a unit that report now: by the one
 * that reached it first. Null where none does.
 */
export async function floodBegan(
  database: Queries,
  unit: string,
  atMs: number,
  inForce: RulesInForce,
): Promise<Beginning | null> {
  const units = await unitsShown(database, unit);
  const worst = await worstUnits(database, units, ['flood-level', 'water-rise']);
  const over = (await rivers(database, worst, atMs, inForce)).flatMap((river) =>
    river.fresh && river.above ? [{ level: reached(river), above: river.above }] : [],
  );
  const highest = Math.max(...over.map(({ level }) => level));
  const [first] = over
    .filter(({ level }) => level === highest)
    .map(({ above }) => above)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return first ?? null;
}
