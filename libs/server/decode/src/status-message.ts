import { PRESENCE_STATES, type PresenceState } from '@nhip-xa/contract';
import type { Decoded } from '@nhip-xa/ports';
import { attributesOf } from './attributes';
import type { ItemContext } from './item-context';
import { BadItem, factTime, isObject } from './stated';

const isState = (value: unknown): value is PresenceState =>
  (PRESENCE_STATES as readonly unknown[]).includes(value);

/** `online`, `offline` or `{"state": …, "ts"?, …}` as a document; bare words are read before JSON. */
export function decodeStatus(document: unknown, context: ItemContext): void {
  context.attempt(document, () => {
    const object = isObject(document) ? document : { state: document };
    const { state, ts, ...rest } = object;
    if (!isState(state)) throw new BadItem('bad-shape', 'state is neither online nor offline');
    const personal = context.personal.find(rest);
    if (personal !== undefined) throw new BadItem('personal-data', personal);
    const { us, claimed, notes } = factTime(ts, context.receivedUs);
    // an offline counts when it is received: a Last Will was written long before [contract 1]
    const atUs = state === 'offline' ? context.receivedUs : us;
    const attributes = attributesOf(rest, notes);
    const item = { fact: 'status', state, atUs, attributes } as const;
    return {
      item,
      undated: false,
      notes,
      ...(claimed === undefined ? {} : { claimed }),
    } satisfies Decoded;
  });
}

/** The bare words, which are not JSON. */
export const bareStatus = (text: string): PresenceState | undefined => {
  const word = text.trim().toLowerCase();
  return isState(word) ? word : undefined;
};
