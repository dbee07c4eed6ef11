import { Controller, Param } from '@nestjs/common';
import {
  createUser,
  listOf,
  patchUser,
  seenUser,
  user,
  type Page,
  type SeenUser,
  type User,
} from '@nhip-xa/contract';
import {
  authorOf,
  type Accounts,
  type Gate,
  type PageRequest,
  type Principal,
  type UserStore,
} from '@nhip-xa/ports';
import type { z } from 'zod';
import { refusalOf } from '../account-refusal';
import { Caller, FromBody, FromQuery } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { notFound } from '../problem';
import { page } from '../queries';

@Controller('api/v1/users')
export class UsersController {
  constructor(
    @Port('users') private readonly users: UserStore,
    @Port('accounts') private readonly accounts: Accounts,
    @Port('gate') private readonly gate: Gate,
  ) {}

  @Route('get', '', {
    summary: 'Users of my subtree',
    needs: 'user.read',
    scope: 'own',
    query: page,
    answer: listOf(seenUser),
  })
  list(@Caller() caller: Principal, @FromQuery() query: PageRequest): Promise<Page<SeenUser>> {
    return this.users.list(caller.unit, query);
  }

  @Route('post', '', {
    summary: 'Make a user',
    needs: 'user.write',
    scope: { body: 'unit' },
    body: createUser,
    answer: user,
    status: 201,
  })
  async create(
    @Caller() caller: Principal,
    @FromBody() body: z.infer<typeof createUser>,
  ): Promise<User> {
    const made = await this.accounts.createUser(body, authorOf(caller));
    if (typeof made === 'string') throw refusalOf(made);
    return made;
  }

  @Route('get', ':username', {
    summary: 'One user',
    needs: 'user.read',
    scope: 'handler',
    answer: user,
  })
  one(@Caller() caller: Principal, @Param('username') username: string): Promise<User> {
    return this.reachable(caller, username);
  }

  @Route('patch', ':username', {
    summary: 'Change a user; a new password ends all sessions',
    needs: 'user.write',
    scope: { body: 'unit' },
    body: patchUser,
    answer: user,
  })
  async patch(
    @Caller() caller: Principal,
    @Param('username') username: string,
    @FromBody() body: z.infer<typeof patchUser>,
  ): Promise<User> {
    await this.reachable(caller, username);
    const after = await this.accounts.patchUser(username, body, authorOf(caller));
    if (typeof after === 'string') throw refusalOf(after);
    return after;
  }

  @Route('delete', ':username', {
    summary: 'Remove a user with all sessions and tokens',
    needs: 'user.write',
    scope: 'handler',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('username') username: string): Promise<void> {
    await this.reachable(caller, username);
    const done = await this.accounts.removeUser(username, authorOf(caller));
    if (done !== 'removed') throw refusalOf(done);
  }

  private async reachable(caller: Principal, username: string): Promise<User> {
    const found = await this.users.one(username);
    if (!found || !(await this.gate.mayReach(caller, found.unit))) throw notFound();
    return found;
  }
}
