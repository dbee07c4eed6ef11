import { TOPIC_ROOT } from '@nhip-xa/contract';
import {
  decodeMapped,
  decodeNative,
  keptUnder,
  keptUnread,
  type PersonalData,
} from '@nhip-xa/decode';
import type { DecodedParts, IncomingMessage } from '@nhip-xa/ports';
import type { Store } from '@nhip-xa/store';

/** How a message is read, as things stand when it is. */
export type ReadMessage = (message: IncomingMessage) => DecodedParts;

const OWN = `${TOPIC_ROOT}/`;

/** Our own topics in our own form, others by the mapping of whoever publishes under them. */
export function readerOf(
  { directory, mappingDirectory, codecMemory }: Store,
  personal: PersonalData,
): ReadMessage {
  const world = {
    personal,
    holdsCommune: directory.holdsCommune.bind(directory),
    find: directory.find.bind(directory),
    memoryOf: codecMemory.memoryOf.bind(codecMemory),
    codecsOf: mappingDirectory.codecsOf.bind(mappingDirectory),
  };
  return (message) => {
    const { publisher, topic } = message;
    const found = topic.startsWith(OWN) ? undefined : mappingDirectory.find(publisher.key, topic);
    return found
      ? decodeMapped(message, found.mapping, found.match, world)
      : [decodeNative(message, world)];
  };
}

/** A message as it may be kept, on the disk and in the database: nobody is named. */
export function keeperOf({ mappingDirectory }: Store, personal: PersonalData) {
  return (message: IncomingMessage): Uint8Array => {
    const { publisher, topic, payload } = message;
    if (topic.startsWith(OWN)) return keptUnread(payload, personal, []);
    const found = mappingDirectory.find(publisher.key, topic);
    return found
      ? keptUnder(found.mapping, payload, personal)
      : keptUnread(payload, personal, mappingDirectory.codecsOf(publisher.key));
  };
}
