import { EVENT_TYPE, LIMITS } from '@nhip-xa/contract';
import type { Decoded } from '@nhip-xa/ports';
import { attributesOf } from './attributes';
import { maySend } from './declared';
import type { ItemContext } from './item-context';
import { BadItem, factTime, isObject, numberOf, textField } from './stated';

/** One `event` object: something that happened once. */
export function decodeEvent(document: unknown, context: ItemContext): void {
  context.attempt(document, () => {
    if (!isObject(document)) throw new BadItem('bad-shape', 'no object');
    const personal = context.personal.find(document);
    if (personal !== undefined) throw new BadItem('personal-data', personal);
    const type = textField(document['type'], 'type', LIMITS.idCharacters);
    if (!EVENT_TYPE.test(type)) throw new BadItem('bad-shape', 'type is not dotted small letters');
    if (!maySend(context.source, 'event', type)) throw new BadItem('not-declared', `event:${type}`);
    const { us, undated, claimed, notes } = factTime(document['ts'], context.receivedUs);
    const { id, amount, village, attributes } = document;
    const item = {
      fact: 'event',
      commune: context.communeOf(document['commune']),
      type,
      id: id === undefined || id === null ? null : textField(id, 'id', LIMITS.idCharacters),
      tsUs: us,
      amount: amount === undefined || amount === null ? null : numberOf(amount, 'amount', notes),
      village:
        village === undefined || village === null
          ? null
          : textField(village, 'village', LIMITS.idCharacters),
      attributes:
        attributes === undefined || attributes === null ? {} : attributesOf(attributes, notes),
    } as const;
    return {
      item,
      undated,
      notes,
      ...(claimed === undefined ? {} : { claimed }),
    } satisfies Decoded;
  });
}
