/**
 * Bytes kept of a picture that is none: what a list of rejected messages shows. A broken picture
 * cannot be sent on, and a camera that breaks every one must not fill the disk with them.
 */
export const BROKEN_FRAME_BYTES_KEPT = 32_768;
/**
 * Pixels of a picture that is read: 48 megapixels, more than cameras have. A small file can claim
 * billions of pixels; they would be unpacked into memory.
 */
export const FRAME_PIXELS = 48_000_000;
/** Width in pixels of the small copy: readable in a list and on a wall, 20 to 40 kB. */
export const SMALL_FRAME_WIDTH = 480;
/** Quality of the small copy as JPEG, of 100. */
export const SMALL_FRAME_QUALITY = 75;
/** Seconds that one picture may take to be read; one that takes longer was made to. */
export const FRAME_SECONDS = 10;
/** Small copies that may wait for their turn: one is made at a time, each takes some 10 ms. */
export const FRAMES_WAITING = 32;
/** Alarms of one mapping that are remembered as active; of more, the oldest are forgotten. */
export const ALARMS_REMEMBERED = 500;
/** Devices of one mapping of which a codec remembers something small; the oldest are forgotten. */
export const DEVICES_REMEMBERED = 1_000;
/** Topics that the configurations of one mapping may name: some 200 devices with their entities. */
export const DISCOVERED_TOPICS = 2_000;
/** Entities that may share one topic, or that one configuration may describe. */
export const DISCOVERED_ENTITIES = 200;
/** Characters of a topic that is remembered. */
export const DISCOVERED_TOPIC_CHARACTERS = 256;
/** Brackets, choices and arguments of a template within one another: what people write has few. */
export const TEMPLATE_DEPTH = 20;
/** Characters of a template that is read. */
export const TEMPLATE_CHARACTERS = 500;
/**
 * Sayings of one message of a foreign format: a gateway that catches up sends some thousand values at
 * once. Nobody else is heard while they are read.
 */
export const SAYINGS_OF_A_MESSAGE = 10_000;
/**
 * Reasons for which parts of one message are refused: each is recorded once with a copy of the whole
 * message, so that one message of many wrong parts does not fill the disk with copies of itself.
 */
export const REASONS_OF_A_MESSAGE = 20;
