import { SOURCE_KINDS, type Source } from '@nhip-xa/contract';
import fc from 'fast-check';
import { readSourceFile } from './read-file';
import { writeSourceFile } from './write-file';

const source = (over: Partial<Source> = {}): Source => ({
  key: '06211.tram-1',
  id: 'tram-1',
  kind: 'device',
  unit: '06211',
  name: 'Trạm "Kỳ Cùng"; cầu',
  village: null,
  lat: 21.853,
  lon: -0.0000001,
  gateway: '06211.gw',
  heartbeatSeconds: 300,
  feeds: ['reading:water_level', 'event'],
  attributes: { floodLevels: [252.5, 254, 256], note: '=1+1', height: 1.25 },
  limits: { itemsPerSecond: 1.5, burst: 20 },
  createdAt: '2026-11-20T00:00:00Z',
  state: 'offline',
  since: null,
  heardAt: null,
  flags: [],
  flagged: [],
  frameAt: null,
  maintenance: null,
  previousSecretUntil: null,
  newSecretUsedAt: null,
  refused: null,
  ...over,
});

/** What is told of a source by who registers it. */
const told = (given: Source): object => {
  const { id, kind, unit, name, village, lat, lon, gateway, heartbeatSeconds, feeds } = given;
  const { attributes, limits } = given;
  const own = { id, kind, unit, name, village, lat, lon, gateway, heartbeatSeconds, feeds };
  const stated = Object.entries({ ...own, attributes, limits });
  return Object.fromEntries(stated.filter(([, value]) => value !== null));
};

it('writes what a Vietnamese spreadsheet opens, with nothing that is a formula', () => {
  expect(writeSourceFile([source()])).toBe(
    '\ufeffunit;id;kind;name;village;lat;lon;gateway;heartbeatSeconds;feeds;itemsPerSecond;burst;attribute:floodLevels;attribute:height;attribute:note\r\n' +
      `06211;tram-1;device;"Trạm ""Kỳ Cùng""; cầu";;21,8530;-1e-7;06211.gw;300;reading:water_level event;1,5;20;[252.5,254,256];1,25;'=1+1\r\n`,
  );
});

it('writes nothing but what was registered: no key of ours, no state, no secret', async () => {
  const bare = source({ id: 'b', key: '06211.b', attributes: {} });
  const { lines } = await readSourceFile(writeSourceFile([source(), bare]));
  const { attributes, ...own } = told(bare) as Source;
  expect(attributes).toEqual({});
  expect(lines.map((line) => line.source)).toEqual([told(source()), own]);
});

it('is read back as it was, whatever is in it', async () => {
  const readable = (text: string): boolean => !/[\0\ufffd]|\\u0000/.test(text);
  const formula = fc.constantFrom('', "'", "''", '=', '-', "'=", "''@", '"');
  // what is typed at either end of a text is nothing that a spreadsheet keeps
  const text = fc
    .tuple(formula, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }))
    .map((parts) => parts.join('').trim())
    .filter((each) => each !== '' && readable(each));
  const attribute = fc
    .oneof(text, fc.jsonValue({ maxDepth: 2 }))
    .map((value) => JSON.stringify(value))
    .filter(readable)
    .map((json): unknown => JSON.parse(json));
  const known = fc.record({
    kind: fc.constantFrom(...SOURCE_KINDS),
    name: text,
    lat: fc.double({ min: -90, max: 90, noNaN: true }).map((each) => each + 0),
    lon: fc.double({ min: -180, max: 180, noNaN: true }).map((each) => each + 0),
    feeds: fc.constantFrom<string[] | null>(null, [], ['reading:rain'], ['case', 'event:a.b']),
    attributes: fc.dictionary(fc.constantFrom('a', 'B', 'x.y'), attribute, { minKeys: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(known, async (over) => {
      const given = source(over);
      const { lines, errors } = await readSourceFile(writeSourceFile([given]));
      expect([errors, lines[0]?.errors]).toEqual([[], []]);
      expect(lines[0]?.source).toEqual(told(given));
    }),
  );
});
