import { COMMAND_CHANNEL, TOPIC_ROOT, topicOf } from '@nhip-xa/contract';
import { BrokerUnavailable, type BrokerAccounts } from '@nhip-xa/ports';
import { z } from 'zod';
import { ControlChannel, type Answer, type Command } from './control-channel';

export interface DynamicSecurityParts {
  url: string;
  instanceId: string;
  /** Keys of the sources that a gateway speaks for. */
  sourcesBehind: (gateway: string) => readonly string[];
  /** Foreign filters of a publisher, as a broker knows them. */
  filtersOf: (publisher: string) => readonly string[];
  /** The broker manages no accounts, or not by us: they have to be made by hand. */
  onAbsent: (why: string) => void;
}

const clientData = z.object({
  client: z.object({ roles: z.array(z.object({ rolename: z.string() })).default([]) }),
});

const publishRole = (key: string): string => `nhip-xa publish ${key}`;
const foreignRole = (key: string): string => `nhip-xa foreign ${key}`;
const commandRole = (key: string): string => `nhip-xa command ${key}`;

/** How the plugin says that something is so already, by command. */
const ALREADY_SO: Readonly<Record<string, RegExp>> = {
  createRole: /already exists/i,
  deleteClient: /not found/i,
  deleteRole: /not found/i,
};

/**
 * Accounts of sources by mosquitto's dynamic-security plugin. Each source has two roles, one that
 * publishes under its topic and one that hears its commands; a gateway has the first of each source
 * that it speaks for. [contract 2] An account is bound to its client id, so that nobody is taken
 * over by another.
 */
export class DynamicSecurity implements BrokerAccounts {
  /** An account of the plugin has one password. */
  readonly takesTwoSecrets = false;
  private readonly channel: ControlChannel;

  constructor(private readonly parts: DynamicSecurityParts) {
    const { url, instanceId, onAbsent } = parts;
    this.channel = new ControlChannel({
      url,
      clientId: `nhip-xa-${instanceId}-accounts`,
      onAbsent,
    });
  }

  async grant(key: string, secret: string, gateway: string | null): Promise<void> {
    const behind = this.parts.sourcesBehind(key);
    await this.tell(publishing(key), hearingCommands(key), ...behind.map(publishing));
    const made = await this.channel.ask({
      command: 'createClient',
      username: key,
      clientid: key,
      password: secret,
      roles: [commandRole(key), ...[key, ...behind].map(publishRole)].map((rolename) => ({
        rolename,
      })),
    });
    // ends the connection that was made with the old one
    if (made?.error === 'Client already exists') {
      await this.tell({ command: 'setClientPassword', username: key, password: secret });
    } else if (made?.error) throw new BrokerUnavailable(`createClient: ${made.error}`);
    if (gateway !== null) await this.changeGateway(key, null, gateway);
    if (this.parts.filtersOf(key).length > 0) await this.changeForeign(key);
  }

  /** [contract 2] under its mappings' filters it publishes and subscribes, with any client id. */
  async changeForeign(key: string): Promise<void> {
    const filters = this.parts.filtersOf(key);
    const rolename = foreignRole(key);
    await this.tell({ command: 'deleteRole', rolename });
    if (filters.length === 0) {
      await this.tell({ command: 'setClientId', username: key, clientid: key });
      return;
    }
    await this.tell(
      { command: 'createRole', rolename, acls: filters.flatMap(foreignRights) },
      { command: 'addClientRole', username: key, rolename },
      { command: 'setClientId', username: key },
    );
  }

  async changeGateway(key: string, before: string | null, after: string | null): Promise<void> {
    const rolename = publishRole(key);
    if (before !== null && (await this.has(before, rolename))) {
      await this.tell({ command: 'removeClientRole', username: before, rolename });
    }
    if (after !== null && !(await this.has(after, rolename))) {
      await this.tell({ command: 'addClientRole', username: after, rolename });
    }
  }

  async revoke(key: string): Promise<void> {
    await this.tell(
      { command: 'deleteClient', username: key },
      { command: 'deleteRole', rolename: publishRole(key) },
      { command: 'deleteRole', rolename: commandRole(key) },
      { command: 'deleteRole', rolename: foreignRole(key) },
    );
  }

  async stop(): Promise<void> {
    await this.channel.stop();
  }

  /** A change of roles ends a client's connection, so none is made without need. */
  private async has(username: string, role: string): Promise<boolean> {
    const answer = await this.channel.ask({ command: 'getClient', username });
    const parsed = clientData.safeParse(answer?.data);
    return parsed.data?.client.roles.some(({ rolename }) => rolename === role) ?? false;
  }

  private async tell(...commands: Command[]): Promise<void> {
    for (const command of commands) {
      const answer: Answer | undefined = await this.channel.ask(command);
      const { error = '' } = answer ?? {};
      if (error === '' || ALREADY_SO[command.command]?.test(error)) continue;
      throw new BrokerUnavailable(`${command.command}: ${error}`);
    }
  }
}

const may = (acltype: string, topic: string) => ({ acltype, topic, allow: true });

const foreignRights = (filter: string) => [
  may('publishClientSend', filter),
  may('subscribePattern', filter),
  may('publishClientReceive', filter),
];

/** [contract 1] `{unit}.{id}` */
function partsOf(key: string): [unit: string, id: string] {
  const dot = key.indexOf('.');
  return [key.slice(0, dot), key.slice(dot + 1)];
}

function publishing(key: string): Command {
  const [unit, id] = partsOf(key);
  const acls = [may('publishClientSend', `${TOPIC_ROOT}/${unit}/${id}/#`)];
  return { command: 'createRole', rolename: publishRole(key), acls };
}

function hearingCommands(key: string): Command {
  const topic = topicOf(...partsOf(key), COMMAND_CHANNEL);
  const acls = [may('subscribeLiteral', topic), may('publishClientReceive', topic)];
  return { command: 'createRole', rolename: commandRole(key), acls };
}
