import { Controller, Param } from '@nestjs/common';
import {
  apiToken,
  createToken,
  createdToken,
  listOf,
  type ApiToken,
  type Page,
} from '@nhip-xa/contract';
import type { Accounts, PageRequest, Principal, TokenStore } from '@nhip-xa/ports';
import type { z } from 'zod';
import { refusalOf } from '../account-refusal';
import { Caller, FromBody, FromQuery } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { page } from '../queries';

@Controller('api/v1/tokens')
export class TokensController {
  constructor(
    @Port('tokens') private readonly tokens: TokenStore,
    @Port('accounts') private readonly accounts: Accounts,
  ) {}

  @Route('get', '', {
    summary: 'My API tokens',
    needs: 'token.own',
    scope: 'own',
    query: page,
    answer: listOf(apiToken),
  })
  async list(
    @Caller() caller: Principal,
    @FromQuery() query: PageRequest,
  ): Promise<Page<ApiToken>> {
    if (caller.kind !== 'user') return { items: [], next: null };
    return this.tokens.list(caller.username, query);
  }

  @Route('post', '', {
    summary: 'Make an API token, no wider than I am; shown once',
    needs: 'token.own',
    scope: { body: 'unit' },
    body: createToken,
    answer: createdToken,
    status: 201,
  })
  async create(
    @Caller() caller: Principal,
    @FromBody() body: z.infer<typeof createToken>,
  ): Promise<ApiToken & { token: string }> {
    const made = await this.accounts.createToken(body, caller);
    if (typeof made === 'string') throw refusalOf(made);
    return made;
  }

  @Route('delete', ':id', {
    summary: 'Take an API token of mine back',
    needs: 'token.own',
    scope: 'handler',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    const done = await this.accounts.removeToken(id, caller);
    if (done !== 'removed') throw refusalOf(done);
  }
}
