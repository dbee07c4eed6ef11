import { Controller, Param } from '@nestjs/common';
import {
  unitOfKey,
  LIMITS,
  credential,
  renewCredential,
  renewCredentials,
  renewedCredentials,
  type Credential,
  type RenewCredential,
  type RenewCredentials,
  type RenewedCredentials,
} from '@nhip-xa/contract';
import {
  authorOf,
  type BrokerAccounts,
  type ConfigChanges,
  type Gate,
  type Principal,
  type SecretHasher,
  type SecretRotation,
  type SourceStore,
} from '@nhip-xa/ports';
import { atBroker, grantAll, type Account } from '../at-broker';
import { Caller, FromBody, InUnit } from '../asked';
import { credentialOf } from '../credential-of';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { badField, notFound } from '../problem';

/** A source with the secret that it is given. */
interface Given {
  key: string;
  secret: string;
}

/** New secrets of sources, at once or with a time in which the one before works too. */
@Controller('api/v1/sources')
export class CredentialsController {
  constructor(
    @Port('sources') private readonly sources: SourceStore,
    @Port('secretRotation') private readonly rotation: SecretRotation,
    @Port('secrets') private readonly secrets: SecretHasher,
    @Port('changes') private readonly changes: ConfigChanges,
    @Port('gate') private readonly gate: Gate,
    @Port('mqttAddress') private readonly mqttAddress: () => { host?: string; port: number },
    @Port('brokerAccounts') private readonly accounts: BrokerAccounts,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('post', 'credentials', {
    summary: 'Give many sources new passwords, all or none, shown once',
    needs: 'source.write',
    scope: { body: 'unit' },
    body: renewCredentials,
    answer: renewedCredentials,
    status: 201,
  })
  async renewMany(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @FromBody() { keys, graceSeconds }: RenewCredentials,
  ): Promise<RenewedCredentials> {
    const asked = keys ? await this.inReach(caller, keys) : await this.within(unit);
    const given = await this.give(caller, asked, graceSeconds);
    const accounts = await Promise.all(given.map((one) => this.accountOf(one)));
    const refused = await grantAll(this.accounts, accounts);
    const items = given.filter(({ key }) => !refused.has(key)).map((one) => this.credentialOf(one));
    const failed = Array.from(refused, ([key, detail]) => ({ key, detail }));
    return { items, failed };
  }

  @Route('post', ':key/credential', {
    summary: 'Give a source a new password, shown once; the old one ends now or after a grace',
    needs: 'source.write',
    scope: { sourceKey: 'key' },
    body: renewCredential,
    answer: credential,
    status: 201,
  })
  async renew(
    @Caller() caller: Principal,
    @Param('key') key: string,
    @FromBody() body: RenewCredential,
  ): Promise<Credential> {
    const [given] = await this.give(caller, [key], body?.graceSeconds ?? 0);
    if (!given) throw notFound();
    await atBroker(
      this.grant(await this.accountOf(given)),
      `the broker did not take the new password of ${key}: the one before still works there`,
    );
    return this.credentialOf(given);
  }

  @Route('delete', ':key/credential/previous', {
    summary: 'End the password before the newest at once',
    needs: 'source.write',
    scope: { sourceKey: 'key' },
    status: 204,
  })
  async endPrevious(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('key') key: string,
  ): Promise<void> {
    if (!(await this.rotation.endPrevious(key, authorOf(caller)))) throw notFound();
    await this.changes.emit({ what: 'source-secret', unit, key });
  }

  /** Stores new secrets and lets everybody follow. */
  private async give(
    caller: Principal,
    keys: readonly string[],
    graceSeconds: number,
  ): Promise<Given[]> {
    if (graceSeconds > 0 && !this.accounts.takesTwoSecrets) {
      throw badField('graceSeconds', 'the external broker knows one password of a source: only 0');
    }
    const given = keys.map((key) => ({ key, secret: this.secrets.generate() }));
    const hashed = given.map(({ key, secret }) => ({ key, secretHash: this.secrets.hash(secret) }));
    const untilMs = graceSeconds > 0 ? this.now() + graceSeconds * 1_000 : null;
    const absent = await this.rotation.replace(hashed, untilMs, authorOf(caller));
    if (absent !== undefined) throw notFound();
    const what = graceSeconds > 0 ? 'source-secret' : 'source-cut';
    for (const { key } of given) await this.changes.emit({ what, unit: unitOfKey(key), key });
    return given;
  }

  /** @throws HttpProblem `not-found` where one of them lies outside */
  private async inReach(caller: Principal, keys: readonly string[]): Promise<readonly string[]> {
    for (const unit of new Set(keys.map(unitOfKey))) {
      if (!(await this.gate.mayReach(caller, unit))) throw notFound();
    }
    return keys;
  }

  private async within(unit: string): Promise<string[]> {
    const most = LIMITS.credentialsAtOnce;
    const { items, next } = await this.sources.list({ within: unit }, { limit: most });
    if (next !== null) {
      throw badField('unit', `more than ${most} sources: name a smaller unit, or keys`);
    }
    return items.map(({ key }) => key);
  }

  private async accountOf({ key, secret }: Given): Promise<Account> {
    const gateway = (await this.sources.one(key))?.gateway ?? null;
    return { key, secret, gateway };
  }

  private grant({ key, secret, gateway }: Account): Promise<void> {
    return this.accounts.grant(key, secret, gateway);
  }

  private credentialOf({ key, secret }: Given): Credential {
    return credentialOf(key, secret, this.mqttAddress());
  }
}
