import type { AddressClass } from '@nhip-xa/contract';
import { BlockList, isIPv4, isIPv6 } from 'node:net';

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

const OWN = new BlockList();
OWN.addSubnet('127.0.0.0', 8);
OWN.addAddress('::1', 'ipv6');
/** RFC 1918, RFC 6598, RFC 3927; RFC 4193 and link-local of IPv6. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
] as const) {
  PRIVATE.addSubnet(net, bits);
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** What kind of network an address lies in; what is no address is taken for a public one. */
export function addressClassOf(address: string): AddressClass {
  const plain = MAPPED.exec(address)?.[1] ?? address.split('%', 1)[0] ?? '';
  const family = isIPv6(plain) ? 'ipv6' : 'ipv4';
  if (!isIPv6(plain) && !isIPv4(plain)) return 'public';
  if (OWN.check(plain, family)) return 'own';
  return PRIVATE.check(plain, family) ? 'private' : 'public';
}
