import { Controller, Res } from '@nestjs/common';
import { health } from '@nhip-xa/contract';
import type { Response } from 'express';
import type { z } from 'zod';
import { Route } from '../endpoint';
import { Port, type ApiPorts } from '../ports';
import { HttpProblem } from '../problem';

type Health = z.infer<typeof health>;

/** For whoever watches the process; at the root [contract 3]. */
@Controller()
export class HealthController {
  constructor(
    @Port('missing') private readonly missing: ApiPorts['missing'],
    @Port('metrics') private readonly metrics: ApiPorts['metrics'],
  ) {}

  @Route('get', 'health/live', {
    summary: 'The process runs',
    needs: 'public',
    scope: 'none',
    answer: health,
  })
  live(): Health {
    return { status: 'ok', missing: [] };
  }

  @Route('get', 'health/ready', {
    summary: 'Everything that serving needs is there; 503 with what is missing otherwise',
    needs: 'public',
    scope: 'none',
    answer: health,
  })
  async ready(): Promise<Health> {
    const missing = [...(await this.missing())];
    if (missing.length === 0) return { status: 'ok', missing };
    throw new HttpProblem('unavailable', {
      detail: `missing: ${missing.join(', ')}`,
      members: { missing },
    });
  }

  @Route('get', 'metrics', {
    summary: 'Figures for Prometheus, as text',
    needs: 'public',
    scope: 'none',
  })
  async figures(@Res() response: Response): Promise<void> {
    const text = await this.metrics.metrics();
    response.set('Content-Type', this.metrics.contentType).send(text);
  }
}
