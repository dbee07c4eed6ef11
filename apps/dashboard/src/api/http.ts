import type { API_ROOT, UNATTENDED_HEADER } from '@nhip-xa/contract';
import { apiOver } from '@nhip-xa/web-api';
import { Attendance } from './attended';

// Typed by the contract's own constant, whose module would bring the schemas into the wall's bundle.
const ROOT: typeof API_ROOT = '/api/v1';
const UNATTENDED: typeof UNATTENDED_HEADER = 'x-unattended';
/** A server that has not answered by then will not, as far as the person before it is concerned. */
const ANSWER_LIMIT_MS = 15_000;

const attendance = new Attendance(window);

/** The server refused or could not be asked. `status` 0 and code `network` mean it never answered. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = '',
    readonly fields: readonly { path: string; message: string; code?: string }[] = [],
  ) {
    super(`${status} ${code}`);
  }
}

export interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  body?: unknown;
  /** Sent as it is instead of a body of JSON. */
  text?: { media: string; content: string };
  signal?: AbortSignal;
  /** How long in ms an answer may take that is known to take longer than others. */
  limitMs?: number;
  /** A token that asks instead of whoever is signed in. */
  bearer?: string | undefined;
}

/** How long in ms an answer may take, where a request has a limit of its own; not sent. */
const LIMIT_HEADER = 'x-limit-ms';
/** For requests whose answers are known to take longer than others. */
export const within = (limitMs: number): { headers: Record<string, string> } => ({
  headers: { [LIMIT_HEADER]: String(limitMs) },
});

/** A body of CSV instead of JSON; `limitMs` is how long the answer may take. */
export const csv = (body: string, limitMs = ANSWER_LIMIT_MS) => ({
  body,
  bodySerializer: (text: string) => text,
  headers: { 'content-type': 'text/csv', ...within(limitMs).headers },
});

/**
 * The API by the types of its OpenAPI document. An answer that is no success is thrown as an
 * `ApiError`, so what comes back is what was asked for.
 */
export const api = apiOver(window.location.origin, async (request) => {
  const limitMs = Number(request.headers.get(LIMIT_HEADER) ?? ANSWER_LIMIT_MS);
  const headers = new Headers(request.headers);
  headers.delete(LIMIT_HEADER);
  if (!attendance.isAttended) headers.set(UNATTENDED, '1');
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limitMs)]);
  const sent = new Request(request, { headers, signal, credentials: 'same-origin' });
  const response = await fetch(sent).catch((error: unknown) => {
    if (request.signal.aborted) throw error;
    throw new ApiError(0, 'network');
  });
  if (!response.ok) throw await problemAnswer(response);
  return response;
});

/** Asks the API; answers what it said, or throws an `ApiError`. */
export async function ask(
  path: string,
  { method = 'GET', body, text, signal, bearer, limitMs = ANSWER_LIMIT_MS }: Asked = {},
): Promise<unknown> {
  const limit = AbortSignal.timeout(limitMs);
  const response = await fetch(ROOT + path, {
    method,
    credentials: 'same-origin',
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
    ...contentOf(body, text, bearer),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'network');
  });
  const answer = readJson(await response.text().catch(() => ''));
  if (!response.ok) throw problemOf(response.status, answer);
  return answer;
}

function contentOf(body: unknown, text: Asked['text'], bearer: string | undefined): RequestInit {
  const headers: Record<string, string> = {
    ...(attendance.isAttended ? {} : { [UNATTENDED]: '1' }),
    ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
  };
  if (text) return { body: text.content, headers: { ...headers, 'content-type': text.media } };
  if (body === undefined) return { headers };
  const json = { ...headers, 'content-type': 'application/json' };
  return { body: JSON.stringify(body), headers: json };
}

/** A proxy that fails answers with a page of its own: then only the status is known. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function problemOf(status: number, answer: unknown): ApiError {
  const said = typeof answer === 'object' && answer !== null ? answer : {};
  const { code, detail, errors } = said as {
    code?: unknown;
    detail?: unknown;
    errors?: { path: string; message: string; code?: string }[];
  };
  return new ApiError(
    status,
    typeof code === 'string' ? code : String(status),
    typeof detail === 'string' ? detail : '',
    Array.isArray(errors) ? errors : [],
  );
}

/** Where a path of the API is. */
export const rootPath = (path: string): string => ROOT + path;

/** What a refused request said. */
export const problemAnswer = async (response: Response): Promise<ApiError> =>
  problemOf(response.status, readJson(await response.text().catch(() => '')));

/** `?a=1&b=2` of what is set. */
export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? '' : `?${search}`;
}

/** A part of a path. */
export const part = (text: string): string => encodeURIComponent(text);
