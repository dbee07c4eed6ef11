import type { createdSource } from '@nhip-xa/contract';
import type { z } from 'zod';

/** A source just made, with its credential. */
export type CreatedSource = z.infer<typeof createdSource>;

/** A shell word that nothing in it can end. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What a source sends to try it: a channel and what stands in it, or a file; `name` is of its words. */
export type Sample = {
  name: 'metric' | 'status' | 'snapshot' | 'dossier' | 'dossierGone';
  channel: string;
} & ({ payload: string } | { file: string });

/** A line for a terminal that sends a message of a source; to the server's host unless the broker has its own. */
export function firstMessage(
  source: Pick<CreatedSource, 'key' | 'credential'>,
  serverHost: string,
  sample: Sample,
): string {
  const { clientId, username, password, host = serverHost, port } = source.credential;
  const [unit, ...id] = source.key.split('.');
  return [
    'mosquitto_pub',
    `-h ${quoted(host)} -p ${port} -q 1`,
    `-i ${quoted(clientId)} -u ${quoted(username)} -P ${quoted(password)}`,
    `-t ${quoted(`xa/v1/${unit}/${id.join('.')}/${sample.channel}`)}`,
    'file' in sample ? `-f ${quoted(sample.file)}` : `-m ${quoted(sample.payload)}`,
  ].join(' ');
}
