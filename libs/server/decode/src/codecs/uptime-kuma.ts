import { isObject } from '../stated';
import { Unreadable, type Codec, type Device, type Measured, type Saying } from './codec';
import { jsonOf, plainTextOf } from './payload';
import { wordsIn } from './readings';

type Fields = Record<string, unknown>;

/**
 * Uptime Kuma's notifications `{heartbeat, monitor, msg}`, or their text alone. Each monitor is a
 * service that its publisher watches.
 */
export const uptimeKuma: Codec = {
  read(message) {
    const text = plainTextOf(message);
    if (!/^["[{]/.test(text) || TEXT.test(text)) return byText(text);
    const document = jsonOf(message);
    if (typeof document === 'string') return byText(document);
    if (!isObject(document)) throw new Unreadable('bad-shape', 'no object');
    const { heartbeat, monitor } = document;
    // the button that tries a notification, and news of certificates
    if (heartbeat === null) return [];
    if (!isObject(heartbeat)) throw new Unreadable('bad-shape', 'no heartbeat');
    return byHeartbeat(heartbeat, isObject(monitor) ? monitor : {});
  },
  thingKeys: ['name', 'pathName'],
  // a monitor's settings come with it, its secrets too
  personalKeys: [
    ...['basic_auth_user', 'basic_auth_pass', 'authWorkstation', 'authDomain', 'pushToken'],
    ...['headers', 'body', 'databaseConnectionString', 'mqttUsername', 'mqttPassword', 'tlsKey'],
    ...['radiusUsername', 'radiusPassword', 'radiusSecret', 'oauth_client_id', 'grpcMetadata'],
    ...['oauth_client_secret', 'rabbitmqUsername', 'rabbitmqPassword', 'kafkaProducerSaslOptions'],
    ...['snmpCommunityString', 'remote_browser', 'tlsCert', 'tlsCa', 'grpcBody'],
  ],
};

/** `[Website] [🔴 Down] timeout`. */
const TEXT = /^\[(?<name>[^\]]+)\] \[\W*(?<state>Up|Down)\]/u;

function byText(text: string): Saying[] {
  const { name, state } = TEXT.exec(text)?.groups ?? {};
  if (name === undefined) throw new Unreadable('bad-shape', 'neither a heartbeat nor its text');
  return told({ name, kind: 'service' }, state === 'Up', undefined);
}

/** What a monitor found; while it is pending or maintained it says neither. */
const DOWN = 0;
const UP = 1;
const NEITHER: readonly unknown[] = [2, 3];

function byHeartbeat(heartbeat: Fields, monitor: Fields): Saying[] {
  const { status, ping } = heartbeat;
  if (NEITHER.includes(status)) return [];
  if (status !== DOWN && status !== UP) throw new Unreadable('bad-shape', 'no status of a monitor');
  const id = monitor['id'] ?? heartbeat['monitorID'] ?? heartbeat['monitor_id'];
  const name = wordsIn(monitor['name']) ?? (typeof id === 'number' ? `monitor ${id}` : undefined);
  if (name === undefined) throw new Unreadable('bad-shape', 'no monitor');
  // a check that failed has no latency, whatever stands there
  const rtt = status === UP && typeof ping === 'number' ? ping : undefined;
  return told({ name, kind: 'service' }, status === UP, utcOf(heartbeat['time']), rtt);
}

function told(device: Device, isUp: boolean, ts: unknown, rtt?: number): Saying[] {
  const at = ts === undefined ? {} : { ts };
  const values: Record<string, Measured> = {
    up: { value: isUp },
    ...(rtt !== undefined && { rtt: { value: rtt, unit: 'ms' } }),
  };
  return [
    { channel: 'status', device, document: { state: isUp ? 'online' : 'offline', ...at } },
    { channel: 'telemetry', device, ...at, values },
  ];
}

/** Its times are UTC and do not say so. */
function utcOf(time: unknown): unknown {
  const text = wordsIn(time);
  if (text === undefined) return undefined;
  return /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`;
}
