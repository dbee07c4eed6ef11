import { Controller, Param } from '@nestjs/common';
import {
  createReportSchedule,
  listOf,
  patchReportSchedule,
  reportSchedule,
  type CreateReportSchedule,
  type Page,
  type PatchReportSchedule,
  type ReportSchedule,
} from '@nhip-xa/contract';
import { isoOfMs, nextReportMs } from '@nhip-xa/domain';
import {
  authorOf,
  type Gate,
  type Principal,
  type ReportScheduleStore,
  type StoredSchedule,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, notFound } from '../problem';
import { ofUnit } from '../queries';

const schedulesQuery = z.strictObject(ofUnit);

/** When the reports of a unit are made by themselves. */
@Controller('api/v1/report-schedules')
export class ReportSchedulesController {
  constructor(
    @Port('reportSchedules') private readonly schedules: ReportScheduleStore,
    @Port('gate') private readonly gate: Gate,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'When reports of a unit are made by themselves, and next',
    needs: 'report.read',
    scope: { query: 'unit' },
    query: schedulesQuery,
    answer: listOf(reportSchedule),
  })
  async list(@InUnit() unit: string): Promise<Page<ReportSchedule>> {
    const items = await this.schedules.list(unit);
    return { items: items.map((one) => this.shown(one)), next: null };
  }

  @Route('post', '', {
    summary: 'Have each day, week, month or quarter of a unit reported; one schedule for each',
    needs: 'report.write',
    scope: { body: 'unit' },
    body: createReportSchedule,
    answer: reportSchedule,
    status: 201,
  })
  async create(
    @Caller() caller: Principal,
    @FromBody() body: CreateReportSchedule,
  ): Promise<ReportSchedule> {
    const made = await this.schedules.create(body, authorOf(caller));
    if (made === 'exists') throw new HttpProblem('exists');
    return this.shown(made);
  }

  @Route('patch', ':id', {
    summary: 'Change the time of a schedule, or switch it off or on',
    needs: 'report.write',
    scope: 'handler',
    body: patchReportSchedule,
    answer: reportSchedule,
  })
  async patch(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @FromBody() body: PatchReportSchedule,
  ): Promise<ReportSchedule> {
    await this.mustReach(caller, id);
    const changed = await this.schedules.patch(id, body, authorOf(caller));
    if (!changed) throw notFound();
    return this.shown(changed);
  }

  @Route('delete', ':id', {
    summary: 'Remove a schedule; the reports that it made stay',
    needs: 'report.write',
    scope: 'handler',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    await this.mustReach(caller, id);
    if (!(await this.schedules.remove(id, authorOf(caller)))) throw notFound();
  }

  private async mustReach(caller: Principal, id: string): Promise<void> {
    const schedule = await this.schedules.one(id);
    if (!schedule || !(await this.gate.mayReach(caller, schedule.unit))) throw notFound();
  }

  private shown({ sinceMs: _, ...schedule }: StoredSchedule): ReportSchedule {
    const nextAt = schedule.enabled ? isoOfMs(nextReportMs(schedule, this.now())) : null;
    return { ...schedule, nextAt };
  }
}
