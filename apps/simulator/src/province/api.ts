import { API_ROOT } from '@nhip-xa/contract';
import type { z } from 'zod';
import { fullJitter, pause } from '../wire/backoff';

const REQUEST_TIMEOUT_MS = 20_000;
const DETAIL_CHARACTERS = 300;
/** Answers that pass by themselves: too many requests, and the server's own trouble. */
const passes = (status: number): boolean => status === 429 || status >= 500;

/** An answer that waiting will not change. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    what: string,
    detail: string,
  ) {
    super(`${what}: ${status} ${detail}`);
  }
}

/** The HTTP API as the simulator needs it. A server that is away is waited for. */
export interface Api {
  /** The status, and the parsed body of a 2xx answer. */
  ask<T>(method: string, path: string, answer: z.ZodType<T>, body?: unknown): Promise<T>;
}

const reasonOf = (fault: unknown): string =>
  fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault);

/** @param onWaiting is told each time the server is away and waited for */
export function apiOf(
  apiUrl: string,
  token: string,
  onWaiting: (why: string) => void,
  signal: AbortSignal,
): Api {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const once = async (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(`${apiUrl}${API_ROOT}${path}`, {
      method,
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    async ask(method, path, answer, body) {
      for (const backoff = fullJitter(); ;) {
        const response = await once(method, path, body).catch(reasonOf);
        signal.throwIfAborted();
        if (typeof response !== 'string' && response.ok) return answer.parse(await response.json());
        onWaiting(typeof response === 'string' ? response : await passing(response, method, path));
        await pause(backoff.nextMs());
      }
    },
  };
}

/** What keeps the server from answering well for now. @throws ApiRefusal when it will not pass */
async function passing(response: Response, method: string, path: string): Promise<string> {
  const detail = (await response.text()).slice(0, DETAIL_CHARACTERS);
  if (!passes(response.status)) throw new ApiRefusal(response.status, `${method} ${path}`, detail);
  return `${path}: ${response.status}`;
}
