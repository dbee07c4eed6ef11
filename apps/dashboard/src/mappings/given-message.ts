import { COMMUNE_CODE, type RejectedMessage } from '@nhip-xa/contract';
import { bytesOf, hexLines, typedText } from '../admin/readable-bytes';
import { EMPTY, type MappingText } from './mapping-text';

/** A message to try a mapping on, as it came. */
export interface GivenMessage {
  topic: string;
  /** Its bytes as text, or in hexadecimal where they are none. */
  payload: string;
  payloadBase64: string;
  isText: boolean;
}

export function givenMessage({ topic, bytes }: RejectedMessage): GivenMessage {
  const raw = bytesOf(bytes) ?? new Uint8Array();
  const text = typedText(raw);
  return {
    topic,
    payload: text ?? hexLines(raw),
    payloadBase64: bytes,
    isText: text !== undefined,
  };
}

/** A new mapping for whoever sent a message that none reads. */
export function mappingFor({ source, topic }: RejectedMessage): MappingText {
  const unit = source?.split('.', 1)[0] ?? '';
  const commune = COMMUNE_CODE.test(unit) ? unit : '';
  return { ...EMPTY, publisher: source ?? '', filter: topic, commune };
}
