import { isChannel } from '@nhip-xa/contract';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const LIST = 0x5b;
/** Brackets that are told apart: a list, its objects, their values, and none. */
const DEPTHS = 4;
const WHITE = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * How many items a message counts as for its limits, told by the brackets of its JSON without
 * reading it: the values of a telemetry message, the elements of another list, otherwise one. What
 * turns out to be unreadable counts as what its brackets say.
 */
export function countItems(channel: string, payload: Uint8Array): number {
  if (!isChannel(channel) || channel === 'snapshot' || channel === 'status') return 1;
  const first = payload.find((byte) => !WHITE.has(byte));
  const { commas, colons } = signsByDepth(payload);
  // an object of a list lies one deeper than one alone
  const depth = first === LIST ? 2 : 1;
  if (channel === 'telemetry') return Math.max(1, colons[depth + 1] || (colons[depth] ?? 0));
  return first === LIST ? (commas[1] ?? 0) + 1 : 1;
}

/** Commas and colons outside texts, by how many brackets are open around them. */
function signsByDepth(payload: Uint8Array): { commas: number[]; colons: number[] } {
  const commas = new Array<number>(DEPTHS).fill(0);
  const colons = new Array<number>(DEPTHS).fill(0);
  let depth = 0;
  for (let at = 0; at < payload.length; at += 1) {
    const byte = payload[at] as number;
    if (byte === QUOTE) at = endOfText(payload, at);
    else if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) depth = Math.max(0, depth - 1);
    else if (depth < DEPTHS && byte === COMMA) commas[depth] = (commas[depth] ?? 0) + 1;
    else if (depth < DEPTHS && byte === COLON) colons[depth] = (colons[depth] ?? 0) + 1;
  }
  return { commas, colons };
}

function endOfText(payload: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < payload.length && payload[at] !== QUOTE) at += payload[at] === BACKSLASH ? 2 : 1;
  return at;
}
