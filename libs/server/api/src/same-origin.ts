import type { Request } from 'express';
import { HttpProblem } from './problem';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site made a browser send [ASVS 3.5.1–3.5.3]: an unsafe method with a foreign
 * origin, or with a body of another type than the route's, JSON unless it declares one (a form, which
 * has no such type, can be sent from anywhere without being asked).
 * Browsers state the origin of every such request; programs without cookies state none.
 */
export function refuseForeignRequest(request: Request, media = 'application/json'): void {
  if (SAFE_METHODS.has(request.method)) return;
  if (!isOfTypeOrEmpty(request, media)) {
    throw new HttpProblem('not-json', { detail: `the body has to be ${media}` });
  }
  if (isForeign(request)) throw new HttpProblem('origin-refused');
}

function isOfTypeOrEmpty(request: Request, media: string): boolean {
  if (request.headers['content-type'] === undefined) return !hasBody(request);
  // null: there is no body to be of any type
  return request.is(media) !== false;
}

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined ||
  Number(request.headers['content-length'] ?? 0) > 0;

function isForeign(request: Request): boolean {
  // a token in a header was put there by whoever made the request, not by the browser
  if (request.headers.authorization !== undefined) return false;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
