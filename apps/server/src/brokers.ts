import { DynamicSecurity, EmbeddedBroker, ExternalBroker, brokerName } from '@nhip-xa/intake';
import { systemClock, type Config, type Logger } from '@nhip-xa/platform';
import { NO_BROKER_ACCOUNTS, type BrokerAccounts, type MessageSource } from '@nhip-xa/ports';
import type { Store } from '@nhip-xa/store';
import { urlOf } from './address';
import type { Meters } from './meters';
import { doorError, tlsOf } from './mqtt-doors';
import { seldom } from './seldom';

/** Where messages come from: the embedded broker, or the one that MQTT_URL names. */
export interface Broker {
  source: MessageSource;
  /** The accounts of sources there. */
  accounts: BrokerAccounts;
  /** How a person is told where it is, the usual way first; without an account. */
  urls(): string[];
  /** Where sources connect; the host where it is not this server's. */
  address(): { host?: string; port: number };
  /** Sources connected to it; null: another's broker, which does not tell. */
  connections(): number | null;
  /** It can be heard at the moment. */
  isConnected(): boolean;
  stop(): Promise<void>;
}

export interface BrokerParts {
  config: Config;
  instanceId: string;
  store: Store;
  meters: Meters;
  logger: Logger;
}

/** The port of a URL that names none. */
const USUAL_PORTS: Readonly<Record<string, number>> = {
  'mqtt:': 1883,
  'mqtts:': 8883,
  'ws:': 80,
  'wss:': 443,
};

/** How often in ms a topic is told of whose messages are not taken. */
const UNTAKEN_TOLD_MS = 60_000;
/** How often in ms a reason is told of for which connections are refused; each is counted. */
const REFUSED_TOLD_MS = 60_000;

export const brokerOf = (parts: BrokerParts): Broker =>
  parts.config.mqttUrl === undefined ? embedded(parts) : external(parts, parts.config.mqttUrl);

/** @throws StartError when its certificate cannot be used */
function embedded({ config, store, meters, logger }: BrokerParts): Broker {
  const { mqttHost: host, mqttPort: port } = config;
  const tellRefused = seldom(REFUSED_TOLD_MS, (details: object) =>
    logger.warn(details, 'connections are refused'),
  );
  const broker = new EmbeddedBroker({
    host,
    port,
    webSocketPort: config.mqttWsPort,
    tls: tlsOf(config),
    directory: store.directory,
    mappings: store.mappingDirectory,
    flags: store.flags,
    signs: store.signs,
    nowUs: () => systemClock.nowUs(),
    onRefused: ({ why, of }) => {
      meters.refused(why);
      if (of) store.door.refused(of);
      tellRefused(why, { why, ...of });
    },
    onError: (error, what) => logger.error({ err: error }, what),
  });
  meters.gauge(
    'nhipxa_mqtt_connections',
    'Sources connected to the broker',
    () => broker.connectedClients,
  );
  let listens = false;
  const source: MessageSource = {
    start: async (sink) => {
      await broker.start(sink).catch((error: unknown) => {
        throw doorError(error, config);
      });
      listens = true;
    },
    stop: () => broker.stop(),
    disconnect: (key) => broker.disconnect(key),
    disconnectEnded: (key) => broker.disconnectEnded(key),
  };
  return {
    source,
    accounts: NO_BROKER_ACCOUNTS,
    urls: () => broker.addresses.map((door) => urlOf(door.scheme, host, door.port)),
    address: () => ({ port: listens ? broker.port : port }),
    connections: () => broker.connectedClients,
    isConnected: () => true,
    stop: () => Promise.resolve(),
  };
}

function external({ instanceId, store, meters, logger }: BrokerParts, url: string): Broker {
  const name = brokerName(url);
  const tellUntaken = seldom(UNTAKEN_TOLD_MS, (details: object) =>
    logger.warn(details, 'a message of the broker was acknowledged and not taken'),
  );
  const source = new ExternalBroker({
    url,
    instanceId,
    directory: store.directory,
    mappings: store.mappingDirectory,
    nowUs: () => systemClock.nowUs(),
    onConnection: (connected) =>
      logger[connected ? 'info' : 'warn']({ broker: name, connected }, 'the external broker'),
    onUntaken: ({ topic, why }) => {
      meters.untaken(why);
      tellUntaken(topic, { topic, why });
    },
    onError: (error, what) => logger.warn({ err: error, broker: name }, what),
  });
  const accounts = new DynamicSecurity({
    url,
    instanceId,
    sourcesBehind: (gateway) => store.directory.behind(gateway),
    filtersOf: (publisher) => store.mappingDirectory.filtersOf(publisher),
    onAbsent: (why) =>
      logger.warn(
        { broker: name, why },
        'the broker manages no accounts for us: those of sources have to be made by hand (docs/brokers.md)',
      ),
  });
  meters.gauge('nhipxa_broker_connected', 'Whether the external broker is connected', () =>
    source.isConnected ? 1 : 0,
  );
  const { hostname: host, protocol, port } = new URL(url);
  return {
    source,
    accounts,
    urls: () => [name],
    address: () => ({ host, port: port === '' ? (USUAL_PORTS[protocol] ?? 0) : Number(port) }),
    connections: () => null,
    isConnected: () => source.isConnected,
    stop: () => accounts.stop(),
  };
}
