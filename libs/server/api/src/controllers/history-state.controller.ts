import { Controller } from '@nestjs/common';
import { historyState, type HistoryState } from '@nhip-xa/contract';
import type { PastWorkReader } from '@nhip-xa/ports';
import { InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';

@Controller('api/v1/units/:code/history-state')
export class HistoryStateController {
  constructor(@Port('pastWork') private readonly past: PastWorkReader) {}

  @Route('get', '', {
    summary: 'How much of the past of a unit is being reckoned anew from facts that came late',
    needs: 'kpi.read',
    scope: { param: 'code' },
    answer: historyState,
  })
  one(@InUnit() unit: string): Promise<HistoryState> {
    return this.past.of(unit);
  }
}
