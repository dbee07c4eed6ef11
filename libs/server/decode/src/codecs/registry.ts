import type { CodecName } from '@nhip-xa/contract';
import { chirpstack } from './chirpstack';
import type { Codec } from './codec';
import { dvcqg } from './dvcqg';
import { owntracks } from './owntracks';
import { senml } from './senml';
import { sparkplug } from './sparkplug';
import { thingsboard } from './thingsboard';
import { ttn } from './ttn';
import { uptimeKuma } from './uptime-kuma';

/** The formats that are read besides our own. */
export const CODECS: Partial<Record<Exclude<CodecName, 'native'>, Codec>> = {
  senml,
  chirpstack,
  ttn,
  sparkplug,
  thingsboard,
  owntracks,
  'uptime-kuma': uptimeKuma,
  dvcqg,
};
