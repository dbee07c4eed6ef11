import { Controller, Param } from '@nestjs/common';
import { kpiTarget, putTarget, type KpiTarget, type PutTarget } from '@nhip-xa/contract';
import { authorOf, type ConfigChanges, type Principal, type TargetStore } from '@nhip-xa/ports';
import { Caller, FromBody, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';

@Controller('api/v1/units/:code/kpis/:kpi/target')
export class TargetsController {
  constructor(
    @Port('targets') private readonly targets: TargetStore,
    @Port('changes') private readonly changes: ConfigChanges,
  ) {}

  @Route('get', '', {
    summary: 'What a KPI is held to in a unit, who answers for it, and what of that is its own',
    needs: 'kpi.read',
    scope: { param: 'code' },
    answer: kpiTarget,
  })
  async one(@InUnit() unit: string, @Param('kpi') kpi: string): Promise<KpiTarget> {
    const found = await this.targets.target(unit, kpi);
    if (!found) throw notFound();
    return found;
  }

  @Route('put', '', {
    summary: 'Set target, thresholds and owner for this unit alone; null: as the definition says',
    needs: 'kpi.target',
    scope: { param: 'code' },
    body: putTarget,
    answer: kpiTarget,
  })
  async set(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('kpi') kpi: string,
    @FromBody() body: PutTarget,
  ): Promise<KpiTarget> {
    const after = await this.targets.setTarget(unit, kpi, body, authorOf(caller));
    if (!after) throw notFound();
    await this.changes.emit({ what: 'kpis', kpis: [kpi], unit });
    return after;
  }
}
