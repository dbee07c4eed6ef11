import { Controller } from '@nestjs/common';
import {
  LIMITS,
  deadlinePolicy,
  deadlinePolicyQuery,
  listOf,
  setDeadlinePolicy,
  unitCode,
  type DeadlinePolicyEntry,
  type DeadlinePolicyQuery,
  type Page,
  type SetDeadlinePolicy,
} from '@nhip-xa/contract';
import {
  authorOf,
  type ConfigChanges,
  type DeadlinePolicyStore,
  type Principal,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { badField, notFound } from '../problem';

const unitQuery = z.strictObject({ unit: unitCode.optional() });
/** [domain 4.7] policies are the nation's and the provinces'. */
const NATION_OR_PROVINCE = /^(VN|\d{2})$/;

@Controller('api/v1/deadline-policies')
export class DeadlinePoliciesController {
  constructor(
    @Port('deadlinePolicies') private readonly policies: DeadlinePolicyStore,
    @Port('changes') private readonly changes: ConfigChanges,
  ) {}

  @Route('get', '', {
    summary:
      'How long cases without a date of their own may take in a unit; the nearest level first',
    needs: 'calendar.read',
    scope: { query: 'unit' },
    query: unitQuery,
    answer: listOf(deadlinePolicy),
  })
  async list(@InUnit() unit: string): Promise<Page<DeadlinePolicyEntry>> {
    // whole: a unit has three levels at most, and each of them a limited number
    return { items: await this.policies.list(unit), next: null };
  }

  @Route('put', '', {
    summary: 'Set the policy of the nation or a province for a channel and a severity',
    needs: 'calendar.write',
    scope: { body: 'unit' },
    body: setDeadlinePolicy,
    answer: deadlinePolicy,
  })
  async set(
    @Caller() caller: Principal,
    @FromBody() body: SetDeadlinePolicy,
  ): Promise<DeadlinePolicyEntry> {
    if (!NATION_OR_PROVINCE.test(body.unit)) throw badField('unit', 'the nation or a province');
    const set = await this.policies.set(body, authorOf(caller));
    if (set === 'too-many') {
      throw badField('channel', `at most ${LIMITS.policiesPerUnit} policies of one unit`);
    }
    await this.changes.emit({ what: 'calendar', unit: body.unit });
    return set;
  }

  @Route('delete', '', {
    summary: 'Take a policy away',
    needs: 'calendar.write',
    scope: { query: 'unit' },
    query: deadlinePolicyQuery,
    status: 204,
  })
  async remove(
    @Caller() caller: Principal,
    @FromQuery() { unit, kind, ...query }: DeadlinePolicyQuery,
  ): Promise<void> {
    const key = { unit, kind, channel: query.channel ?? null, severity: query.severity ?? null };
    const removed = await this.policies.remove(key, authorOf(caller));
    if (!removed) throw notFound();
    await this.changes.emit({ what: 'calendar', unit });
  }
}
