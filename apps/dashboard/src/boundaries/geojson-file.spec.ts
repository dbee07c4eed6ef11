import {
  detectProperty,
  previewAreas,
  propertiesOf,
  readGeoJson,
  type GeoFile,
} from './geojson-file';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [106, 21],
      [107, 21],
      [107, 22],
      [106, 21],
    ],
  ],
};
const file = (...properties: (Record<string, unknown> | null)[]): GeoFile => ({
  type: 'FeatureCollection',
  features: properties.map((each) => ({ type: 'Feature', properties: each, geometry: square })),
});

describe('a file of boundaries', () => {
  it('is a FeatureCollection, with a byte order mark or without; anything else is refused', () => {
    const text = JSON.stringify({ ...file({ code: '05977' }), crs: { type: 'name' } });
    expect(readGeoJson(`\uFEFF${text}`)).toEqual(file({ code: '05977' }));
    for (const wrong of [
      '',
      '[]',
      '{"type":"Feature"}',
      '{"type":"FeatureCollection"}',
      'PK\u0003',
    ]) {
      expect(readGeoJson(wrong)).toBeNull();
    }
    expect(readGeoJson('{"type":"FeatureCollection","features":[null]}')).toBeNull();
    expect(readGeoJson('{"type":"FeatureCollection","features":[]}')?.features).toEqual([]);
  });

  it('tells what its properties are, with what stands in them', () => {
    expect(propertiesOf(file({ name: 'Kỳ Lừa', area: null }, { ma_xa: 5_977 }))).toEqual([
      { name: 'name', sample: 'Kỳ Lừa' },
      { name: 'ma_xa', sample: '5977' },
    ]);
  });

  it('says itself which property holds the code, whatever it is called', () => {
    const codes = file({ gid: 1, tinh: '20', ma: '05977' }, { gid: 2, tinh: '20', ma: '05986' });
    // two codes of communes against one and the same of a province, and numbers that are none
    expect(detectProperty(codes)).toBe('ma');
    expect(detectProperty(file({ id: '05977', code: '05977' }))).toBe('code');
    expect(detectProperty(file(null))).toBeNull();
  });

  it('shows those that match, by the names that are known, and no broken geometry', () => {
    const given = file({ code: '05977' }, { code: '05986' }, { code: '99999' });
    const [first] = given.features;
    if (first) first.geometry = { type: 'Point', coordinates: [1, 2] };
    const below = [
      { unit: '05986', name: { vi: 'Kỳ Lừa', en: '' }, lat: null, lon: null, boundary: null },
    ];
    expect(
      previewAreas(given, 'code', ['05977', '05986'], below).map(({ code, name }) => [code, name]),
    ).toEqual([['05986', 'Kỳ Lừa']]);
  });
});
