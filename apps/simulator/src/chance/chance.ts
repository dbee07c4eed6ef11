/**
 * The one source of chance. A generator is made for a key such as (seed, commune, stream, day), so
 * that the same key gives the same numbers whoever asked for others before.
 */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  between(least: number, most: number): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  hit(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** An index, each as likely as its weight says. */
  weighted(weights: readonly number[]): number;
  /** How many things happen where `mean` are expected (Poisson). */
  count(mean: number): number;
}

type Words = [number, number, number, number];

/** cyrb128 by bryc (public domain): text to 128 bits. */
function hashed(text: string): Words {
  let [h1, h2, h3, h4]: Words = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  h1 ^= h2 ^ h3 ^ h4;
  return [h1 >>> 0, (h2 ^ h1) >>> 0, (h3 ^ h1) >>> 0, (h4 ^ h1) >>> 0];
}

/** sfc32 of PractRand (public domain): 128 bits of state, numbers in [0, 1). */
function sfc32([first, second, third, fourth]: Words): () => number {
  let [a, b, c, d] = [first | 0, second | 0, third | 0, fourth | 0];
  return () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}

/** Beyond this mean a Poisson count is near enough to a normal one. */
const NORMAL_FROM_MEAN = 60;

function poisson(next: () => number, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > NORMAL_FROM_MEAN) {
    const deviation = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * deviation));
  }
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > floor; product *= next()) count += 1;
  return count;
}

function weightedIndex(next: () => number, weights: readonly number[]): number {
  let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

/** The generator of a key. */
export function chanceOf(...key: readonly (string | number)[]): Chance {
  const next = sfc32(hashed(key.join('|')));
  const between = (least: number, most: number): number => least + next() * (most - least);
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  return {
    next,
    between,
    whole,
    hit: (probability) => next() < probability,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number],
    weighted: (weights) => weightedIndex(next, weights),
    count: (mean) => poisson(next, mean),
  };
}
