import { BrokerUnavailable, type BrokerAccounts } from '@nhip-xa/ports';
import { HttpProblem } from './problem';

/**
 * Waits until the broker follows a change that is already stored.
 * @throws HttpProblem `unavailable` that says what is and what is not in force
 */
export async function atBroker(change: Promise<void>, otherwise: string): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof BrokerUnavailable)) throw error;
    throw new HttpProblem('unavailable', { detail: `${otherwise} (${error.message})` });
  }
}

/** The account that a source is given at the broker. */
export interface Account {
  key: string;
  secret: string;
  gateway: string | null;
}

/** Accounts that the broker is asked for at once: one by one, each waits for its way there and back. */
const ACCOUNTS_AT_ONCE = 16;

/** Gives many sources their accounts; what the broker has against those that it did not take, by key. */
export async function grantAll(
  broker: BrokerAccounts,
  accounts: readonly Account[],
): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  let away: string | undefined;
  for (let from = 0; from < accounts.length; from += ACCOUNTS_AT_ONCE) {
    const batch = accounts.slice(from, from + ACCOUNTS_AT_ONCE);
    // one that took none of them is asked no more
    const answers = away === undefined ? await Promise.all(batch.map(refusal(broker))) : [];
    for (const [at, { key }] of batch.entries()) {
      const against = away ?? answers[at];
      if (against !== undefined) refused.set(key, against);
    }
    if (answers.every((answer) => answer !== undefined)) away ??= answers[0];
  }
  return refused;
}

/** What the broker has against an account; undefined: it follows. */
const refusal =
  (broker: BrokerAccounts) =>
  async ({ key, secret, gateway }: Account): Promise<string | undefined> => {
    try {
      await broker.grant(key, secret, gateway);
      return undefined;
    } catch (error) {
      if (error instanceof BrokerUnavailable) return error.message;
      throw error;
    }
  };
