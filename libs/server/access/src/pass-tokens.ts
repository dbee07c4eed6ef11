import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: not to be guessed, so that a plain hash in the database is enough. */
const TOKEN_BYTES = 32;

/** What a token begins with, so that a found one can be told for what it is. */
export const PASS_PREFIX = { session: 'nxs_', token: 'nxt_', display: 'nxd_' } as const;

export const newToken = (prefix: string): string =>
  `${prefix}${randomBytes(TOKEN_BYTES).toString('base64url')}`;

/** What of a token is stored. */
export const hashOfToken = (token: string): Uint8Array =>
  createHash('sha256').update(token, 'utf8').digest();
