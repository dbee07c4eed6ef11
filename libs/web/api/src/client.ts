import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/openapi';

/** The HTTP side as its OpenAPI document tells it: paths, parameters and bodies are checked as types. */
export type Api = Client<paths>;

/**
 * A client whose requests all go through `send`.
 * @param root where the server is: `https://host`
 */
export const apiOver = (root: string, send: (request: Request) => Promise<Response>): Api =>
  createClient<paths>({ baseUrl: root, fetch: send });
