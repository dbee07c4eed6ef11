import {
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import type { Act } from '@nhip-xa/ports';
import type { z } from 'zod';

/**
 * Where a request names the unit that it is about. `own`: nowhere, it is about the caller's own
 * subtree; `handler`: about a thing whose unit has to be looked up first; `none`: about no unit.
 */
export type Scope =
  | { param: string }
  /** The caller's own unit where the query names none. */
  | { query: string }
  | { body: string }
  /** The unit that the key of a source begins with. */
  | { sourceKey: string }
  | 'own'
  | 'handler'
  | 'none';

/** What is asked of a caller: nothing, to be a person or program, or to be allowed these acts. */
export type Needs = 'public' | 'person' | Act | readonly Act[];

/** All that is declared of a route: who may call it, about what, with what, and what it answers. */
export interface Endpoint {
  summary: string;
  needs: Needs;
  scope: Scope;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Media type of a body that is no JSON. */
  bodyMedia?: string;
  /** Bytes of a body that may be larger than others; its path stands in `large-body.ts`. */
  bodyBytes?: number;
  answer?: z.ZodType;
  /** Media types of an answer that is no JSON, or need not be where there is an `answer` too. */
  media?: readonly string[];
  /** 200 unless said otherwise. */
  status?: number;
}

export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

const METHODS = { get: Get, post: Post, patch: Patch, put: Put, delete: Delete } as const;

/** The key under which a handler's declaration is kept. */
export const ENDPOINT = 'nhip-xa:endpoint';

export interface DeclaredEndpoint extends Endpoint {
  method: Method;
  path: string;
}

/** Declares a route; one without a declaration is refused by the guard. */
export const Route = (method: Method, path: string, endpoint: Endpoint): MethodDecorator =>
  applyDecorators(
    METHODS[method](path),
    HttpCode(endpoint.status ?? 200),
    SetMetadata(ENDPOINT, { ...endpoint, method, path } satisfies DeclaredEndpoint),
  );
