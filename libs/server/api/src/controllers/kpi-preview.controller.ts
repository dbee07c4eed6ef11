import { Controller } from '@nestjs/common';
import {
  LIMITS,
  kpiFacts,
  kpiPreview,
  previewRequest,
  unitCode,
  type KpiFacts,
  type KpiPreview,
  type PreviewRequest,
} from '@nhip-xa/contract';
import { DAY_MS, type KpiBook } from '@nhip-xa/domain';
import type { FactCatalogue, Gate, KpiPreviewer, Principal } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, InUnit } from '../asked';
import { Route } from '../endpoint';
import { forCaller } from '../evidence-for-caller';
import { KpiRules } from '../kpi-rules';
import { Port } from '../ports';
import { PreviewThrottle } from '../preview-throttle';
import { HttpProblem, badField } from '../problem';

const factsQuery = z.strictObject({ unit: unitCode.optional() });

@Controller('api/v1/kpis')
export class KpiPreviewController {
  private readonly throttle = new PreviewThrottle(LIMITS.previewsPerMinute);

  constructor(
    @Port('previewer') private readonly previewer: KpiPreviewer,
    @Port('factCatalogue') private readonly catalogue: FactCatalogue,
    @Port('book') private readonly book: () => KpiBook,
    @Port('gate') private readonly gate: Gate,
    @Port('now') private readonly now: () => number,
    private readonly rules: KpiRules,
  ) {}

  @Route('get', 'facts', {
    summary: 'What exists in a unit and below it to define KPIs of: a sample',
    needs: 'kpi.write',
    scope: { query: 'unit' },
    query: factsQuery,
    answer: kpiFacts,
  })
  facts(@InUnit() unit: string): Promise<KpiFacts> {
    return this.catalogue.seen(unit);
  }

  @Route('post', 'preview', {
    summary:
      'What a definition would give in a unit, what it rests on and costs; nothing is changed',
    needs: 'kpi.write',
    scope: { body: 'unit' },
    body: previewRequest,
    answer: kpiPreview,
  })
  async preview(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromBody() body: PreviewRequest,
  ): Promise<KpiPreview> {
    this.refuseTooMany(caller);
    const definition = this.rules.checked({ ...body.definition, enabled: true }, this.others(body));
    const span = this.spanOf(body);
    const atMs = body.at === undefined ? undefined : Date.parse(body.at);
    const past = atMs !== undefined && atMs < this.now() ? atMs : undefined;
    const tried = await this.rules.measurable(() =>
      this.previewer.preview({ definition, unit, atMs: past, span }),
    );
    const { evidence } = tried;
    return {
      ...tried,
      evidence: evidence && forCaller(evidence, (act) => this.gate.mayAct(caller, act)),
    };
  }

  /** A definition that is tried takes the place of the one of its code. */
  private others({ definition }: PreviewRequest) {
    return this.book().all.filter(({ code }) => code !== definition.code);
  }

  private spanOf({ from, to }: PreviewRequest): { fromMs: number; toMs: number } | undefined {
    if (from === undefined) return undefined;
    const fromMs = Date.parse(from);
    const toMs = Math.min(to === undefined ? this.now() : Date.parse(to), this.now());
    if (toMs <= fromMs) throw badField('to', 'must lie after from');
    if (toMs - fromMs > LIMITS.previewDays * DAY_MS) {
      throw badField('to', `at most ${LIMITS.previewDays} days after from`);
    }
    return { fromMs, toMs };
  }

  private refuseTooMany({ kind, id }: Principal): void {
    const waitMs = this.throttle.waitMs(`${kind} ${id}`, this.now());
    if (waitMs <= 0) return;
    const headers = { 'Retry-After': String(Math.ceil(waitMs / 1_000)) };
    throw new HttpProblem('throttled', { headers });
  }
}
