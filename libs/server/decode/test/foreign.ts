import type { CodecName, PreviewAnswer, PreviewMapping } from '@nhip-xa/contract';
import type { CodecMemory } from '@nhip-xa/ports';
import { passingMemory, personalData, previewMapped } from '../src/index';

/** 20/11/2026 08:05 in Vietnam. */
export const RECEIVED_MS = Date.parse('2026-11-20T01:05:00Z');

type Payload = Uint8Array | string | object | number | null;
type Over = Partial<Omit<PreviewMapping, 'codec' | 'topic' | 'payload'>> & { memory?: CodecMemory };

/** What a message of a format makes, received at RECEIVED_MS by a publisher of commune 06190. */
export function foreign(
  codec: CodecName,
  topic: string,
  payload: Payload,
  { memory = passingMemory(), ...over }: Over = {},
): PreviewAnswer {
  const given =
    payload instanceof Uint8Array
      ? { payloadBase64: Buffer.from(payload).toString('base64') }
      : { payload };
  return previewMapped(
    { codec, topic, commune: '06190', ...given, ...over },
    RECEIVED_MS,
    personalData(),
    memory,
  );
}
