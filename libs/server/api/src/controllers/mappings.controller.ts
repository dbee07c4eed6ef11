import { Controller, Param } from '@nestjs/common';
import {
  unitOfKey,
  MAPPING_LIMITS,
  changeMapping,
  createMapping,
  listOf,
  mapping,
  previewAnswer,
  previewMapping,
  type ChangeMapping,
  type CreateMapping,
  type Mapping,
  type Page,
  type PreviewAnswer,
  type PreviewMapping,
} from '@nhip-xa/contract';
import { filterFault } from '@nhip-xa/domain';
import {
  authorOf,
  type BrokerAccounts,
  type ConfigChanges,
  type MappingClash,
  type MappingStore,
  type Principal,
} from '@nhip-xa/ports';
import type { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { atBroker } from '../at-broker';
import { Route } from '../endpoint';
import { MappingRules } from '../mapping-rules';
import { Port } from '../ports';
import { PreviewThrottle } from '../preview-throttle';
import { HttpProblem, badField, notFound } from '../problem';
import { ofUnit, page } from '../queries';

const mappingsQuery = page.extend(ofUnit);

/** [contract 2] what lets a publisher speak a foreign format. */
@Controller('api/v1/mappings')
export class MappingsController {
  private readonly throttle = new PreviewThrottle(MAPPING_LIMITS.previewsPerMinute);

  constructor(
    @Port('mappings') private readonly mappings: MappingStore,
    @Port('changes') private readonly changes: ConfigChanges,
    @Port('brokerAccounts') private readonly accounts: BrokerAccounts,
    @Port('previewMapping')
    private readonly previewed: (request: PreviewMapping, receivedMs: number) => PreviewAnswer,
    @Port('now') private readonly now: () => number,
    private readonly rules: MappingRules,
  ) {}

  @Route('get', '', {
    summary: 'Mappings whose publishers belong to a unit or below, by id',
    needs: 'mapping.read',
    scope: { query: 'unit' },
    query: mappingsQuery,
    answer: listOf(mapping),
  })
  list(
    @InUnit() within: string,
    @FromQuery() { cursor, limit }: z.infer<typeof mappingsQuery>,
  ): Promise<Page<Mapping>> {
    return this.mappings.list(within, { cursor, limit });
  }

  @Route('post', '', {
    summary: 'Let a publisher speak a foreign format under a topic filter',
    needs: 'mapping.write',
    scope: 'handler',
    body: createMapping,
    answer: mapping,
    status: 201,
  })
  async create(@Caller() caller: Principal, @FromBody() body: CreateMapping): Promise<Mapping> {
    await this.rules.check(caller, body);
    const made = settled(await this.mappings.create(body, authorOf(caller)));
    await this.follow(made.publisher, false);
    return made;
  }

  @Route('post', 'preview', {
    summary: 'The facts that a message would make, were its sources approved; nothing is changed',
    needs: 'mapping.write',
    scope: 'none',
    body: previewMapping,
    answer: previewAnswer,
  })
  preview(@Caller() caller: Principal, @FromBody() body: PreviewMapping): PreviewAnswer {
    this.refuseTooMany(caller);
    const fault = body.filter === undefined ? undefined : filterFault(body.filter);
    if (fault !== undefined) throw badField('filter', fault);
    return this.previewed(
      body,
      body.receivedAt === undefined ? this.now() : Date.parse(body.receivedAt),
    );
  }

  @Route('put', ':id', {
    summary: 'Change a mapping; what comes from now on is read by it',
    needs: 'mapping.write',
    scope: 'handler',
    body: changeMapping,
    answer: mapping,
  })
  async change(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @FromBody() body: ChangeMapping,
  ): Promise<Mapping> {
    const before = await this.reached(caller, id);
    const asked = { id, ...body };
    await this.rules.check(caller, asked);
    const after = settled(await this.mappings.change(asked, authorOf(caller)));
    const isElsewhere = before.publisher !== after.publisher || before.filter !== after.filter;
    if (before.publisher !== after.publisher) await this.follow(before.publisher, true);
    await this.follow(after.publisher, isElsewhere);
    return after;
  }

  @Route('delete', ':id', {
    summary: 'Remove a mapping; its publisher may no longer publish under the filter',
    needs: 'mapping.write',
    scope: 'handler',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    const { publisher } = await this.reached(caller, id);
    if (!(await this.mappings.remove(id, authorOf(caller)))) throw notFound();
    await this.follow(publisher, true);
  }

  private async reached(caller: Principal, id: string): Promise<Mapping> {
    const found = await this.mappings.one(id);
    if (!found || !(await this.rules.reaches(caller, found.publisher))) throw notFound();
    return found;
  }

  /** @param cut its connections may have been let in, or subscribed, for what holds no more */
  private async follow(publisher: string, cut: boolean): Promise<void> {
    const unit = unitOfKey(publisher);
    await this.changes.emit({ what: 'mapping', unit, publisher, cut });
    await atBroker(
      this.accounts.changeForeign(publisher),
      `the mapping is in force here, but at the broker ${publisher} may publish as before`,
    );
  }

  private refuseTooMany({ kind, id }: Principal): void {
    const waitMs = this.throttle.waitMs(`${kind} ${id}`, this.now());
    if (waitMs <= 0) return;
    const headers = { 'Retry-After': String(Math.ceil(waitMs / 1_000)) };
    throw new HttpProblem('throttled', { headers });
  }
}

const WORDS: Readonly<Record<MappingClash, string>> = {
  exists: 'a mapping has this id already',
  overlaps: 'some topic lies under this filter and under that of another mapping',
  'too-many': 'there are as many mappings as there may be',
};

function settled(result: Mapping | MappingClash | undefined): Mapping {
  if (result === undefined) throw notFound();
  if (typeof result === 'string') throw new HttpProblem(result, { detail: WORDS[result] });
  return result;
}
