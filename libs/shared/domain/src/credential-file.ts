import { CREDENTIAL_COLUMNS, type ImportedSources } from '@nhip-xa/contract';

/**
 * Credentials as a provisioning tool reads them: RFC 4180 with commas. Keys and passwords hold nothing
 * that needs quotes, and nothing is escaped: a password has to stand there as it is.
 * @param host of the server, where the broker is this server's; undefined: nobody knows it
 */
export function credentialFile(
  credentials: ImportedSources['credentials'],
  host: string | undefined,
): string {
  const lines = credentials.map(({ key, clientId, username, password, host: other, port }) => {
    const broker = other ?? host;
    return [key, clientId, username, password, broker ? `mqtt://${broker}:${port}` : ''];
  });
  return [CREDENTIAL_COLUMNS, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}
