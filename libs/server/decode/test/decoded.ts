import type {
  CaseItem,
  DecodedMessage,
  EventItem,
  IncomingMessage,
  ReadingItem,
  StatusItem,
} from '@nhip-xa/ports';
import { incoming } from '@nhip-xa/testing';
import { decodeNative, personalData, type DecodeWorld } from '../src/index';

/** Province 48 has the communes 20194 and 20195. */
export const WORLD: DecodeWorld = {
  personal: personalData(),
  holdsCommune: (source, commune) => source.unit === '48' && ['20194', '20195'].includes(commune),
};

export const decode = (
  channel: string,
  payload: unknown,
  over: Partial<IncomingMessage> = {},
): DecodedMessage => decodeNative(incoming(channel, payload, over), WORLD);

interface Items {
  telemetry: ReadingItem;
  case: CaseItem;
  event: EventItem;
  status: StatusItem;
}

/** The only item of a message of which nothing was refused. */
export function onlyItem<C extends keyof Items>(
  channel: C,
  payload: unknown,
  over: Partial<IncomingMessage> = {},
): Items[C] {
  const { items, rejected } = decode(channel, payload, over);
  expect(rejected).toEqual([]);
  expect(items).toHaveLength(1);
  return items[0]?.item as Items[C];
}

/** Why the items of a message were refused, in their order; each with its detail. */
export const refusals = (decoded: DecodedMessage): string[] =>
  decoded.rejected.map(({ reason, detail }) => `${reason}: ${detail}`);

/** The kept copies of what was refused, as text. */
export const keptCopies = (decoded: DecodedMessage): string[] =>
  decoded.rejected.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
