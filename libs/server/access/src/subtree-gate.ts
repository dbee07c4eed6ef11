import type { Act, Gate, Principal, UnitStore } from '@nhip-xa/ports';
import { roleMay } from './role-acts';
import { UnderWay } from './under-way';

/** The one gate: the role says what, the tree of units as it stands now says where. */
export class SubtreeGate implements Gate {
  private readonly paths = new UnderWay<readonly string[] | undefined>();

  constructor(private readonly units: Pick<UnitStore, 'pathOf'>) {}

  mayAct(principal: Principal, act: Act): boolean {
    // a token that leaked must not be able to make others of itself
    if (principal.kind === 'token' && act === 'token.own') return false;
    return roleMay(principal.role, act);
  }

  async mayReach(principal: Principal, unit: string): Promise<boolean> {
    const path = await this.paths.of(unit, () => this.units.pathOf(unit));
    if (!path) return false;
    // a wall shows its unit and the values of the units directly below it
    if (principal.kind === 'display') {
      return path.at(-1) === principal.unit || path.at(-2) === principal.unit;
    }
    return path.includes(principal.unit);
  }
}
