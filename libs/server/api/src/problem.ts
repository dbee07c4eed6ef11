import { STATUS_CODES } from 'node:http';
import type { Problem } from '@nhip-xa/contract';

export interface FieldError {
  path: string;
  message: string;
  /** The rule that was broken, where it has a name that stays. */
  code?: string;
}

/** The closed list of what can go wrong, each with its status [RFC 9457; contract 3]. */
const STATUS = {
  'bad-request': 400,
  'weak-password': 400,
  'kpi-refused': 400,
  unauthenticated: 401,
  forbidden: 403,
  'origin-refused': 403,
  'wider-than-maker': 403,
  'not-found': 404,
  exists: 409,
  'last-administrator': 409,
  'already-decided': 409,
  'already-acknowledged': 409,
  'already-over': 409,
  'built-in': 409,
  'spoken-of': 409,
  overlaps: 409,
  'too-many': 409,
  overtaken: 409,
  'holds-people': 409,
  'too-large': 413,
  'not-json': 415,
  throttled: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof STATUS;

export interface ProblemMore {
  detail?: string;
  errors?: FieldError[];
  headers?: Record<string, string>;
  /** Members of their own that a problem may carry, such as `missing`. */
  members?: Record<string, unknown>;
}

/** An expected failure of a request, as its caller is told. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly more: ProblemMore = {},
  ) {
    super(more.detail ?? code);
    this.status = STATUS[code];
  }

  body(): Problem {
    const { detail, errors, members } = this.more;
    return {
      type: 'about:blank',
      title: STATUS_CODES[this.status] ?? this.code,
      status: this.status,
      code: this.code,
      ...(detail === undefined ? {} : { detail }),
      ...(errors === undefined ? {} : { errors }),
      ...members,
    };
  }
}

/** The one answer for what does not exist and for what lies outside the caller's subtree. */
export const notFound = (): HttpProblem => new HttpProblem('not-found');

export const badField = (path: string, message: string): HttpProblem =>
  new HttpProblem('bad-request', { errors: [{ path, message }] });
