import { Controller, Param } from '@nestjs/common';
import {
  LIMITS,
  countedListOf,
  createSource,
  createdSource,
  patchSource,
  source,
  type CreateSource,
  type Credential,
  type ListTotal,
  type Page,
  type PatchSource,
  type Source,
} from '@nhip-xa/contract';
import {
  authorOf,
  type BrokerAccounts,
  type ConfigChanges,
  type FactReader,
  type Principal,
  type SecretHasher,
  type SourceStore,
} from '@nhip-xa/ports';
import { z } from 'zod';
import { atBroker } from '../at-broker';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, notFound } from '../problem';
import { LIST_QUERIES, counted } from '../list-queries';
import { momentMs, page } from '../queries';
import { credentialOf } from '../credential-of';
import { SourceRules } from '../source-rules';

const sourcesQuery = page.extend({ ...LIST_QUERIES.sources, ...counted });

const sourceQuery = z.strictObject({ at: momentMs.optional() });

@Controller('api/v1/sources')
export class SourcesController {
  constructor(
    @Port('sources') private readonly sources: SourceStore,
    @Port('secrets') private readonly secrets: SecretHasher,
    @Port('changes') private readonly changes: ConfigChanges,
    @Port('mqttAddress') private readonly mqttAddress: () => { host?: string; port: number },
    @Port('brokerAccounts') private readonly accounts: BrokerAccounts,
    @Port('facts') private readonly facts: FactReader,
    @Port('now') private readonly now: () => number,
    private readonly rules: SourceRules,
  ) {}

  @Route('get', '', {
    summary:
      'Sources of a unit and those below it, by key unless sort= says otherwise; with count=1 how many there are',
    needs: 'source.read',
    scope: { query: 'unit' },
    query: sourcesQuery,
    answer: countedListOf(source),
  })
  async list(
    @InUnit() within: string,
    @FromQuery() query: z.infer<typeof sourcesQuery>,
  ): Promise<Page<Source> & { total?: ListTotal }> {
    const { kind, state, gateway, flag, q, sort, count } = query;
    const filter = { within, kind, state, gateway, flag, q, sort };
    const [found, total] = await Promise.all([
      this.sources.list(filter, query),
      count ? this.sources.count(filter) : undefined,
    ]);
    return { ...found, ...(total === undefined ? {} : { total: { count: total, more: false } }) };
  }

  @Route('post', '', {
    summary: 'Register a source; its password is shown once',
    needs: 'source.write',
    scope: { body: 'unit' },
    body: createSource,
    answer: createdSource,
    status: 201,
  })
  async create(
    @Caller() caller: Principal,
    @FromBody() body: CreateSource,
  ): Promise<Source & { credential: Credential }> {
    await this.rules.check(caller, body);
    const secret = this.secrets.generate();
    const made = await this.sources.create(
      {
        ...body,
        heartbeatSeconds: body.heartbeatSeconds ?? LIMITS.heartbeatSecondsUsual,
        attributes: body.attributes ?? {},
        secretHash: this.secrets.hash(secret),
      },
      authorOf(caller),
    );
    if (made === 'exists') throw new HttpProblem('exists');
    await this.changes.emit({ what: 'source', unit: made.unit, key: made.key });
    await atBroker(
      this.accounts.grant(made.key, secret, made.gateway),
      `${made.key} is registered, but the broker did not take its account: give it a new credential when the broker is back`,
    );
    return { ...made, credential: credentialOf(made.key, secret, this.mqttAddress()) };
  }

  @Route('get', ':key', {
    summary: 'One source, with its presence and its metrics, now or as they stood at a moment',
    needs: 'source.read',
    scope: { sourceKey: 'key' },
    query: sourceQuery,
    answer: source,
  })
  async one(
    @Param('key') key: string,
    @FromQuery() { at }: z.infer<typeof sourceQuery>,
  ): Promise<Source> {
    const found = await this.sources.one(key);
    if (!found) throw notFound();
    if (at === undefined || at >= this.now()) return found;
    const then = await this.facts.pastOfSource(key, at);
    return { ...found, ...then };
  }

  @Route('patch', ':key', {
    summary: 'Change a source',
    needs: 'source.write',
    scope: { sourceKey: 'key' },
    body: patchSource,
    answer: source,
  })
  async patch(
    @Caller() caller: Principal,
    @Param('key') key: string,
    @FromBody() body: PatchSource,
  ): Promise<Source> {
    await this.rules.checkChange(caller, key, body);
    const before = await this.sources.one(key);
    const after = await this.sources.patch(key, body, authorOf(caller));
    if (!before || !after) throw notFound();
    await this.changes.emit({ what: 'source', unit: after.unit, key });
    if (before.gateway !== after.gateway) {
      await atBroker(
        this.accounts.changeGateway(key, before.gateway, after.gateway),
        `${key} is changed, but at the broker its gateway is still the one before`,
      );
    }
    return after;
  }

  @Route('delete', ':key', {
    summary: 'Remove a source; its facts stay',
    needs: 'source.write',
    scope: { sourceKey: 'key' },
    status: 204,
  })
  async remove(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('key') key: string,
  ): Promise<void> {
    if (!(await this.sources.remove(key, authorOf(caller)))) throw notFound();
    await this.changes.emit({ what: 'source-cut', unit, key });
    await atBroker(
      this.accounts.revoke(key),
      `${key} is removed and nothing of it is taken, but the broker still lets it connect`,
    );
  }
}
