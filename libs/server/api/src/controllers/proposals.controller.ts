import { Controller, Param } from '@nestjs/common';
import {
  unitOfKey,
  approveProposals,
  approvedProposals,
  listOf,
  proposedSource,
  type ApproveProposals,
  type ApprovedProposals,
  type Page,
  type ProposedSource,
} from '@nhip-xa/contract';
import {
  authorOf,
  type ConfigChanges,
  type Principal,
  type ProposalStore,
  type RetriedMessages,
  type SecretHasher,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';
import { ofUnit, page, plainText } from '../queries';

const proposalsQuery = page.extend({ ...ofUnit, mapping: plainText.optional() });

/** Sources behind publishers that nobody has registered. */
@Controller('api/v1/proposals')
export class ProposalsController {
  constructor(
    @Port('proposals') private readonly proposals: ProposalStore,
    @Port('retries') private readonly retries: RetriedMessages,
    @Port('secrets') private readonly secrets: SecretHasher,
    @Port('changes') private readonly changes: ConfigChanges,
  ) {}

  @Route('get', '', {
    summary: 'Sources that mappings told of and that wait for approval, by key',
    needs: 'mapping.read',
    scope: { query: 'unit' },
    query: proposalsQuery,
    answer: listOf(proposedSource),
  })
  list(
    @InUnit() within: string,
    @FromQuery() { mapping, cursor, limit }: z.infer<typeof proposalsQuery>,
  ): Promise<Page<ProposedSource>> {
    return this.proposals.list({ within, mapping }, { cursor, limit });
  }

  @Route('post', 'approve', {
    summary: 'Register proposed sources behind their publishers; what was kept of them is stored',
    needs: ['mapping.write', 'source.write'],
    scope: 'own',
    body: approveProposals,
    answer: approvedProposals,
  })
  async approve(
    @Caller() caller: Principal,
    @FromBody() { keys, mapping }: ApproveProposals,
  ): Promise<ApprovedProposals> {
    // they speak through their publisher: nobody ever learns this secret
    const secretHash = this.secrets.hash(this.secrets.generate());
    const filter = { within: caller.unit, keys, mapping };
    const approved = await this.proposals.approve(filter, secretHash, authorOf(caller));
    if (keys && approved.length === 0) throw notFound();
    for (const key of approved) {
      await this.changes.emit({ what: 'source', unit: unitOfKey(key), key });
    }
    // kept with their publisher's unit, which may lie above the caller's
    const kept = { within: EVERYWHERE, proposals: approved };
    return { approved, ...(await this.retries.retry(kept, null)) };
  }

  @Route('delete', ':key', {
    summary: 'Forget a proposed source and what was kept of it; it comes back when it is told of',
    needs: 'mapping.write',
    scope: { sourceKey: 'key' },
    status: 204,
  })
  async forget(@Caller() caller: Principal, @Param('key') key: string): Promise<void> {
    if (!(await this.proposals.forget(key, authorOf(caller)))) throw notFound();
  }
}

const EVERYWHERE = 'VN';
