import { Controller, Param } from '@nestjs/common';
import {
  keptReadings,
  listOf,
  retention,
  setRetention,
  type KeptReadings,
  type Page,
  type Retention,
  type SetRetention,
} from '@nhip-xa/contract';
import { authorOf, type Principal, type RetentionStore } from '@nhip-xa/ports';
import { Caller, FromBody } from '../asked';
import { Route } from '../endpoint';
import { refuseLesser } from '../installation-wide';
import { Port } from '../ports';
import { badField, notFound } from '../problem';

@Controller('api/v1/retention')
export class RetentionController {
  constructor(@Port('retention') private readonly retention: RetentionStore) {}

  @Route('get', '', {
    summary: 'How many days readings are kept one by one, by metric; * is every other metric',
    needs: 'reading.read',
    scope: 'none',
    answer: listOf(keptReadings),
  })
  async list(): Promise<Page<KeptReadings>> {
    return { items: await this.retention.list(), next: null };
  }

  @Route('put', ':metric', {
    summary: 'Say how many days readings of a metric, or of every other (*), are kept one by one',
    needs: 'retention.write',
    scope: 'none',
    body: setRetention,
    answer: retention,
  })
  async set(
    @Caller() caller: Principal,
    @Param('metric') metric: string,
    @FromBody() { rawDays }: SetRetention,
  ): Promise<Retention> {
    refuseLesser(caller);
    if (!retention.shape.metric.safeParse(metric).success) throw badField('metric', 'no metric');
    await this.retention.set({ metric, rawDays }, authorOf(caller));
    return { metric, rawDays };
  }

  @Route('delete', ':metric', {
    summary:
      'Keep readings of a metric like those of every other again, or of every other as usual',
    needs: 'retention.write',
    scope: 'none',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('metric') metric: string): Promise<void> {
    refuseLesser(caller);
    if (!(await this.retention.remove(metric, authorOf(caller)))) throw notFound();
  }
}
