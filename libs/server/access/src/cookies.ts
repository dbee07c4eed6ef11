import { COOKIES } from '@nhip-xa/ports';
import { parseCookie } from 'cookie';

/** The cookies of a request that are ours. */
export function ownCookies(header: string | undefined): {
  session: string | undefined;
  display: string | undefined;
} {
  if (header === undefined) return { session: undefined, display: undefined };
  const cookies = parseCookie(header);
  return { session: cookies[COOKIES.session], display: cookies[COOKIES.display] };
}
