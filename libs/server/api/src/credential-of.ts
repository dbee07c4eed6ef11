import type { Credential } from '@nhip-xa/contract';

/** [contract 2] a source connects with its key as client id and user name. */
export const credentialOf = (
  key: string,
  password: string,
  address: { host?: string; port: number },
): Credential => ({ clientId: key, username: key, password, ...address });
