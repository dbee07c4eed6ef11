import {
  coversFilter,
  filterFault,
  filtersOverlap,
  matchTopic,
  parseFilter,
  plainFilter,
} from './topic-filter';

const match = (filter: string, topic: string) => matchTopic(parseFilter(filter), topic);
const overlap = (a: string, b: string) => filtersOverlap(parseFilter(a), parseFilter(b));

describe('a topic filter with named parts', () => {
  it('gives what stands in the place of its parts, and what follows', () => {
    expect(match('{site}/zigbee2mqtt/#', 'kho/zigbee2mqtt/a/b')).toEqual({
      parts: { site: 'kho' },
      rest: ['a', 'b'],
    });
    expect(match('tele/{device}/SENSOR', 'tele/tb 1/SENSOR')).toEqual({
      parts: { device: 'tb 1' },
      rest: [],
    });
    expect(match('frigate/#', 'frigate')).toEqual({ parts: {}, rest: [] });
  });

  it.each([
    ['frigate/#', 'frigat/events'],
    ['tele/+/SENSOR', 'tele/a/b/SENSOR'],
    ['tele/+/SENSOR', 'tele/a/STATE'],
    ['a/b', 'a'],
  ])('%s does not hold %s', (filter, topic) => {
    expect(match(filter, topic)).toBeUndefined();
  });

  it.each([
    ['frigate/#', 'frigate/events', true],
    ['+/events', 'frigate/#', true],
    ['{a}/{b}', 'x/y', true],
    ['a/b', 'a/b/#', true],
    ['a/b', 'a/b/c', false],
    ['a/#', 'b/#', false],
    ['a/+', 'a/b/c', false],
    ['a/#', '+/b/c/d', true],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });

  it.each([
    '',
    '#',
    '+/#',
    '+',
    'xa/v1/06190/cam/status',
    '$SYS/#',
    'a/#/b',
    'a/b#',
    'a/{}/b',
    'a/{B c}',
    '{a}/x/{a}',
    'a\0b',
    'x'.repeat(257),
    'a/'.repeat(40),
  ])('refuses %j', (filter) => {
    expect(filterFault(filter)).toEqual(expect.any(String));
  });

  it('takes what software sends on, with spaces and marks', () => {
    for (const filter of [
      'frigate/#',
      'spBv1.0/Nhà máy/#',
      '{site}/tele/+/SENSOR',
      'v1/devices/me/telemetry',
    ]) {
      expect(filterFault(filter)).toBeUndefined();
    }
  });

  it('is told to a broker without its names', () => {
    expect(plainFilter('{site}/zigbee2mqtt/#')).toBe('+/zigbee2mqtt/#');
  });

  it.each([
    ['a/#', 'a/b/+', true],
    ['a/#', 'a/#', true],
    ['a/#', 'a', true],
    ['{site}/z/#', '+/z/#', true],
    ['{site}/z/#', 'x/z/+/set', true],
    ['{site}/z/#', '#', false],
    ['{site}/z/#', '+/+/set', false],
    ['a/+', 'a/#', false],
    ['a/+', 'a/b', true],
    ['a/+', 'a/b/c', false],
    ['+/b', '$SYS/b', false],
  ])('%s covers %s: %s', (filter, plain, expected) => {
    expect(coversFilter(parseFilter(filter), plain)).toBe(expected);
  });
});
