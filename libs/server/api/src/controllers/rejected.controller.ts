import { Controller } from '@nestjs/common';
import {
  REJECT_REASONS,
  listOf,
  rejectedMessage,
  type Page,
  type RejectedMessage,
} from '@nhip-xa/contract';
import type { FactReader, Gate, Principal } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';
import { ofUnit, page, plainText, spanUs } from '../queries';

const rejectedQuery = page.extend({
  ...ofUnit,
  ...spanUs,
  source: plainText.optional(),
  reason: z.enum(REJECT_REASONS).optional(),
});

@Controller('api/v1/rejected')
export class RejectedController {
  constructor(
    @Port('facts') private readonly facts: FactReader,
    @Port('gate') private readonly gate: Gate,
  ) {}

  @Route('get', '', {
    summary: 'Messages that were not stored as facts, with the reason, newest first',
    needs: 'rejected.read',
    scope: { query: 'unit' },
    query: rejectedQuery,
    answer: listOf(rejectedMessage),
  })
  async list(
    @Caller() caller: Principal,
    @InUnit() within: string,
    @FromQuery() query: z.infer<typeof rejectedQuery>,
  ): Promise<Page<RejectedMessage>> {
    const { source, reason, from: fromUs, to: toUs, cursor, limit } = query;
    if (source !== undefined && !(await this.reaches(caller, source))) throw notFound();
    return this.facts.rejected({ within, source, reason, fromUs, toUs }, { cursor, limit });
  }

  /** The key of a source begins with its unit. */
  private reaches(caller: Principal, key: string): Promise<boolean> {
    return this.gate.mayReach(caller, key.split('.', 1)[0] ?? '');
  }
}
