import { Controller, Param, Req, Res } from '@nestjs/common';
import {
  createDisplay,
  createdDisplay,
  display,
  exchangeDisplay,
  exchangedDisplay,
  listOf,
  type Display,
  type Page,
} from '@nhip-xa/contract';
import {
  COOKIES,
  authorOf,
  type Accounts,
  type DisplayStore,
  type Gate,
  type PageRequest,
  type Principal,
  type SignIn,
} from '@nhip-xa/ports';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { refusalOf } from '../account-refusal';
import { Caller, FromBody, FromQuery } from '../asked';
import { giveCookie } from '../cookies';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, notFound } from '../problem';
import { page } from '../queries';

@Controller('api/v1/displays')
export class DisplaysController {
  constructor(
    @Port('displays') private readonly displays: DisplayStore,
    @Port('accounts') private readonly accounts: Accounts,
    @Port('gate') private readonly gate: Gate,
    @Port('signIn') private readonly signIn: SignIn,
  ) {}

  @Route('get', '', {
    summary: 'Wall displays of my subtree',
    needs: 'display.read',
    scope: 'own',
    query: page,
    answer: listOf(display),
  })
  list(@Caller() caller: Principal, @FromQuery() query: PageRequest): Promise<Page<Display>> {
    return this.displays.list(caller.unit, query);
  }

  @Route('post', '', {
    summary: 'Make a wall display; its token is shown once',
    needs: 'display.write',
    scope: { body: 'unit' },
    body: createDisplay,
    answer: createdDisplay,
    status: 201,
  })
  async create(
    @Caller() caller: Principal,
    @FromBody() body: z.infer<typeof createDisplay>,
  ): Promise<z.infer<typeof createdDisplay>> {
    const made = await this.accounts.createDisplay(body, authorOf(caller));
    return { ...made, url: `/wall/${made.unit}#token=${made.token}` };
  }

  @Route('post', 'exchange', {
    summary: "Exchange a display's token for a cookie that opens its unit's wall",
    needs: 'public',
    scope: 'none',
    body: exchangeDisplay,
    answer: exchangedDisplay,
  })
  async exchange(
    @FromBody() body: z.infer<typeof exchangeDisplay>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof exchangedDisplay>> {
    const given = await this.signIn.exchange(body.token);
    if (!given) throw new HttpProblem('unauthenticated', { detail: 'not the token of a display' });
    giveCookie(request, response, COOKIES.display, given.pass);
    return { unit: given.unit, name: given.name };
  }

  @Route('delete', ':id', {
    summary: 'Take a display back; its screens go dark at once',
    needs: 'display.write',
    scope: 'handler',
    status: 204,
  })
  async remove(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    const found = await this.displays.one(id);
    if (!found || !(await this.gate.mayReach(caller, found.unit))) throw notFound();
    const done = await this.accounts.removeDisplay(id, authorOf(caller));
    if (done !== 'removed') throw refusalOf(done);
  }
}
