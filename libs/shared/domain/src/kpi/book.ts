import type { KpiDefinition, Threshold } from '@nhip-xa/contract';
import { isOverAllKpis, isOverKpis, partsOf } from './definition';
import { feedingGroupsOf, type FeedingGroup } from './facts';

/** What holds for one KPI in one unit instead of what its definition says. Absent: as defined. */
export interface UnitRule {
  unit: string;
  kpi: string;
  target?: string;
  targetValue?: number | null;
  warning?: Threshold | null;
  critical?: Threshold | null;
  /** Who answers for it. */
  owner?: string;
}

const keyOf = (unit: string, kpi: string): string => `${unit} ${kpi}`;

/** The definitions as they stand, with what each unit has set for itself. Never changed: a change makes a new one. */
export class KpiBook {
  private readonly byCode: ReadonlyMap<string, KpiDefinition>;
  private readonly rules: ReadonlyMap<string, UnitRule>;
  /** Those that are reckoned and shown, in their order of consequence. */
  readonly enabled: readonly KpiDefinition[];

  constructor(
    readonly all: readonly KpiDefinition[],
    rules: readonly UnitRule[] = [],
  ) {
    this.byCode = new Map(all.map((definition) => [definition.code, definition]));
    this.rules = new Map(rules.map((rule) => [keyOf(rule.unit, rule.kpi), rule]));
    this.enabled = all.filter((definition) => definition.enabled);
  }

  one(code: string): KpiDefinition | undefined {
    return this.byCode.get(code);
  }

  /** One that is reckoned. */
  reckoned(code: string): KpiDefinition | undefined {
    const definition = this.byCode.get(code);
    return definition?.enabled ? definition : undefined;
  }

  ruleOf(unit: string, code: string): UnitRule | undefined {
    return this.rules.get(keyOf(unit, code));
  }

  /** A definition with what a unit has set for itself. */
  ruledIn(unit: string, definition: KpiDefinition): KpiDefinition {
    const rule = this.ruleOf(unit, definition.code);
    if (!rule) return definition;
    const { target, targetValue, warning, critical } = rule;
    return {
      ...definition,
      ...(target !== undefined && { target }),
      ...(targetValue !== undefined && { targetValue }),
      ...(warning !== undefined && { warning }),
      ...(critical !== undefined && { critical }),
    };
  }

  ownerOf(unit: string, code: string): string {
    return this.ruleOf(unit, code)?.owner ?? '';
  }

  /**
   * The order of reckoning within a unit: KPIs over facts, then each over those before it, last those
   * that count the others. A cycle has no place in it and is left out.
   */
  stages(): KpiDefinition[][] {
    const facts = this.enabled.filter(
      ({ measure }) => !isOverKpis(measure) && !isOverAllKpis(measure),
    );
    const stages = [facts];
    const placed = new Set(facts.map(({ code }) => code));
    let waiting = this.enabled.filter(({ measure }) => isOverKpis(measure));
    for (;;) {
      const next = waiting.filter(({ measure }) =>
        partsOf(measure).every((code) => placed.has(code) || !this.reckoned(code)),
      );
      if (next.length === 0) break;
      stages.push(next);
      for (const { code } of next) placed.add(code);
      waiting = waiting.filter((definition) => !next.includes(definition));
    }
    stages.push(this.enabled.filter(({ measure }) => isOverAllKpis(measure)));
    return stages;
  }

  /** What must feed a KPI: of a formula all that its parts need. */
  groupsOf(definition: KpiDefinition): FeedingGroup[] {
    const own = feedingGroupsOf(definition.measure);
    const parts = partsOf(definition.measure).flatMap((code) => {
      const part = this.reckoned(code);
      return part ? this.groupsOf(part) : [];
    });
    const groups = [...own, ...parts];
    return [...new Map(groups.map((group) => [group.facts.join(' '), group])).values()];
  }

  /** KPIs whose formula speaks of this one, near and far. */
  dependants(code: string): string[] {
    const found = new Set<string>();
    const look = (one: string): void => {
      for (const definition of this.enabled) {
        if (found.has(definition.code) || !partsOf(definition.measure).includes(one)) continue;
        found.add(definition.code);
        look(definition.code);
      }
    };
    look(code);
    return [...found];
  }
}
