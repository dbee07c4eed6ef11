import { isIPv6 } from 'node:net';

/** Hextets of the network part of an IPv6 address: a customer is given at least a /64. */
const NETWORK_HEXTETS = 4;
const HEXTETS = 8;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * What attempts from an address are counted under: an IPv4 address itself, the /64 of an IPv6 one,
 * within which whoever sits there may choose freely.
 */
export function networkOf(address: string): string {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').toLowerCase().split('::');
  const parts = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const before = parts(head);
  const after = parts(tail ?? '');
  const zeros = tail === undefined ? 0 : HEXTETS - before.length - after.length;
  const all = [...before, ...Array.from({ length: Math.max(zeros, 0) }, () => '0'), ...after];
  return all
    .slice(0, NETWORK_HEXTETS)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
