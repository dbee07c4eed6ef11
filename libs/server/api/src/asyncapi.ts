import {
  CASE_MESSAGE_FIELDS,
  LIVE_MESSAGES,
  MQTT_CHANNELS,
  type DescribedMessage,
} from './asyncapi-messages';
import { SchemaBook, type JsonSchema } from './schemas';

/** AsyncAPI 3.0 of the MQTT side (what sources publish) and of the live side (what screens get). */
export function asyncApiDocument(version: string): JsonSchema {
  const book = new SchemaBook();
  const described = [
    ...Object.entries(MQTT_CHANNELS).map(([name, message]) => ({
      id: `mqtt-${name}`,
      address: `xa/v1/{unit}/{id}/${name}`,
      server: 'mqtt',
      message,
    })),
    ...Object.entries(LIVE_MESSAGES).map(([name, message]) => ({
      id: `live-${name}`,
      address: name,
      server: 'live',
      message,
    })),
  ];
  return {
    asyncapi: '3.0.0',
    info: { title: 'Nhịp Xã', version, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/json',
    servers: SERVERS,
    channels: Object.fromEntries(described.map((one) => [one.id, channelOf(one, book)])),
    operations: Object.fromEntries(
      described.map(({ id, message }) => [
        id,
        {
          action: message.from === 'server' ? 'send' : 'receive',
          channel: { $ref: `#/channels/${id}` },
          summary: message.summary,
        },
      ]),
    ),
    components: { schemas: { ...book.schemas, CaseMessage: CASE_MESSAGE_FIELDS } },
  };
}

const SERVERS = {
  mqtt: {
    host: '{host}:1883',
    protocol: 'mqtt',
    protocolVersion: '3.1.1',
    description:
      'Client id and user name are the key of the source, the password its secret; QoS 1. A PUBACK ' +
      'means stored. A gateway publishes also under the topics of its sources.',
    variables: { host: { default: '127.0.0.1' } },
  },
  live: {
    host: '{host}:3000',
    pathname: '/live',
    protocol: 'socketio',
    description: 'socket.io namespace; by cookie, API token or display token (auth: {token}).',
    variables: { host: { default: '127.0.0.1' } },
  },
};

interface Described {
  id: string;
  address: string;
  server: string;
  message: DescribedMessage;
}

const channelOf = ({ address, server, message }: Described, book: SchemaBook): JsonSchema => ({
  address,
  servers: [{ $ref: `#/servers/${server}` }],
  messages: {
    message: {
      summary: message.summary,
      contentType: message.contentType ?? 'application/json',
      payload: message.schema ? book.of(message.schema, 'output') : message.payload,
    },
  },
  ...(server === 'mqtt' ? { parameters: TOPIC_PARAMETERS } : {}),
});

const TOPIC_PARAMETERS = {
  unit: { description: 'Code of the unit that the source belongs to' },
  id: { description: "The source's id within its unit" },
};
