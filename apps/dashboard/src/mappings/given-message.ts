import { unitOfKey, COMMUNE_CODE, type RejectedMessage } from '@nhip-xa/contract';
import { captured, type TriedPayload } from './captured';
import { EMPTY, type MappingText } from './mapping-text';

/** A message to try a mapping on, as it came. */
export interface GivenMessage {
  topic: string;
  tried: TriedPayload;
}

export const givenMessage = ({ topic, bytes }: RejectedMessage): GivenMessage => ({
  topic,
  tried: captured(bytes),
});

/** A new mapping for whoever sent a message that none reads. */
export function mappingFor({ source, topic }: RejectedMessage): MappingText {
  const unit = unitOfKey(source ?? '');
  const commune = COMMUNE_CODE.test(unit) ? unit : '';
  return { ...EMPTY, publisher: source ?? '', filter: topic, commune };
}
