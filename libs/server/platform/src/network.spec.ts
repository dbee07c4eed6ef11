import { addressClassOf, networkOf } from './network';

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:0db8:0:7::1', '2001:db8:0:7'],
  ['2001:db8:0:7:ffff:ffff:ffff:ffff', '2001:db8:0:7'],
  ['2001:db8::7:0:0:1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('counts %s under %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it.each([
  ['127.0.0.1', 'own'],
  ['::1', 'own'],
  ['::ffff:127.0.0.1', 'own'],
  ['10.1.2.3', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.0', 'public'],
  ['::ffff:192.168.1.9', 'private'],
  ['100.64.0.1', 'private'],
  ['fd12::1', 'private'],
  ['fe80::1%eth0', 'private'],
  ['2405:4800::1', 'public'],
  ['113.160.1.1', 'public'],
  ['', 'public'],
])('the network of %s is %s', (address, kind) => expect(addressClassOf(address)).toBe(kind));
