import type { ConnectRefusal } from '@nhip-xa/contract';
import type { Authenticator, Credentials, Principal } from '@nhip-xa/ports';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { LiveLimits } from './limits';
import { judgeOrigin } from './origin';
import type { LiveLogger } from './parts';
import { within } from './time-limit';

export interface HandshakeParts {
  authenticator: Authenticator;
  allowedOrigins: readonly string[];
  limits: LiveLimits;
  logger: LiveLogger;
}

/** What a client brings along: the headers of its first request and its `auth`. */
export interface Handshake {
  headers: IncomingHttpHeaders;
  auth: unknown;
}

/** A token counts before a cookie, and alone. Never one of the address: addresses are logged. */
const auth = (characters: number) => z.object({ token: z.string().min(1).max(characters) });

/** Who is at the door, or why the door stays closed. Never rejects. */
export async function admit(
  handshake: Handshake,
  parts: HandshakeParts,
): Promise<Principal | ConnectRefusal> {
  const origin = judgeOrigin(handshake.headers, parts.allowedOrigins);
  if (origin === 'foreign') return 'origin-refused';
  const credentials = presented(handshake, parts.limits);
  if (!credentials) return 'unauthenticated';
  // A cookie goes along with whatever page asks: only for a page known to be ours.
  if (credentials.cookieHeader !== undefined && origin !== 'own') return 'origin-refused';
  try {
    const asking = parts.authenticator.authenticate(credentials);
    return (await within(parts.limits.authenticateMilliseconds, asking)) ?? 'unauthenticated';
  } catch (error) {
    parts.logger.warn({ err: error }, 'nobody can be let in: who asks cannot be found out');
    return 'unavailable';
  }
}

function presented(handshake: Handshake, limits: LiveLimits): Credentials | undefined {
  const given = handshake.auth as { token?: unknown } | undefined;
  if (given?.token !== undefined) {
    const parsed = auth(limits.tokenCharacters).safeParse(given);
    return parsed.success ? { bearer: parsed.data.token } : undefined;
  }
  const { cookie } = handshake.headers;
  return cookie === undefined ? undefined : { cookieHeader: cookie };
}
