import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '@nhip-xa/ports';
import type { Request } from 'express';

/** What the guard made of a request: who asks, about which unit, with which parsed input. */
export interface Asked {
  principal: Principal | undefined;
  /** The unit in question; the caller's own where none is named. */
  unit: string | undefined;
  query: unknown;
  body: unknown;
}

export interface AskedRequest extends Request {
  asked?: Asked;
}

const part = (name: keyof Asked) =>
  createParamDecorator((_: unknown, context: ExecutionContext) => {
    const { asked } = context.switchToHttp().getRequest<AskedRequest>();
    if (!asked) throw new Error('a request that the guard did not see');
    return asked[name];
  });

/** The caller; only on routes that need one. */
export const Caller = part('principal');
/** The unit that the request is about, in the caller's reach. */
export const InUnit = part('unit');
/** The query as its schema parsed it. */
export const FromQuery = part('query');
/** The body as its schema parsed it. */
export const FromBody = part('body');
