import { Controller, Req, Res } from '@nestjs/common';
import { loginRequest, me, type Me } from '@nhip-xa/contract';
import { COOKIES, type Principal, type SignIn } from '@nhip-xa/ports';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Caller, FromBody } from '../asked';
import { clearCookie, giveCookie } from '../cookies';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem } from '../problem';

@Controller('api/v1/auth')
export class AuthController {
  constructor(@Port('signIn') private readonly signIn: SignIn) {}

  @Route('post', 'login', {
    summary: 'Sign in; sets the session cookie',
    needs: 'public',
    scope: 'none',
    body: loginRequest,
    answer: me,
  })
  async login(
    @FromBody() { username, password }: z.infer<typeof loginRequest>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const result = await this.signIn.signIn({
      username,
      password,
      address: request.socket.remoteAddress ?? '',
      cookieHeader: request.headers.cookie,
    });
    if (result.outcome === 'throttled') {
      const headers = { 'Retry-After': String(result.retryAfterSeconds) };
      throw new HttpProblem('throttled', { headers, detail: 'too many attempts; wait' });
    }
    if (result.outcome === 'refused') {
      throw new HttpProblem('unauthenticated', { detail: 'user name or password is wrong' });
    }
    giveCookie(request, response, COOKIES.session, result.pass);
    return meOf(result.principal);
  }

  @Route('post', 'logout', {
    summary: 'Sign out; the session is over at once',
    needs: 'person',
    scope: 'none',
    status: 204,
  })
  async logout(
    @Caller() caller: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.signIn.signOut(caller);
    clearCookie(request, response, COOKIES.session);
  }

  @Route('get', 'me', { summary: 'Who I am', needs: 'person', scope: 'none', answer: me })
  me(@Caller() caller: Principal): Me {
    return meOf(caller);
  }
}

function meOf(principal: Principal): Me {
  if (principal.kind === 'display') throw new HttpProblem('unauthenticated');
  const { role, unit } = principal;
  const user =
    principal.kind === 'user'
      ? { username: principal.username, displayName: principal.displayName }
      : { username: principal.maker, displayName: principal.name };
  return { user, role, unit };
}
