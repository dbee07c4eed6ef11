import createClient, { createFinalURL, defaultPathSerializer } from 'openapi-fetch';
import type { Api, PathsWith, ParametersOf } from './asked';
import type { paths } from './generated/openapi';

/** `a=1&b=2` of what is set: an empty text asks for nothing. */
const querySerializer = (values: object): string => {
  const set = Object.entries(values as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
};

/** @throws Error where a part is empty: the path would be that of something else, of a list as a rule */
const pathSerializer: typeof defaultPathSerializer = (path, parts) => {
  if (Object.values(parts).includes('')) throw new Error(`${path}: a part of it is empty`);
  return defaultPathSerializer(path, parts);
};

/**
 * A client whose requests all go through `send`.
 * @param root where the server is: `https://host`
 */
export const apiOver = (root: string, send: (request: Request) => Promise<Response>): Api =>
  createClient<paths>({
    baseUrl: root,
    fetch: send,
    querySerializer,
    pathSerializer,
  }) as unknown as Api;

/** An address of the API that its document knows; only `addressOf` makes one. */
export type ApiAddress = string & { readonly isOfTheApi: never };

/** Where something is that a browser gets by itself: a file, a picture. */
export const addressOf = <P extends PathsWith<'get'>>(
  path: P,
  params: ParametersOf<P>,
): ApiAddress =>
  createFinalURL(path, {
    baseUrl: '',
    params: params as { query?: Record<string, unknown>; path?: Record<string, unknown> },
    querySerializer,
    pathSerializer,
  }) as ApiAddress;
