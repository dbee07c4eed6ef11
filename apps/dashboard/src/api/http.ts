import type { UNATTENDED_HEADER } from '@nhip-xa/contract';
import { apiOver } from '@nhip-xa/web-api';
import { Attendance } from './attended';

// Typed by the contract's own constant, whose module would bring the schemas into the wall's bundle.
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

/** What a refused request said. */
export const problemAnswer = async (response: Response): Promise<ApiError> =>
  problemOf(response.status, readJson(await response.text().catch(() => '')));
