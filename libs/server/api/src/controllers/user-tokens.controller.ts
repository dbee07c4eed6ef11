import { Controller, Param } from '@nestjs/common';
import { apiToken, listOf, type ApiToken, type Page } from '@nhip-xa/contract';
import {
  authorOf,
  type Accounts,
  type Gate,
  type PageRequest,
  type Principal,
  type TokenStore,
  type UserStore,
} from '@nhip-xa/ports';
import { refusalOf } from '../account-refusal';
import { Caller, FromQuery } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';
import { page } from '../queries';

/** Tokens of others, for whoever may change their makers. */
@Controller('api/v1/users/:username/tokens')
export class UserTokensController {
  constructor(
    @Port('users') private readonly users: UserStore,
    @Port('tokens') private readonly tokens: TokenStore,
    @Port('accounts') private readonly accounts: Accounts,
    @Port('gate') private readonly gate: Gate,
  ) {}

  @Route('get', '', {
    summary: 'API tokens of a user, never what opens with them',
    needs: 'user.write',
    scope: 'handler',
    query: page,
    answer: listOf(apiToken),
  })
  async list(
    @Caller() caller: Principal,
    @Param('username') username: string,
    @FromQuery() query: PageRequest,
  ): Promise<Page<ApiToken>> {
    await this.reach(caller, username);
    return this.tokens.list(username, query);
  }

  @Route('delete', ':id', {
    summary: 'Take one API token of a user back; their others stay',
    needs: 'user.write',
    scope: 'handler',
    status: 204,
  })
  async remove(
    @Caller() caller: Principal,
    @Param('username') username: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.reach(caller, username);
    const done = await this.accounts.removeTokenOf(username, id, authorOf(caller));
    if (done !== 'removed') throw refusalOf(done);
  }

  private async reach(caller: Principal, username: string): Promise<void> {
    const found = await this.users.one(username);
    if (!found || !(await this.gate.mayReach(caller, found.unit))) throw notFound();
  }
}
