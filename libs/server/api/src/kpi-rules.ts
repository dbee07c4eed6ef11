import { Injectable } from '@nestjs/common';
import type { KpiDefinition, KpiDraft } from '@nhip-xa/contract';
import {
  completed,
  draftOf,
  faultsAmong,
  faultsOfDraft,
  speakersOf,
  type KpiFault,
} from '@nhip-xa/domain';
import { NotMeasurable, type Gate, type KpiPreviewer, type Principal } from '@nhip-xa/ports';
import { Port } from './ports';
import { HttpProblem } from './problem';

/** Definitions hold for every unit, so they are changed by whoever answers for all of them. */
const WHOLE = 'VN';

/** What is asked of a definition before it is tried or kept: the one place where all of it stands. */
@Injectable()
export class KpiRules {
  constructor(
    @Port('previewer') private readonly previewer: KpiPreviewer,
    @Port('gate') private readonly gate: Gate,
  ) {}

  /** @throws HttpProblem `forbidden` for an administrator of a part of the country */
  async checkReach(caller: Principal): Promise<void> {
    if (await this.gate.mayReach(caller, WHOLE)) return;
    const detail = 'a definition holds for every unit: it is changed by an administrator of VN';
    throw new HttpProblem('forbidden', { detail });
  }

  /** A draft that can be tried, with all that is told from it. @throws HttpProblem `kpi-refused` */
  checked(draft: KpiDraft, others: readonly KpiDefinition[]): KpiDefinition {
    const faults = [...this.faultsOf(draft), ...faultsAmong(draft, others)];
    if (faults.length > 0) throw refused(faults);
    return completed(draftOf(draft), { version: 1, builtIn: false, enabled: draft.enabled });
  }

  /** @throws HttpProblem `kpi-refused` where it cannot be measured or costs more than one may */
  async checkCost(definition: KpiDefinition): Promise<void> {
    const { estimated, limit, allowed } = await this.measurable(() =>
      this.previewer.cost(definition),
    );
    if (allowed) return;
    const message = `the estimate is ${Math.ceil(estimated)}, at most ${limit} is allowed`;
    throw refused([{ code: 'too-costly', path: 'measure', message }]);
  }

  /** @throws HttpProblem `kpi-refused` where the facts of a definition cannot be read */
  async measurable<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof NotMeasurable)) throw error;
      const message = 'its facts cannot be reckoned like this';
      throw refused([{ code: 'not-measurable', path: 'measure', message }]);
    }
  }

  /** Judges a draft among the others while nobody can change them. */
  readonly among =
    (draft: KpiDraft) =>
    (others: readonly KpiDefinition[]): void => {
      const faults = faultsAmong(draft, others);
      if (faults.length > 0) throw refused(faults);
    };

  /** Judges whether a definition may go. @throws HttpProblem `built-in` or `spoken-of` */
  readonly mayGo =
    (code: string) =>
    (all: readonly KpiDefinition[]): void => {
      if (all.find((one) => one.code === code)?.builtIn) {
        const detail = 'it came with the product: it can be switched off, not removed';
        throw new HttpProblem('built-in', { detail });
      }
      const kpis = speakersOf(code, all).map((one) => one.code);
      if (kpis.length === 0) return;
      const detail = `formulas speak of it: ${kpis.join(', ')}`;
      throw new HttpProblem('spoken-of', { detail, members: { kpis } });
    };

  private faultsOf(draft: KpiDraft): KpiFault[] {
    const faults = faultsOfDraft(draft);
    const { measure } = draft;
    if (!('formula' in measure)) return faults;
    const unreadable = this.previewer.formulaFault(measure.formula, Object.keys(measure.parts));
    if (unreadable === undefined) return faults;
    return [
      ...faults,
      { code: 'formula-unreadable', path: 'measure.formula', message: unreadable },
    ];
  }
}

const refused = (errors: KpiFault[]): HttpProblem => new HttpProblem('kpi-refused', { errors });
