import { DataRefused, type Measurable, type Measured } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { NOT_FED } from './feeder-summary';
import { measure, type Reckoning } from './measure';
import type { Moment } from './terms/statement';

/**
 * Measures definitions together; where the numbers of one are more than the database can reckon with,
 * one after the other: that one comes to nothing, and the others are measured all the same.
 */
export async function measureApart(
  database: Queries,
  asked: readonly Measurable[],
  units: readonly string[],
  moment: Moment,
  reckoning: Reckoning,
): Promise<Measured[]> {
  try {
    return await measure(database, asked, units, moment, reckoning);
  } catch (error) {
    if (!(error instanceof DataRefused)) throw error;
  }
  const measured: Measured[] = [];
  for (const one of asked) {
    try {
      measured.push(...(await measure(database, [one], units, moment, reckoning)));
    } catch (error) {
      if (!(error instanceof DataRefused)) throw error;
      measured.push(...units.map((unit) => notReckoned(unit, one.definition.code)));
    }
  }
  return measured;
}

const notReckoned = (unit: string, kpi: string): Measured => ({
  unit,
  kpi,
  ...NOT_FED,
  numerator: null,
  denominator: null,
  nextAtMs: null,
});
