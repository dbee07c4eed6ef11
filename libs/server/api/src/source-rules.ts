import { Injectable } from '@nestjs/common';
import type { SourceKind } from '@nhip-xa/contract';
import type { Gate, Principal, SourceStore, UnitStore } from '@nhip-xa/ports';
import { Port } from './ports';
import { HttpProblem, badField, notFound } from './problem';
import { GATEWAY_FAULTS, gatewayFault, holdsSources } from './source-faults';
import { faultsOfPlace } from './unit-rules';

/** What is asked of a source beyond the form of its fields. */
interface AskedSource {
  unit: string;
  kind: SourceKind;
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
    refuseFaults(source);
    await this.checkUnit(source.unit);
    if (source.gateway) await this.checkGateway(caller, source, source.gateway);
  }

  /** @throws HttpProblem `not-found`, or `bad-request` that names the field */
  async checkChange(caller: Principal, key: string, changes: Partial<AskedSource>): Promise<void> {
    refuseFaults(changes);
    if (!changes.gateway) return;
    const source = await this.sources.one(key);
    if (!source) throw notFound();
    await this.checkGateway(caller, source, changes.gateway);
  }

  private async checkUnit(code: string): Promise<void> {
    const unit = await this.units.one(code);
    if (holdsSources(unit?.level)) return;
    throw badField('unit', 'a source belongs to a commune or a province');
  }

  private async checkGateway(caller: Principal, source: AskedSource, key: string): Promise<void> {
    const gateway = await this.sources.one(key);
    const isUsable = gateway && (await this.gate.mayReach(caller, gateway.unit));
    const path = (await this.units.pathOf(source.unit)) ?? [];
    const fault = gatewayFault(source.kind, path, isUsable ? gateway : undefined);
    if (fault) throw badField('gateway', GATEWAY_FAULTS[fault]);
  }
}

function refuseFaults(source: Partial<AskedSource>): void {
  const errors = faultsOfPlace(source);
  if (errors.length > 0) throw new HttpProblem('bad-request', { errors });
}
