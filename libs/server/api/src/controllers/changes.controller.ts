import { Controller } from '@nestjs/common';
import { CHANGES_DAYS, unitChanges, type UnitChanges } from '@nhip-xa/contract';
import { DAY_MS, HOUR_MS, localDay, startOfLocalDay } from '@nhip-xa/domain';
import type { Comparison, Gate, Principal } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { badField } from '../problem';
import { spanMs } from '../queries';

/** When the day before began, for whoever asks what changed since: hour of the local day. */
const MORNING_MS = 8 * HOUR_MS;

const changesQuery = z.strictObject(spanMs);

@Controller('api/v1/units/:code/changes')
export class ChangesController {
  constructor(
    @Port('comparison') private readonly comparison: Comparison,
    @Port('gate') private readonly gate: Gate,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary:
      'What is different between two moments: KPIs, cases, sources and units below; since 08:00 of yesterday unless said otherwise',
    // walls show numbers; what became of them is for people
    needs: ['kpi.read', 'source.read'],
    scope: { param: 'code' },
    query: changesQuery,
    answer: unitChanges,
  })
  changes(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromQuery() { from, to }: z.infer<typeof changesQuery>,
  ): Promise<UnitChanges> {
    const nowMs = this.now();
    // a moment that has not come is now
    const toMs = Math.min(to ?? nowMs, nowMs);
    const fromMs = from ?? startOfLocalDay(localDay(nowMs) - 1) + MORNING_MS;
    if (fromMs >= toMs) throw badField('from', 'must lie before the later moment');
    if (toMs - fromMs > CHANGES_DAYS * DAY_MS) {
      throw badField('from', `at most ${CHANGES_DAYS} days before the later moment`);
    }
    const cases = this.gate.mayAct(caller, 'case.read');
    return this.comparison.between({ unit, fromMs, toMs, present: toMs === nowMs, cases });
  }
}
