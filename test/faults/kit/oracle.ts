import type { Ledger } from '@nhip-xa/contract';
import { ApiRefusal, until, type ApiClient } from '@nhip-xa/testing';
import { missing, stored, type Acknowledged, type Stored } from '../ledger';

/** What an account is asked of. */
export interface Books {
  api: ApiClient;
  unit: string;
  /** Keys of the sources that published. */
  keys: readonly string[];
}

/**
 * The one judge of every fault: what was acknowledged is stored (the spool having drained), nothing
 * stands there twice, and the server's own books agree. Gives what is stored.
 */
export async function expectAllThere(
  { api, unit, keys }: Books,
  acknowledged: readonly Acknowledged[],
): Promise<Stored> {
  await untilDrained(api);
  const there = await stored(api, unit, keys);
  expect(missing(acknowledged, there)).toEqual([]);
  expect(there.twice).toEqual([]);
  await expectBooksBalance(api);
  return there;
}

/** What is spooled is in the database within this many ms after the database is back. */
const DRAINED_MS = 30_000;

/** Waits until nothing is spooled any more; gives how long that took in ms. */
export async function untilDrained(api: ApiClient, milliseconds = DRAINED_MS): Promise<number> {
  const beganMs = performance.now();
  const empty = async (): Promise<boolean> => {
    try {
      const books = await ledgerOf(api);
      return books === undefined || books.spool.messages === 0;
    } catch (error) {
      // a connection that broke with the database is noticed by the first that uses it
      if (error instanceof ApiRefusal && error.status === 503) return false;
      throw error;
    }
  };
  await until('the spool is empty', empty, milliseconds);
  return performance.now() - beganMs;
}

/** [contract 2] at all times received = stored + repeats + rejected + spooled + in hand. */
export async function expectBooksBalance(api: ApiClient): Promise<void> {
  const books = await ledgerOf(api);
  if (!books) return;
  const { received, stored: kept, repeats, rejected, spooled, inHand } = books.total;
  expect({ received, books }).toEqual({
    received: kept + repeats + rejected + spooled + inHand,
    books,
  });
}

/** The server's books; undefined where it does not keep them for others to see. */
export async function ledgerOf(api: ApiClient): Promise<Ledger | undefined> {
  try {
    return await api.get<Ledger>('/ledger?limit=1');
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return undefined;
    throw error;
  }
}
