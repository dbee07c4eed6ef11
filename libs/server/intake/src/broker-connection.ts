import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { StartError } from '@nhip-xa/platform';
import {
  EXTERNAL_CONNECT_MS,
  EXTERNAL_FAREWELL_MS,
  EXTERNAL_KEEPALIVE_SECONDS,
  EXTERNAL_PACKET_BYTES,
  RECEIVE_MAXIMUM,
  RECONNECT_FIRST_MS,
  RECONNECT_LONGEST_MS,
} from './limits';

/** [MQTT 5 §3.2.2.2] and its predecessor's codes for who is not let in, and for another version. */
const NOT_LET_IN = new Set([4, 5, 133, 134, 135, 138]);
const OTHER_VERSION = new Set([1, 132]);

/** Without the query, which is ours: the library would read a client id from it. */
function withoutQuery(url: string): string {
  const parsed = new URL(url);
  parsed.search = '';
  return parsed.toString();
}

/** How a person is told which broker: without the account that the URL may hold. */
export function brokerName(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** Starts to connect to an external broker by MQTT 5, and tries again whenever it goes away. */
export function connectToBroker(url: string, options: IClientOptions): MqttClient {
  const client = connect(withoutQuery(url), {
    protocolVersion: 5,
    keepalive: EXTERNAL_KEEPALIVE_SECONDS,
    connectTimeout: EXTERNAL_CONNECT_MS,
    reconnectPeriod: RECONNECT_FIRST_MS,
    // a broker that starts again may refuse us until it has read its accounts
    reconnectOnConnackError: true,
    // whoever asked for a subscription asks anew: brokers forget shared ones
    resubscribe: false,
    ...options,
    properties: {
      receiveMaximum: RECEIVE_MAXIMUM,
      maximumPacketSize: EXTERNAL_PACKET_BYTES,
      ...options.properties,
    },
  });
  // an error ends the connection, which is told as its end
  client.on('error', () => undefined);
  let waitMs = RECONNECT_FIRST_MS;
  // the library reads the period each time a connection is gone
  client.on('reconnect', () => {
    waitMs = Math.min(waitMs * 2, RECONNECT_LONGEST_MS);
    client.options.reconnectPeriod = Math.ceil(waitMs * (0.5 + Math.random() / 2));
  });
  client.on('connect', () => {
    waitMs = RECONNECT_FIRST_MS;
    client.options.reconnectPeriod = waitMs;
  });
  return client;
}

/**
 * Resolves when the broker lets us in for the first time.
 * @throws StartError with one clear line when it does not
 */
export async function firstConnection(client: MqttClient, url: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      client.once('connect', () => resolve());
      client.once('error', reject);
      client.once('close', () => reject(new Error('it closes the connection')));
    });
  } catch (error) {
    await farewell(client);
    throw startFailure(error, url);
  }
}

/** In words for the person who started the server; nothing of the URL but its host. */
export function startFailure(error: unknown, url: string): StartError {
  const { code, message } = error as { code?: string | number; message: string };
  const what = `The broker ${brokerName(url)} that MQTT_URL names cannot be used (${message || String(code)})`;
  return new StartError(what, hintOf(code));
}

function hintOf(code: string | number | undefined): string {
  if (typeof code === 'number') {
    if (NOT_LET_IN.has(code))
      return 'Check the user name and password in MQTT_URL, and its rights.';
    if (OTHER_VERSION.has(code)) return 'It has to speak MQTT 5.';
    return 'See what the broker writes in its log.';
  }
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE/.test(code ?? '')) {
    return 'Check its certificate, and that the scheme (mqtt or mqtts, ws or wss) and port belong together; NODE_EXTRA_CA_CERTS names a certificate authority of your own.';
  }
  return 'Check that it runs, and the scheme, host and port.';
}

/** Ends a connection and keeps its session; a broker that does not answer is left. */
export async function farewell(client: MqttClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      client.stream.destroy();
      resolve();
    }, EXTERNAL_FAREWELL_MS);
  });
  await Promise.race([client.endAsync(!client.connected), late]);
  clearTimeout(timer);
}
