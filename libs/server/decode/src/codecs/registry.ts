import type { CodecName } from '@nhip-xa/contract';
import type { Codec } from './codec';
import { esphome } from './esphome';
import { frigate } from './frigate';
import { homeAssistant } from './home-assistant';
import { senml } from './senml';
import { shelly } from './shelly';
import { tasmota } from './tasmota';
import { zigbee2mqtt } from './zigbee2mqtt';

/** The formats that are read besides our own. */
export const CODECS: Partial<Record<Exclude<CodecName, 'native'>, Codec>> = {
  esphome,
  frigate,
  'home-assistant': homeAssistant,
  senml,
  shelly,
  tasmota,
  zigbee2mqtt,
};
