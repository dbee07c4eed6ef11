import type { createdSource } from '@nhip-xa/contract';
import type { z } from 'zod';

/** A source just made, with its credential. */
export type CreatedSource = z.infer<typeof createdSource>;

const TRY_METRIC: Record<string, string> = {
  camera: 'battery',
  device: 'water_level',
  service: 'up',
  link: 'rtt',
  speaker: 'up',
};

/** A shell word that nothing in it can end. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What a source sends first: a channel and what stands in it, or a file. */
export type Sample = { channel: string } & ({ payload: string } | { file: string });

const usualSample = (kind: string): Sample => {
  const metric = TRY_METRIC[kind];
  return metric
    ? { channel: 'telemetry', payload: JSON.stringify({ values: { [metric]: 1 } }) }
    : { channel: 'status', payload: 'online' };
};

/** A line for a terminal that sends a source's first message; to the server's host unless the broker has its own. */
export function firstMessage(
  source: CreatedSource,
  serverHost: string,
  sample = usualSample(source.kind),
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
