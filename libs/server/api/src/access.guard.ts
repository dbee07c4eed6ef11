import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { unitOfKey, UNATTENDED_HEADER, UNIT_CODE } from '@nhip-xa/contract';
import type { Authenticator, Gate, Principal } from '@nhip-xa/ports';
import type { z } from 'zod';
import type { Asked, AskedRequest } from './asked';
import { ENDPOINT, type DeclaredEndpoint, type Scope } from './endpoint';
import { readLargeBody } from './large-body';
import { Port } from './ports';
import { HttpProblem, notFound } from './problem';
import { refuseForeignRequest } from './same-origin';

/**
 * The way every request goes, in this order: declared → same origin → who → may the role → is the
 * input right → is the unit in reach. Only then the handler runs.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Port('authenticator') private readonly authenticator: Authenticator,
    @Port('gate') private readonly gate: Gate,
    @Port('seen') private readonly seen: (principal: Principal) => void,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // the live side has a gate of its own at its connection
    if (context.getType() !== 'http') return true;
    const endpoint = this.reflector.get<DeclaredEndpoint | undefined>(
      ENDPOINT,
      context.getHandler(),
    );
    if (!endpoint) throw new HttpProblem('forbidden');
    const request = context.switchToHttp().getRequest<AskedRequest>();
    refuseForeignRequest(request, endpoint.bodyMedia);
    const principal = await this.whoAsks(request, endpoint);
    this.mayAct(principal, endpoint);
    if (endpoint.bodyBytes !== undefined) {
      const { bodyBytes, bodyMedia } = endpoint;
      await readLargeBody(request, context.switchToHttp().getResponse(), bodyBytes, bodyMedia);
    }
    const asked: Asked = { principal, unit: undefined, ...inputOf(request, endpoint) };
    asked.unit = await this.unitInReach(request, asked, endpoint.scope);
    request.asked = asked;
    if (principal && request.headers[UNATTENDED_HEADER] === undefined) this.seen(principal);
    return true;
  }

  private async whoAsks(
    request: AskedRequest,
    { needs }: DeclaredEndpoint,
  ): Promise<Principal | undefined> {
    if (needs === 'public') return undefined;
    const principal = await this.authenticator.authenticate({
      cookieHeader: request.headers.cookie,
      bearer: bearerOf(request),
      address: request.socket.remoteAddress,
    });
    // a wall is nobody where a person is asked for
    if (!principal || (needs === 'person' && principal.kind === 'display')) {
      throw new HttpProblem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } });
    }
    return principal;
  }

  private mayAct(principal: Principal | undefined, { needs }: DeclaredEndpoint): void {
    if (needs === 'public' || needs === 'person' || !principal) return;
    const acts = typeof needs === 'string' ? [needs] : needs;
    const may = acts.length > 0 && acts.every((act) => this.gate.mayAct(principal, act));
    if (!may) throw new HttpProblem('forbidden');
  }

  private async unitInReach(
    request: AskedRequest,
    asked: Asked,
    scope: Scope,
  ): Promise<string | undefined> {
    if (!asked.principal || scope === 'none') return undefined;
    const named = namedUnit(request, asked, scope);
    if (named === undefined) return asked.principal.unit;
    const reached = UNIT_CODE.test(named) && (await this.gate.mayReach(asked.principal, named));
    if (!reached) throw notFound();
    return named;
  }
}

function bearerOf(request: AskedRequest): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  // another scheme is no token of ours, and does not fall back to the cookie
  return /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '';
}

function namedUnit(request: AskedRequest, asked: Asked, scope: Scope): string | undefined {
  if (typeof scope === 'string') return undefined;
  if ('param' in scope) return String(request.params[scope.param]);
  if ('sourceKey' in scope) return unitOfKey(String(request.params[scope.sourceKey]));
  const [from, name] = 'query' in scope ? [asked.query, scope.query] : [asked.body, scope.body];
  const named = (from as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof named === 'string' ? named : undefined;
}

function inputOf(request: AskedRequest, endpoint: DeclaredEndpoint): Pick<Asked, 'query' | 'body'> {
  return {
    query: endpoint.query && parsed(endpoint.query, withoutEmpty(request.query)),
    body: endpoint.body && parsed(endpoint.body, request.body),
  };
}

/** `?parent=&level=commune` says nothing of a parent. */
const withoutEmpty = (query: object): object =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));

function parsed(schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  throw new HttpProblem('bad-request', { errors });
}
