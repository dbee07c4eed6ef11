import { Injectable } from '@nestjs/common';
import type { Gate, Principal, SourceStore, UnitStore } from '@nhip-xa/ports';
import { Port } from './ports';
import { HttpProblem, badField } from './problem';
import { faultsOfPlace } from './unit-rules';

/** What is asked of a source beyond the form of its fields. */
interface AskedSource {
  unit?: string;
  lat?: number | null | undefined;
  lon?: number | null | undefined;
  gateway?: string | null | undefined;
}

/** The rules for a source that need more than its own fields. */
@Injectable()
export class SourceRules {
  constructor(
    @Port('units') private readonly units: UnitStore,
    @Port('sources') private readonly sources: SourceStore,
    @Port('gate') private readonly gate: Gate,
  ) {}

  /** @throws HttpProblem `bad-request` that names the field */
  async check(caller: Principal, source: AskedSource): Promise<void> {
    const errors = faultsOfPlace(source);
    if (errors.length > 0) throw new HttpProblem('bad-request', { errors });
    if (source.unit !== undefined) await this.checkUnit(source.unit);
    if (source.gateway) await this.checkGateway(caller, source.gateway);
  }

  /** [contract 1] a source belongs to a commune or, when it serves many, to a province. */
  private async checkUnit(code: string): Promise<void> {
    const unit = await this.units.one(code);
    if (unit?.level === 'commune' || unit?.level === 'province') return;
    throw badField('unit', 'a source belongs to a commune or a province');
  }

  private async checkGateway(caller: Principal, key: string): Promise<void> {
    const gateway = await this.sources.one(key);
    const usable = gateway?.kind === 'gateway' && (await this.gate.mayReach(caller, gateway.unit));
    if (!usable) throw badField('gateway', 'not the key of a gateway');
  }
}
