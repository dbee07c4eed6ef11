import type { UnitOfTree } from '@nhip-xa/ports';

/** The part of the administrative tree that has KPI values: nation, provinces, communes. */
export class UnitTree {
  private readonly units: ReadonlyMap<string, UnitOfTree>;

  constructor(units: readonly UnitOfTree[]) {
    this.units = new Map(units.map((unit) => [unit.code, unit]));
  }

  codes(): string[] {
    return [...this.units.keys()];
  }

  /** Sources report for communes; the units above roll them up. */
  isCommune(code: string): boolean {
    return this.units.get(code)?.level === 'commune';
  }

  nameOf(code: string): string {
    return this.units.get(code)?.name ?? code;
  }

  has(code: string): boolean {
    return this.units.has(code);
  }

  /** The unit above into which this one's values go: never a real one above a simulated one. */
  rollsInto(code: string): string | undefined {
    const unit = this.units.get(code);
    const parent = unit?.parent ? this.units.get(unit.parent) : undefined;
    return unit && parent && (parent.simulated || !unit.simulated) ? parent.code : undefined;
  }

  /** The units into which a unit's values roll up, nearest first. */
  rollChain(code: string): string[] {
    const above = this.rollsInto(code);
    return above ? [above, ...this.rollChain(above)] : [];
  }

  /** Every unit above, whether or not values roll up into it. */
  chainAbove(code: string): string[] {
    const parent = this.units.get(code)?.parent;
    return parent ? [parent, ...this.chainAbove(parent)] : [];
  }

  /** A unit and all whose values go into it, communes first, the unit itself last. */
  rolledUpInto(code: string): string[] {
    const below = [...this.units.keys()].filter((one) => this.rollsInto(one) === code);
    return [...below.flatMap((one) => this.rolledUpInto(one)), code].sort(
      (a, b) => this.heightOf(a) - this.heightOf(b),
    );
  }

  private heightOf(code: string): number {
    return ['commune', 'province', 'nation'].indexOf(this.units.get(code)?.level ?? '');
  }

  /** The communes below a unit. */
  communesOf(code: string): string[] {
    return [...this.units.values()]
      .filter(
        (unit) => unit.level === 'commune' && (unit.code === code || this.liesBelow(unit, code)),
      )
      .map((unit) => unit.code);
  }

  /** The communes whose facts are meant: what a source of a province declared, it feeds to all of it. */
  fedBy(code: string): string[] {
    return this.isCommune(code) ? [code] : this.communesOf(code);
  }

  private liesBelow(unit: UnitOfTree, code: string): boolean {
    for (let above = unit.parent; above; above = this.units.get(above)?.parent ?? null) {
      if (above === code) return true;
    }
    return false;
  }

  /** Units above the communes, nearest first. */
  levelsAbove(): string[][] {
    const of = (level: string): string[] =>
      [...this.units.values()].filter((unit) => unit.level === level).map((unit) => unit.code);
    return [of('province'), of('nation')];
  }
}
