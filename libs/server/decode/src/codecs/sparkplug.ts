import type { Codec, Device, Saying } from './codec';
import { noSuchTopic } from './payload';
import { telemetryOf, type Reading } from './readings';
import { SparkplugBirths, bornIn, type Born } from './sparkplug-births';
import {
  sparkplugPayloadOf,
  sparkplugValueOf,
  type SparkplugMetric,
  type SparkplugPayload,
} from './sparkplug-payload';

/**
 * Sparkplug B [sparkplug.eclipse.org, specification 3.0]:
 * `spBv1.0/{group}/{N|D}{BIRTH|DATA|DEATH}/{node}[/{device}]`. A node is a source, each device behind
 * it is one. Data may name its metrics by aliases that only a birth explains, and waits for it.
 * `seq` is not looked at: it says that a message is missing, and what came is stored all the same.
 */
export const sparkplug: Codec = {
  base: 'spBv1.0',
  read(message) {
    const [group, type, node, device, ...more] = message.levels;
    // the state of a host, or commands to nodes and devices
    if (group === 'STATE' || type === 'NCMD' || type === 'DCMD') return [];
    const read = READERS.get(type ?? '');
    if (!read || !group || !node || more.length > 0) noSuchTopic();
    if (type?.startsWith('D') !== (device !== undefined && device !== '')) noSuchTopic();
    const above = `${group}/${node}`;
    return read({
      path: device === undefined ? above : `${above}/${device}`,
      node: above,
      payload: sparkplugPayloadOf(message.payload),
      births: new SparkplugBirths(message.memory),
    });
  },
};

/** A message and whose it is: the path is the name of its source. */
interface Told {
  path: string;
  node: string;
  payload: SparkplugPayload;
  births: SparkplugBirths;
}

const sourceOf = (path: string): Device => ({ name: path, kind: 'device' });

const present = (path: string, state: 'online' | 'offline', ts?: number): Saying => ({
  channel: 'status',
  device: sourceOf(path),
  document: { state, ...(ts === undefined ? {} : { ts }) },
});

function nodeBorn({ path, payload, births }: Told): Saying[] {
  births.bearNode(path, payload.metrics, bdSeqOf(payload));
  return [present(path, 'online', payload.timestamp), ...readingsOf(path, payload, births)];
}

function deviceBorn({ path, node, payload, births }: Told): Saying[] {
  births.bearDevice(path, node, payload.metrics);
  return [present(path, 'online', payload.timestamp), ...readingsOf(path, payload, births)];
}

/** A will that was written in an earlier session says nothing of the present one [§6.4.19]. */
function nodeDied({ path, payload, births }: Told): Saying[] {
  const birth = births.node(path);
  const died = bdSeqOf(payload);
  const born = birth?.bdSeq ?? null;
  if (died !== null && born !== null && died !== born) return [];
  return [path, ...(birth?.devices ?? [])].map((one) => present(one, 'offline'));
}

const deviceDied = ({ path }: Told): Saying[] => [present(path, 'offline')];

const data = ({ path, payload, births }: Told): Saying[] => readingsOf(path, payload, births);

const READERS: ReadonlyMap<string, (told: Told) => Saying[]> = new Map([
  ['NBIRTH', nodeBorn],
  ['DBIRTH', deviceBorn],
  ['NDATA', data],
  ['DDATA', data],
  ['NDEATH', nodeDied],
  ['DDEATH', deviceDied],
]);

const SESSION = 'bdSeq';
/** Sessions and switches of the node itself are no measurements. */
const NO_READING = /^(bdSeq$|Node Control\/|Device Control\/)/;

function bdSeqOf({ metrics }: SparkplugPayload): number | null {
  const metric = metrics.find(({ name }) => name === SESSION);
  const value = metric && sparkplugValueOf(metric, metric.datatype);
  return typeof value === 'number' ? value : null;
}

function readingsOf(path: string, payload: SparkplugPayload, births: SparkplugBirths): Saying[] {
  const bornAs = bornIn(births.node(path));
  const readings: Reading[] = [];
  let nameless: SparkplugMetric | undefined;
  for (const metric of payload.metrics) {
    const born = bornAs(metric);
    if (!born) nameless ??= metric;
    else readings.push(...readingOf(metric, born, path, payload.timestamp));
  }
  const sayings = telemetryOf(readings);
  if (!nameless) return sayings;
  const detail = `${path} has not been born with the alias ${nameless.alias ?? '(none)'}`;
  return [...sayings, { channel: 'unreadable', device: null, reason: 'awaits-birth', detail }];
}

function readingOf(
  metric: SparkplugMetric,
  [name, datatype, unit]: Born,
  path: string,
  sentMs: number | undefined,
): Reading[] {
  if (NO_READING.test(name)) return [];
  const value = sparkplugValueOf(metric, metric.datatype ?? datatype ?? undefined);
  if (value === undefined) return [];
  const measured = unit === null ? { value } : { value, unit };
  return [{ device: sourceOf(path), ts: metric.timestamp ?? sentMs, name, measured }];
}
