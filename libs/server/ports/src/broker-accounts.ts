/**
 * The accounts of sources at a broker that is not ours. The embedded broker asks the directory and
 * needs none.
 */
export interface BrokerAccounts {
  /** Two secrets of a source can work side by side for a while. */
  readonly takesTwoSecrets: boolean;
  /**
   * Lets a source connect with this secret and no other, and publish under its own topic.
   * @throws BrokerUnavailable
   */
  grant(key: string, secret: string, gateway: string | null): Promise<void>;
  /**
   * Another gateway may publish under the source's topic; null: none.
   * @throws BrokerUnavailable
   */
  changeGateway(key: string, before: string | null, after: string | null): Promise<void>;
  /**
   * The foreign topics of a publisher are others; where it has any, its client id is free.
   * @throws BrokerUnavailable
   */
  changeForeign(key: string): Promise<void>;
  /**
   * Ends the source's connection and lets it in no more.
   * @throws BrokerUnavailable
   */
  revoke(key: string): Promise<void>;
}

/** The broker does not answer, or refuses: the account is as it was. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';
}

export const NO_BROKER_ACCOUNTS: BrokerAccounts = {
  takesTwoSecrets: true,
  grant: () => Promise.resolve(),
  changeGateway: () => Promise.resolve(),
  changeForeign: () => Promise.resolve(),
  revoke: () => Promise.resolve(),
};
