import type { FormulaMeasure, FunctionMeasure } from '@nhip-xa/contract';
import { KPI_FUNCTION_RULES, type FormulaSides } from '@nhip-xa/domain';
import type { StoredKpi } from '@nhip-xa/ports';
import { BadFormula, readFormula, type Formula } from './formula';

const NOTHING = { numerator: null, denominator: null, value: null };

/** Formulas that were read once. */
const read = new Map<string, Formula>();

function formulaOf({ formula, parts }: FormulaMeasure): Formula {
  const names = Object.keys(parts);
  const key = `${names.join(' ')}: ${formula}`;
  const known = read.get(key) ?? readable(formula, names);
  read.set(key, known);
  return known;
}

/** One that was kept by other rules and can no longer be read comes to nothing; the others go on. */
function readable(formula: string, names: readonly string[]): Formula {
  try {
    return readFormula(formula, names);
  } catch (error) {
    if (error instanceof BadFormula) return () => undefined;
    throw error;
  }
}

/** What a measure over other KPIs comes to in a unit, from the values of its parts there. */
export function overKpis(
  measure: FormulaMeasure | FunctionMeasure,
  valueOf: (kpi: string) => Pick<StoredKpi, 'value' | 'status'> | undefined,
): FormulaSides {
  const parts = Object.entries(measure.parts).map(([name, kpi]) => [name, valueOf(kpi)] as const);
  const stale = parts.some(([, part]) => part?.status === 'stale');
  const values: Record<string, number> = {};
  for (const [name, part] of parts) {
    if (part && part.value !== null) values[name] = part.value;
  }
  if ('function' in measure) return { ...KPI_FUNCTION_RULES[measure.function](values), stale };
  // an expression needs all that it speaks of
  if (Object.keys(values).length < parts.length) return { ...NOTHING, stale };
  const value = formulaOf(measure)(values) ?? null;
  return { numerator: value, denominator: parts.length, value, stale };
}
