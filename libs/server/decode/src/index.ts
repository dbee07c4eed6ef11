export type { DecodeWorld } from './item-context';
export { decodeNative } from './native';
export { SmallFrames } from './small-frame';
export { PERSONAL_KEYS, normaliseKey, personalData, type PersonalData } from './personal-data';
export { decodeMapped, type MappedWorld } from './mapped/decode-mapped';
export { shownCopy, type ReadAs, type ShownCopy } from './mapped/shown-copy';
export { passingMemory, previewMapped } from './mapped/preview';
export { keptUnder, keptUnread } from './kept-payload';
