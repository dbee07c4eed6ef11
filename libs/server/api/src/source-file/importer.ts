import { Injectable } from '@nestjs/common';
import { LIMITS, type ImportedSources, type SourceLineError } from '@nhip-xa/contract';
import {
  authorOf,
  type BrokerAccounts,
  type ConfigChanges,
  type NewSource,
  type Principal,
  type SecretHasher,
  type SourceImports,
} from '@nhip-xa/ports';
import { grantAll } from '../at-broker';
import { credentialOf } from '../credential-of';
import { refuseFaults } from '../file-refusal';
import { Port } from '../ports';
import { HttpProblem } from '../problem';
import { readSourceFile } from './read-file';
import { askedOf, weighLines, type Existing, type WeighedLine } from './weigh';

interface WeighedFile {
  lines: WeighedLine[];
  errors: SourceLineError[];
}

interface Registered {
  source: NewSource;
  key: string;
  password: string;
}

/** Registers the sources of a file, all of them or none. */
@Injectable()
export class SourceImporter {
  constructor(
    @Port('sourceImports') private readonly imports: SourceImports,
    @Port('secrets') private readonly secrets: SecretHasher,
    @Port('changes') private readonly changes: ConfigChanges,
    @Port('mqttAddress') private readonly mqttAddress: () => { host?: string; port: number },
    @Port('brokerAccounts') private readonly accounts: BrokerAccounts,
  ) {}

  /** What the file would do; nothing is written. */
  async weigh(caller: Principal, text: string, existing: Existing): Promise<ImportedSources> {
    return reportOf(await this.weighed(caller, text, existing), true);
  }

  /** @throws HttpProblem with every error of the file; `exists` where nothing else is wrong */
  async import(caller: Principal, text: string, existing: Existing): Promise<ImportedSources> {
    const file = await this.weighed(caller, text, existing);
    refuseFaults(file);
    const fresh = file.lines.filter(({ outcome }) => outcome === 'new');
    const registered = fresh.flatMap(({ source }) => (source ? [this.withSecret(source)] : []));
    const sources = registered.map(({ source }) => source);
    if ((await this.imports.add(sources, authorOf(caller))) === 'exists') {
      throw new HttpProblem('exists', { detail: 'somebody registered one of them meanwhile' });
    }
    const keys = registered.map(({ key }) => key);
    if (keys.length > 0) await this.changes.emit({ what: 'sources', keys });
    const withoutAccount = await this.grantAll(registered);
    const address = this.mqttAddress();
    const credentials = registered.map(({ key, password }) => ({
      key,
      ...credentialOf(key, password, address),
    }));
    return { ...reportOf(file, false), credentials, withoutAccount };
  }

  private async weighed(caller: Principal, text: string, existing: Existing): Promise<WeighedFile> {
    const { lines, errors } = await readSourceFile(text);
    const around = await this.imports.surroundings({ within: caller.unit, ...askedOf(lines) });
    return { lines: weighLines(lines, around, existing), errors };
  }

  private withSecret(source: NonNullable<WeighedLine['source']>): Registered {
    let password = this.secrets.generate();
    // a spreadsheet would take it for a formula
    while (password.startsWith('-')) password = this.secrets.generate();
    return {
      key: `${source.unit}.${source.id}`,
      password,
      source: {
        ...source,
        heartbeatSeconds: source.heartbeatSeconds ?? LIMITS.heartbeatSecondsUsual,
        attributes: source.attributes ?? {},
        secretHash: this.secrets.hash(password),
      },
    };
  }

  /** Gives the keys whose account the broker did not take. */
  private async grantAll(registered: readonly Registered[]): Promise<string[]> {
    const isGateway = ({ source }: Registered): boolean => source.kind === 'gateway';
    // gateways first: the accounts of others lean on them
    const groups = [registered.filter(isGateway), registered.filter((one) => !isGateway(one))];
    const refused: string[] = [];
    for (const group of groups) {
      const accounts = group.map(({ key, password: secret, source: { gateway = null } }) => ({
        ...{ key, secret, gateway },
      }));
      refused.push(...(await grantAll(this.accounts, accounts)).keys());
    }
    return refused;
  }
}

function reportOf({ lines, errors }: WeighedFile, dryRun: boolean): ImportedSources {
  const count = (outcome: WeighedLine['outcome']): number =>
    lines.filter((line) => line.outcome === outcome).length;
  return {
    dryRun,
    total: lines.length,
    added: count('new'),
    known: count('known'),
    bad: count('bad'),
    errors,
    lines: lines.map(({ line, key, cells, outcome, errors: own }) => ({
      ...{ line, key, name: cells.get('name') ?? '', outcome, errors: own },
    })),
    credentials: [],
    withoutAccount: [],
  };
}
