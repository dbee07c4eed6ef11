import { Controller, Param } from '@nestjs/common';
import {
  EVERY_METRIC,
  KEPT,
  isKeepable,
  keeping,
  keepingPreview,
  listOf,
  previewKeeping,
  previewRetention,
  retention,
  setKeeping,
  type Keeping,
  type KeepingPreview,
  type Kept,
  type Page,
  type PreviewKeeping,
  type PreviewRetention,
  type SetKeeping,
} from '@nhip-xa/contract';
import {
  authorOf,
  type KeepingForecast,
  type KeepingStore,
  type Principal,
  type RetentionStore,
} from '@nhip-xa/ports';
import { Caller, FromBody } from '../asked';
import { Route } from '../endpoint';
import { refuseLesser } from '../installation-wide';
import { Port } from '../ports';
import { badField, notFound } from '../problem';

/** How long what has a time is kept, and what would go; for whoever has the whole installation. */
@Controller('api/v1')
export class KeepingController {
  constructor(
    @Port('keeping') private readonly keeping: KeepingStore,
    @Port('retention') private readonly retention: RetentionStore,
    @Port('keepingForecast') private readonly forecast: KeepingForecast,
  ) {}

  @Route('get', 'keeping', {
    summary: 'How long, or how many of, rejected messages and pictures are kept',
    needs: 'reading.read',
    scope: 'none',
    answer: listOf(keeping),
  })
  async list(): Promise<Page<Keeping>> {
    return { items: await this.keeping.list(), next: null };
  }

  @Route('put', 'keeping/:what', {
    summary: 'Say how long, or how many of, something is kept; less takes effect in the night',
    needs: 'retention.write',
    scope: 'none',
    body: setKeeping,
    answer: keeping,
  })
  async set(
    @Caller() caller: Principal,
    @Param('what') given: string,
    @FromBody() { amount }: SetKeeping,
  ): Promise<Keeping> {
    refuseLesser(caller);
    const what = keptOf(given);
    refuseBeyond(what, amount);
    return this.keeping.set(what, amount, authorOf(caller));
  }

  @Route('post', 'keeping/:what/undo', {
    summary: 'Take back what waits for the night',
    needs: 'retention.write',
    scope: 'none',
    status: 204,
  })
  async undo(@Caller() caller: Principal, @Param('what') given: string): Promise<void> {
    refuseLesser(caller);
    if (!(await this.keeping.undo(keptOf(given), authorOf(caller)))) throw notFound();
  }

  @Route('post', 'keeping/preview', {
    summary: 'What would go, were less kept; changes nothing',
    needs: 'retention.write',
    scope: 'none',
    body: previewKeeping,
    answer: keepingPreview,
  })
  preview(
    @Caller() caller: Principal,
    @FromBody() { what, amount }: PreviewKeeping,
  ): Promise<KeepingPreview> {
    refuseLesser(caller);
    refuseBeyond(what, amount);
    return this.forecast.others(what, amount);
  }

  @Route('post', 'retention/preview', {
    summary: 'How many readings would go, were they kept for fewer days; changes nothing',
    needs: 'retention.write',
    scope: 'none',
    body: previewRetention,
    answer: keepingPreview,
  })
  previewReadings(
    @Caller() caller: Principal,
    @FromBody() { metric, rawDays }: PreviewRetention,
  ): Promise<KeepingPreview> {
    refuseLesser(caller);
    return this.forecast.readings(metric, rawDays);
  }

  @Route('post', 'retention/:metric/undo', {
    summary: `Take back what waits for the night; ${EVERY_METRIC} is every other metric`,
    needs: 'retention.write',
    scope: 'none',
    status: 204,
  })
  async undoReadings(@Caller() caller: Principal, @Param('metric') metric: string): Promise<void> {
    refuseLesser(caller);
    if (!retention.shape.metric.safeParse(metric).success) throw notFound();
    if (!(await this.retention.undo(metric, authorOf(caller)))) throw notFound();
  }
}

function keptOf(given: string): Kept {
  const what = KEPT.find((each) => each === given);
  if (!what) throw notFound();
  return what;
}

function refuseBeyond(what: Kept, amount: number): void {
  if (!isKeepable(what, amount)) throw badField('amount', 'less or more than can be kept');
}
