import type { CodecName } from '@nhip-xa/contract';
import { chirpstack } from './chirpstack';
import type { Codec } from './codec';
import { senml } from './senml';
import { ttn } from './ttn';

/** The formats that are read besides our own. */
export const CODECS: Partial<Record<Exclude<CodecName, 'native'>, Codec>> = {
  senml,
  chirpstack,
  ttn,
};
