import { Controller, Param, Req } from '@nestjs/common';
import {
  changePassword,
  listOf,
  me,
  ownSession,
  patchMe,
  type ChangePassword,
  type Me,
  type OwnSession,
  type Page,
} from '@nhip-xa/contract';
import type { OwnAccount, PageRequest, Person, Principal } from '@nhip-xa/ports';
import type { Request } from 'express';
import type { z } from 'zod';
import { refusalOf } from '../account-refusal';
import { Caller, FromBody, FromQuery } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, notFound } from '../problem';
import { page } from '../queries';

/** What people do with their own account; a program with somebody's token does none of it. */
@Controller('api/v1/auth')
export class OwnAccountController {
  constructor(@Port('ownAccount') private readonly own: OwnAccount) {}

  @Route('patch', 'me', {
    summary: 'Change my own display name',
    needs: 'person',
    scope: 'none',
    body: patchMe,
    answer: me,
  })
  async rename(
    @Caller() caller: Principal,
    @FromBody() { displayName }: z.infer<typeof patchMe>,
  ): Promise<Me> {
    const person = personOf(caller);
    await this.own.rename(person, displayName);
    const { username, role, unit } = person;
    return { user: { username, displayName }, role, unit };
  }

  @Route('post', 'password', {
    summary: 'Change my own password, by the one before; my other sessions end',
    needs: 'person',
    scope: 'none',
    body: changePassword,
    status: 204,
  })
  async password(
    @Caller() caller: Principal,
    @FromBody() body: ChangePassword,
    @Req() request: Request,
  ): Promise<void> {
    const address = request.socket.remoteAddress ?? '';
    const done = await this.own.changePassword(personOf(caller), body, address);
    switch (done.outcome) {
      case 'changed':
        return;
      case 'weak-password':
        throw refusalOf('weak-password');
      case 'wrong-password':
        throw new HttpProblem('bad-request', {
          errors: [{ path: 'current', message: 'is not the password', code: 'wrong-password' }],
        });
      case 'throttled': {
        const headers = { 'Retry-After': String(done.retryAfterSeconds) };
        throw new HttpProblem('throttled', { headers, detail: 'too many attempts; wait' });
      }
    }
  }

  @Route('get', 'sessions', {
    summary: 'Where I am signed in',
    needs: 'person',
    scope: 'none',
    query: page,
    answer: listOf(ownSession),
  })
  sessions(
    @Caller() caller: Principal,
    @FromQuery() query: PageRequest,
  ): Promise<Page<OwnSession>> {
    return this.own.sessions(personOf(caller), query);
  }

  @Route('delete', 'sessions', {
    summary: 'Sign out everywhere but here',
    needs: 'person',
    scope: 'none',
    status: 204,
  })
  async endOthers(@Caller() caller: Principal): Promise<void> {
    await this.own.endOthers(personOf(caller));
  }

  @Route('delete', 'sessions/:id', {
    summary: 'End one of my sessions',
    needs: 'person',
    scope: 'none',
    status: 204,
  })
  async end(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    if (!(await this.own.endSession(personOf(caller), id))) throw notFound();
  }
}

function personOf(caller: Principal): Person {
  if (caller.kind !== 'user') throw new HttpProblem('forbidden');
  return caller;
}
