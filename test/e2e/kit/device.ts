import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import type { Credential } from '@nhip-xa/contract';

export interface DeviceOptions {
  /** Says offline for it when its connection breaks. */
  will?: boolean;
  /** What the client library is told besides. */
  mqtt?: IClientOptions;
}

/** A source with its own real MQTT connection. It does not reconnect by itself. */
export class Device {
  private constructor(
    readonly key: string,
    readonly client: MqttClient,
  ) {}

  static async connect(
    mqttUrl: string,
    credential: Omit<Credential, 'port'>,
    options: DeviceOptions = {},
  ): Promise<Device> {
    const key = credential.username;
    const will = {
      topic: topicIn(key, 'status'),
      payload: Buffer.from('offline'),
      qos: 1 as const,
    };
    const client = await connectAsync(
      mqttUrl,
      {
        clientId: credential.clientId,
        username: key,
        password: credential.password,
        reconnectPeriod: 0,
        connectTimeout: 10_000,
        ...(options.will ? { will: { ...will, retain: false } } : {}),
        ...options.mqtt,
      },
      false,
    );
    client.on('error', () => undefined);
    return new Device(key, client);
  }

  /** Publishes under its own topic; resolves at the acknowledgement, with its moment. */
  publish(channel: string, payload: unknown): Promise<number> {
    return this.publishTo(topicIn(this.key, channel), payload);
  }

  async publishTo(topic: string, payload: unknown): Promise<number> {
    const text = typeof payload === 'string' || Buffer.isBuffer(payload);
    await this.client.publishAsync(topic, text ? payload : JSON.stringify(payload), { qos: 1 });
    return Date.now();
  }

  telemetry(values: Record<string, unknown>, ts?: string | number): Promise<number> {
    return this.publish('telemetry', ts === undefined ? { values } : { ts, values });
  }

  status(state: 'online' | 'offline'): Promise<number> {
    return this.publish('status', state);
  }

  /** Breaks the connection without a farewell, as a power cut does. */
  breakOff(): void {
    this.client.stream.destroy();
  }

  async end(): Promise<void> {
    await this.client.endAsync(true).catch(() => undefined);
  }
}

/** The topic of a source's channel. */
export function topicIn(key: string, channel: string): string {
  const [unit, id] = key.split('.', 2);
  return `xa/v1/${unit}/${id}/${channel}`;
}
