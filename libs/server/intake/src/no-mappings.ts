import type { MappingDirectory } from '@nhip-xa/ports';

/** Nobody speaks a foreign format. */
export const NO_MAPPINGS: MappingDirectory = {
  find: () => undefined,
  ownerOf: () => undefined,
  has: () => false,
  filtersOf: () => [],
  covers: () => false,
  filters: () => [],
  ofCodec: () => [],
  codecsOf: () => [],
};
