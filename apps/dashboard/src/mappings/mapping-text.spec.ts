import type { Mapping } from '@nhip-xa/contract';
import { EMPTY, WrongLine, mappingOf, textOf } from './mapping-text';

const MAPPING: Mapping = {
  id: 'kho',
  publisher: '06211.cong',
  filter: '{site}/senml',
  codec: 'senml',
  commune: { part: 'site', table: { kho: '06211' } },
  source: '{site}-{device}',
  metrics: {
    level: { metric: 'water_level', factor: 0.01, offset: -2 },
    do_am: { metric: 'humidity' },
    raw: { factor: 10 },
    rssi: null,
  },
  words: { 'HinhThuc.0': 'online' },
  // not typed, and not lost for it
  sentinels: { temperature: [-127, 'NaN'] },
};

describe('a mapping as a person types it', () => {
  it('comes back as it was', () => {
    expect(mappingOf(textOf(MAPPING))).toEqual(MAPPING);
    const { id, publisher, filter, codec } = MAPPING;
    const bare = { id, publisher, filter, codec, commune: '06211' };
    expect(mappingOf(textOf(bare))).toEqual(bare);
  });

  it('is easy to read', () => {
    expect(textOf(MAPPING)).toMatchObject({
      communeBy: 'part',
      table: 'kho = 06211',
      metrics: 'level = water_level * 0.01 - 2\ndo_am = humidity\nraw = * 10\nrssi = -',
    });
  });

  it.each(['level', '= x', 'level =', 'level = Nước', 'level = a ** 2', 'level = 3'])(
    'refuses the line %j by its words',
    (line) => {
      expect(() => mappingOf({ ...EMPTY, metrics: line })).toThrow(WrongLine);
    },
  );
});
