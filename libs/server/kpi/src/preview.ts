import type { Evidence, KpiCost, KpiPoint, KpiPreview, KpiValue } from '@nhip-xa/contract';
import {
  isOverKpis,
  localDay,
  partsOf,
  startOfLocalDay,
  type KpiBook,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type {
  KpiPreviewer,
  KpiProbe,
  PreviewWish,
  ProbedMoment,
  StoredKpi,
  UnitOfTree,
} from '@nhip-xa/ports';
import { formulaIn } from './evaluator';
import { BadFormula, readFormula } from './formula';
import { EVIDENCE_ITEMS, SERIES_MS } from './limits';
import { keyOf } from './pairs';
import { UnitTree } from './unit-tree';
import { ownValue, rolledValue } from './values';
import { wireValue } from './wire-value';

export interface PreviewParts {
  probe: KpiProbe;
  book: () => KpiBook;
  units: () => Promise<UnitOfTree[]>;
  nowMs: () => number;
}

/** A definition as it is tried: in a unit, with the units below it, at a moment. */
interface Trial {
  definition: KpiDefinition;
  unit: string;
  tree: UnitTree;
}

/** Reckons definitions that are not kept, by the rules that hold for those that are. */
export class Preview implements KpiPreviewer {
  constructor(private readonly parts: PreviewParts) {}

  cost(definition: KpiDefinition): Promise<KpiCost> {
    return this.parts.probe.cost(definition);
  }

  formulaFault(formula: string, names: readonly string[]): string | undefined {
    try {
      readFormula(formula, names);
      return undefined;
    } catch (error) {
      if (error instanceof BadFormula) return error.message;
      throw error;
    }
  }

  async preview({ definition, unit, atMs, span }: PreviewWish): Promise<KpiPreview> {
    const { words, formula } = definition;
    const cost = await this.cost(definition);
    if (!cost.allowed) return { ...NOTHING, cost, words, formula, evidence: null };
    const trial = { definition, unit, tree: new UnitTree(await this.parts.units()) };
    const nowMs = this.parts.nowMs();
    const moment = { atMs: atMs ?? nowMs, past: atMs !== undefined };
    const values = await this.valuesAt(trial, moment);
    const value = values.get(unit);
    const series = span && (await this.seriesOf(trial, span));
    const { numerator = null, denominator = null, status = 'none' } = value ?? {};
    return {
      value: value?.value ?? null,
      numerator,
      denominator,
      status,
      cost,
      words,
      formula,
      ...series,
      evidence: value ? await this.evidenceOf(trial, value, values, moment) : null,
    };
  }

  /** The value of the unit and of all that is rolled up into it, by unit. */
  private async valuesAt(
    { definition, unit, tree }: Trial,
    moment: ProbedMoment,
  ): Promise<Map<string, StoredKpi>> {
    const { probe, book } = this.parts;
    const below = tree.rolledUpInto(unit);
    const communes = below.filter((code) => tree.isCommune(code));
    const parts = partsOf(definition.measure);
    const known = parts.length === 0 ? [] : await probe.values(below, parts, moment);
    const formulas = new Map(known.map((value) => [keyOf(value), value]));
    const asked = { definition, groups: book().groupsOf(definition) };
    const values = new Map<string, StoredKpi>();
    for (const measured of await probe.measure(asked, communes, moment)) {
      const formula = formulaIn(definition, measured.unit, formulas);
      values.set(measured.unit, ownValue(definition, measured, formula, moment.atMs));
    }
    for (const above of below.filter((code) => !tree.isCommune(code))) {
      const children = below.filter((code) => tree.rollsInto(code) === above);
      const own = children.flatMap((code) => values.get(code) ?? []);
      const formula = formulaIn(definition, above, formulas);
      values.set(above, rolledValue(definition, above, own, formula));
    }
    return values;
  }

  /** One value for the end of each local day; it ends early rather than hold the database long. */
  private async seriesOf(
    trial: Trial,
    { fromMs, toMs }: { fromMs: number; toMs: number },
  ): Promise<Pick<KpiPreview, 'series' | 'cut'>> {
    const startedMs = this.parts.nowMs();
    const series: KpiPoint[] = [];
    for (const endMs of endsOfDays(fromMs, Math.min(toMs, startedMs))) {
      if (this.parts.nowMs() - startedMs > SERIES_MS) return { series, cut: true };
      const values = await this.valuesAt(trial, { atMs: endMs, past: true });
      const value = values.get(trial.unit);
      if (!value) continue;
      const { numerator, denominator, status } = value;
      const at = new Date(endMs).toISOString();
      series.push({ at, value: value.value, numerator, denominator, status });
    }
    return { series };
  }

  private async evidenceOf(
    trial: Trial,
    value: StoredKpi,
    values: ReadonlyMap<string, StoredKpi>,
    moment: ProbedMoment,
  ): Promise<Evidence> {
    const { definition, unit, tree } = trial;
    const groups = this.parts.book().groupsOf(definition);
    const request = {
      unit,
      definition,
      groups,
      side: 'numerator' as const,
      limit: EVIDENCE_ITEMS,
      ...(moment.past && { atMs: moment.atMs }),
    };
    const below = isOverKpis(definition.measure)
      ? await this.partValues(definition, unit, moment)
      : tree.isCommune(unit)
        ? undefined
        : [...values.values()]
            .filter((one) => tree.rollsInto(one.unit) === unit)
            .map((one) => wireValue(definition, one));
    return this.parts.probe.evidence(request, wireValue(definition, value), below);
  }

  private async partValues(
    { measure }: KpiDefinition,
    unit: string,
    moment: ProbedMoment,
  ): Promise<KpiValue[]> {
    const book = this.parts.book();
    const values = await this.parts.probe.values([unit], partsOf(measure), moment);
    return values.flatMap((value) => {
      const part = book.one(value.kpi);
      return part ? [wireValue(part, value)] : [];
    });
  }
}

const NOTHING = { value: null, numerator: null, denominator: null, status: 'none' } as const;

/** The last moment of each local day that a span touches; of the last one the span's end. */
export function endsOfDays(fromMs: number, toMs: number): number[] {
  const ends: number[] = [];
  for (let day = localDay(fromMs); startOfLocalDay(day) < toMs; day += 1) {
    ends.push(Math.min(startOfLocalDay(day + 1) - 1, toMs));
  }
  return ends;
}
