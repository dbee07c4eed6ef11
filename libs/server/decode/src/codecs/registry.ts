import type { CodecName } from '@nhip-xa/contract';
import type { Codec } from './codec';
import { senml } from './senml';

/** The formats that are read besides our own. */
export const CODECS: Partial<Record<Exclude<CodecName, 'native'>, Codec>> = {
  senml,
};
