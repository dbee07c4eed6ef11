import { Controller, Param } from '@nestjs/common';
import { acknowledgeRequest, alert, listOf, type Alert, type Page } from '@nhip-xa/contract';
import { authorOf, type Alerts, type Gate, type Principal } from '@nhip-xa/ports';
import type { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, notFound } from '../problem';
import { flag, momentMs, ofUnit, page, plainText } from '../queries';

const alertsQuery = page.extend({
  ...ofUnit,
  open: flag.optional(),
  kpi: plainText.optional(),
  /** Those of the unit itself alone. */
  own: flag.optional(),
  at: momentMs.optional(),
});

@Controller('api/v1/alerts')
export class AlertsController {
  constructor(
    @Port('alerts') private readonly alerts: Alerts,
    @Port('gate') private readonly gate: Gate,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary:
      'Alerts of a unit and those below it, now or as they stood, open ones first, of these the critical ones, then newest first',
    needs: 'alert.read',
    scope: { query: 'unit' },
    query: alertsQuery,
    answer: listOf(alert),
  })
  list(
    @InUnit() within: string,
    @FromQuery() { open, kpi, own, at, cursor, limit }: z.infer<typeof alertsQuery>,
  ): Promise<Page<Alert>> {
    const atMs = at !== undefined && at < this.now() ? at : undefined;
    return this.alerts.list({ within, open, kpi, own, atMs }, { cursor, limit });
  }

  @Route('post', ':id/acknowledge', {
    summary: "A person's word on an open alert, once",
    needs: 'alert.acknowledge',
    scope: 'handler',
    body: acknowledgeRequest,
    answer: alert,
  })
  async acknowledge(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @FromBody() { word }: z.infer<typeof acknowledgeRequest>,
  ): Promise<Alert> {
    // a program's word would only hide that nobody has looked
    if (caller.kind !== 'user') throw new HttpProblem('forbidden');
    const found = await this.alerts.one(id);
    if (!found || !(await this.gate.mayReach(caller, found.unit))) throw notFound();
    const done = await this.alerts.acknowledge(id, word, authorOf(caller));
    if (!done) throw notFound();
    if (done === 'acknowledged') throw new HttpProblem('already-acknowledged');
    if (done === 'closed') throw new HttpProblem('already-over');
    return done;
  }
}
