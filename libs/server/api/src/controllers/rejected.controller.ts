import { Controller, Param } from '@nestjs/common';
import {
  unitOfKey,
  REJECT_REASONS,
  chosenRejected,
  forgottenRejected,
  listOf,
  rejectedCounts,
  rejectedMessage,
  retryReport,
  type ChosenRejected,
  type ForgottenRejected,
  type Page,
  type RejectedCounts,
  type RejectedMessage,
  type RetryReportAnswer,
} from '@nhip-xa/contract';
import {
  authorOf,
  type FactReader,
  type Gate,
  type Principal,
  type RetriedMessages,
  type RetryFilter,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';
import { ofUnit, page, plainText, spanUs } from '../queries';

const chosen = {
  ...ofUnit,
  ...spanUs,
  source: plainText.optional(),
  reason: z.enum(REJECT_REASONS).optional(),
};
const rejectedQuery = page.extend(chosen);
const countsQuery = z.strictObject(chosen);

/** Numbers of rejected messages, as long as the largest that there can be. */
const ID = /^[1-9]\d{0,17}$/;

@Controller('api/v1/rejected')
export class RejectedController {
  constructor(
    @Port('facts') private readonly facts: FactReader,
    @Port('gate') private readonly gate: Gate,
    @Port('retries') private readonly retries: RetriedMessages,
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

  @Route('get', 'counts', {
    summary: 'How many messages are kept for which reason, and of which publishers most',
    needs: 'rejected.read',
    scope: { query: 'unit' },
    query: countsQuery,
    answer: rejectedCounts,
  })
  async counts(
    @Caller() caller: Principal,
    @InUnit() within: string,
    @FromQuery() query: z.infer<typeof countsQuery>,
  ): Promise<RejectedCounts> {
    const { source, reason, from: fromUs, to: toUs } = query;
    if (source !== undefined && !(await this.reaches(caller, source))) throw notFound();
    return this.facts.rejectedCounts({ within, source, reason, fromUs, toUs });
  }

  @Route('get', ':id', {
    summary: 'One rejected message with all that is kept of its bytes',
    needs: 'rejected.read',
    scope: 'handler',
    answer: rejectedMessage,
  })
  async one(@Caller() caller: Principal, @Param('id') id: string): Promise<RejectedMessage> {
    const message = ID.test(id) && (await this.facts.oneRejected(caller.unit, id));
    if (!message) throw notFound();
    return message;
  }

  @Route('post', 'retry', {
    summary: 'Read rejected messages of a reason again, as things stand now; each is stored once',
    needs: 'rejected.write',
    scope: 'own',
    body: chosenRejected,
    answer: retryReport,
  })
  async retryAll(
    @Caller() caller: Principal,
    @FromBody() body: ChosenRejected,
  ): Promise<RetryReportAnswer> {
    return this.retries.retry(await this.filterOf(caller, body), authorOf(caller));
  }

  @Route('post', 'forget', {
    summary: 'Throw rejected messages of a reason away',
    needs: 'rejected.write',
    scope: 'own',
    body: chosenRejected,
    answer: forgottenRejected,
  })
  async forgetAll(
    @Caller() caller: Principal,
    @FromBody() body: ChosenRejected,
  ): Promise<ForgottenRejected> {
    const filter = await this.filterOf(caller, body);
    return { forgotten: await this.retries.forget(filter, authorOf(caller)) };
  }

  @Route('post', ':id/retry', {
    summary: 'Read one rejected message again, as things stand now',
    needs: 'rejected.write',
    scope: 'handler',
    answer: retryReport,
  })
  async retry(@Caller() caller: Principal, @Param('id') id: string): Promise<RetryReportAnswer> {
    if (!ID.test(id)) throw notFound();
    const report = await this.retries.retry({ within: caller.unit, id }, authorOf(caller));
    if (report.tried === 0 && report.unreadable === 0) throw notFound();
    return report;
  }

  @Route('delete', ':id', {
    summary: 'Throw one rejected message away',
    needs: 'rejected.write',
    scope: 'handler',
    status: 204,
  })
  async forget(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    if (!ID.test(id)) throw notFound();
    const forgotten = await this.retries.forget({ within: caller.unit, id }, authorOf(caller));
    if (forgotten === 0) throw notFound();
  }

  /** @throws HttpProblem `not-found`: a unit or a publisher that the caller does not see */
  private async filterOf(
    caller: Principal,
    { reason, source, unit, from, to }: ChosenRejected,
  ): Promise<RetryFilter> {
    const isSeen =
      (unit === undefined || (await this.gate.mayReach(caller, unit))) &&
      (source === undefined || (await this.reaches(caller, source)));
    if (!isSeen) throw notFound();
    const [fromUs, toUs] = [from, to].map((text) =>
      text === undefined ? undefined : Date.parse(text) * 1_000,
    );
    return { within: unit ?? caller.unit, reason, source, fromUs, toUs };
  }

  /** The key of a source begins with its unit. */
  private reaches(caller: Principal, key: string): Promise<boolean> {
    return this.gate.mayReach(caller, unitOfKey(key));
  }
}
