/** What of a map can be switched off; the address names what is. */
export const LAYERS = ['sources', 'cases'] as const;
export type Layer = (typeof LAYERS)[number];

/** The layers that are on: all but those that an address leaves out (`cases,sources`). */
export function layersOn(without: string | undefined): ReadonlySet<Layer> {
  const off = new Set((without ?? '').split(','));
  return new Set(LAYERS.filter((layer) => !off.has(layer)));
}

/** The same with one of them switched, as an address states it; empty: all are on. */
export function switched(on: ReadonlySet<Layer>, layer: Layer): string {
  return LAYERS.filter((one) => on.has(one) === (one === layer)).join(',');
}

/** Keys of what one mark stands for, as an address carries them. */
const BETWEEN = '~';
/** An address has room for so many. */
export const PICKED_MOST = 30;

export const writePicked = (keys: readonly string[]): string =>
  keys.slice(0, PICKED_MOST).join(BETWEEN);

export const readPicked = (text: string | undefined): ReadonlySet<string> =>
  new Set((text ?? '').split(BETWEEN).filter((key) => key !== ''));
