import { Controller, Param } from '@nestjs/common';
import {
  LIMITS,
  createMaintenance,
  listOf,
  maintenanceWindow,
  type CreateMaintenance,
  type MaintenanceWindow,
  type Page,
} from '@nhip-xa/contract';
import { DAY_MS, HOUR_MS } from '@nhip-xa/domain';
import {
  authorOf,
  type ConfigChanges,
  type MaintenanceStore,
  type Principal,
  type SourceStore,
} from '@nhip-xa/ports';
import type { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';
import { page } from '../queries';

@Controller('api/v1/sources/:key/maintenance')
export class MaintenanceController {
  constructor(
    @Port('maintenanceWindows') private readonly windows: MaintenanceStore,
    @Port('sources') private readonly sources: SourceStore,
    @Port('changes') private readonly changes: ConfigChanges,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'When a source is, was and will be worked on, latest first',
    needs: 'source.read',
    scope: { sourceKey: 'key' },
    query: page,
    answer: listOf(maintenanceWindow),
  })
  async list(
    @Param('key') key: string,
    @FromQuery() query: z.infer<typeof page>,
  ): Promise<Page<MaintenanceWindow>> {
    if (!(await this.sources.one(key))) throw notFound();
    return this.windows.list(key, query);
  }

  @Route('post', '', {
    summary: 'Say when a source is worked on: its silence is neither news nor a bad mark then',
    needs: 'source.write',
    scope: { sourceKey: 'key' },
    body: createMaintenance,
    answer: maintenanceWindow,
    status: 201,
  })
  async create(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('key') key: string,
    @FromBody() { from, to, why }: CreateMaintenance,
  ): Promise<MaintenanceWindow> {
    const window = { fromMs: Date.parse(from), toMs: Date.parse(to), why };
    refuseOddSpan(window, this.now());
    const made = await this.windows.create(key, window, authorOf(caller));
    if (!made) throw notFound();
    if (made === 'too-many') {
      throw badField('from', `at most ${LIMITS.maintenanceWindows} windows that are not over`);
    }
    await this.changes.emit({ what: 'maintenance', unit, key, fromMs: window.fromMs });
    return made;
  }

  @Route('delete', ':id', {
    summary: 'End a maintenance window now, or cancel one that has not begun',
    needs: 'source.write',
    scope: { sourceKey: 'key' },
    status: 204,
  })
  async end(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('key') key: string,
    @Param('id') id: string,
  ): Promise<void> {
    const ended = await this.windows.end(key, id, authorOf(caller));
    if (!ended) throw notFound();
    if (ended === 'over') throw new HttpProblem('already-over');
    await this.changes.emit({ what: 'maintenance', unit, key, fromMs: this.now() });
  }
}

/** @throws HttpProblem `bad-request` that names the field */
function refuseOddSpan({ fromMs, toMs }: { fromMs: number; toMs: number }, nowMs: number): void {
  if (toMs <= fromMs) throw badField('to', 'must lie after from');
  if (toMs <= nowMs)
    throw badField('to', 'lies in the past: a window that is over changes nothing');
  if (fromMs < nowMs - LIMITS.maintenanceBackHours * HOUR_MS) {
    throw badField('from', `at most ${LIMITS.maintenanceBackHours} hours ago`);
  }
  if (fromMs > nowMs + LIMITS.maintenanceAheadDays * DAY_MS) {
    throw badField('from', `at most ${LIMITS.maintenanceAheadDays} days ahead`);
  }
  if (toMs - fromMs > LIMITS.maintenanceDays * DAY_MS) {
    throw badField('to', `at most ${LIMITS.maintenanceDays} days after from`);
  }
}
