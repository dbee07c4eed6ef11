import type { IncomingHttpHeaders } from 'node:http';

/** What the headers say of the page that opened the connection. */
export type OriginVerdict =
  /** The page came from the very host that is asked, or from one that is let in by name. */
  | 'own'
  /** No browser page is known to stand behind it. */
  | 'none'
  | 'foreign';

/**
 * Compares the Origin with the Host it came to. socket.io's `cors.origin` does not do this for
 * WebSocket [ASVS 4.4.2]. Browsers leave the Origin out of a plain GET to their own host, and say
 * `Sec-Fetch-Site: same-origin` instead, which no page can forge.
 */
export function judgeOrigin(
  headers: IncomingHttpHeaders,
  allowed: readonly string[],
): OriginVerdict {
  const { origin, host } = headers;
  if (origin === undefined) {
    return headers['sec-fetch-site'] === 'same-origin' ? 'own' : 'none';
  }
  if (allowed.includes(origin)) return 'own';
  const from = parse(origin);
  const to = from && host ? parse(`${from.protocol}//${host}`) : undefined;
  return from && to && from.host === to.host ? 'own' : 'foreign';
}

const parse = (text: string): URL | undefined =>
  URL.canParse(text) && /^https?:/.test(text) ? new URL(text) : undefined;
