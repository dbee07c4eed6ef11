import { BrokerUnavailable } from '@nhip-xa/ports';
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
