import type { CodecName } from '@nhip-xa/contract';
import type { Codec } from './codec';
import { chirpstack } from './chirpstack';
import { dvcqg } from './dvcqg';
import { esphome } from './esphome';
import { frigate } from './frigate';
import { homeAssistant } from './home-assistant';
import { owntracks } from './owntracks';
import { senml } from './senml';
import { shelly } from './shelly';
import { sparkplug } from './sparkplug';
import { tasmota } from './tasmota';
import { thingsboard } from './thingsboard';
import { ttn } from './ttn';
import { uptimeKuma } from './uptime-kuma';
import { zigbee2mqtt } from './zigbee2mqtt';

/** The formats that are read besides our own. */
export const CODECS: Record<Exclude<CodecName, 'native'>, Codec> = {
  chirpstack,
  dvcqg,
  esphome,
  frigate,
  'home-assistant': homeAssistant,
  owntracks,
  senml,
  shelly,
  sparkplug,
  tasmota,
  thingsboard,
  ttn,
  'uptime-kuma': uptimeKuma,
  zigbee2mqtt,
};

/** How a format is read; undefined: it is our own, or one that this version does not know. */
export const codecOf = (name: CodecName): Codec | undefined =>
  name === 'native' ? undefined : CODECS[name];
