import type { MqttClient } from 'mqtt';
import { z } from 'zod';
import { BrokerUnavailable } from '@nhip-xa/ports';
import { connectToBroker, farewell } from './broker-connection';
import { ACCOUNT_ANSWER_MS } from './limits';

/** Where mosquitto's dynamic-security plugin takes commands, and where it answers. */
const COMMANDS = '$CONTROL/dynamic-security/v1';
const ANSWERS = `${COMMANDS}/response`;

export type Command = { command: string } & Record<string, unknown>;

const answers = z.object({
  responses: z.array(
    z.object({
      error: z.string().optional(),
      correlationData: z.string().optional(),
      data: z.unknown().optional(),
    }),
  ),
});
export type Answer = z.infer<typeof answers>['responses'][number];

export interface ControlParts {
  url: string;
  clientId: string;
  /** The broker has no such plugin, or it does not heed us. */
  onAbsent: (why: string) => void;
}

/** Commands to the plugin and its answers, over a connection of their own. */
export class ControlChannel {
  private readonly client: MqttClient;
  private readonly open = new Map<string, (answer: Answer) => void>();
  private count = 0;
  /** Whether the plugin is there and heeds us; looked for with each connection. */
  private found: Promise<boolean>;
  private wasFound = false;

  constructor(private readonly parts: ControlParts) {
    const { url, clientId } = parts;
    this.client = connectToBroker(url, { clientId, clean: true });
    this.client.on('message', (_topic, payload) => this.hear(payload));
    this.found = new Promise((resolve) => {
      this.client.on('connect', () => {
        const found = this.look();
        // whoever asks is told
        found.catch(() => undefined);
        resolve(found);
        this.found = found;
      });
    });
  }

  /**
   * The plugin's answer, which may be a refusal; undefined when the broker has no such plugin.
   * @throws BrokerUnavailable
   */
  async ask(command: Command): Promise<Answer | undefined> {
    const isThere = await within(this.found, 'the broker is not connected');
    return isThere ? this.request(command) : undefined;
  }

  async stop(): Promise<void> {
    await farewell(this.client);
  }

  private async look(): Promise<boolean> {
    try {
      await within(this.client.subscribeAsync(ANSWERS, { qos: 1 }), 'the broker does not answer');
      const { error } = await this.request({ command: 'getDefaultACLAccess' });
      if (error) throw new BrokerUnavailable(error);
      return (this.wasFound = true);
    } catch (error) {
      // one that was there is away for the moment
      if (this.wasFound || !this.client.connected) throw unavailable(error);
      this.parts.onAbsent((error as Error).message);
      return false;
    }
  }

  private async request(command: Command): Promise<Answer> {
    // the library would keep it for later, when nobody waits for it any more
    if (!this.client.connected) throw new BrokerUnavailable('the broker is not connected');
    const correlationData = String((this.count += 1));
    const answer = new Promise<Answer>((resolve) => this.open.set(correlationData, resolve));
    const payload = JSON.stringify({ commands: [{ ...command, correlationData }] });
    try {
      const sent = this.client.publishAsync(COMMANDS, payload, { qos: 1 });
      await within(sent, 'the broker does not take the command');
      return await within(answer, 'the broker does not answer');
    } catch (error) {
      throw unavailable(error);
    } finally {
      this.open.delete(correlationData);
    }
  }

  private hear(payload: Buffer): void {
    const parsed = answers.safeParse(jsonOf(payload));
    for (const answer of parsed.data?.responses ?? []) {
      this.open.get(answer.correlationData ?? '')?.(answer);
    }
  }
}

const unavailable = (error: unknown): BrokerUnavailable =>
  error instanceof BrokerUnavailable ? error : new BrokerUnavailable((error as Error).message);

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    // not an answer of the plugin's
    return undefined;
  }
}

async function within<T>(work: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new BrokerUnavailable(otherwise)), ACCOUNT_ANSWER_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
