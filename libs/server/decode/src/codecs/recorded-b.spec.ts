import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CODEC_NAMES, type CodecName, type PreviewAnswer } from '@nhip-xa/contract';
import { RECEIVED_MS, foreign } from '../../test/foreign';
import { TOLD } from '../../test/recorded-b';
import { passingMemory } from '../index';

/** Recordings beside the repository; nothing of them is in it. */
const DATA = resolve(__dirname, '../../../../../../shared/data');
const PAYLOADS = join(DATA, 'payloads');
const areThere = existsSync(PAYLOADS);
if (!areThere) console.warn(`${PAYLOADS} is not there: recorded messages are not replayed`);
const whenThere = areThere ? it : it.skip;

interface Recording {
  topic: string;
  payload?: unknown;
  payload_base64?: string;
}
type Memory = ReturnType<typeof passingMemory>;

function replay(codec: CodecName, file: string, memory?: Memory, instead?: string): PreviewAnswer {
  const { topic, payload, payload_base64 } = JSON.parse(
    readFileSync(join(PAYLOADS, file), 'utf8'),
  ) as Recording;
  const bytes = Buffer.from(payload_base64 ?? '', 'base64');
  const given = payload_base64 === undefined ? (payload as object | string) : bytes;
  return foreign(codec, instead ?? topic, given, memory ? { memory } : {});
}

const NOW = new Date(RECEIVED_MS).toISOString();
/** Facts in short: `metric=value@at` of a source, `state@at`, in the order they were told. */
function shortOf({ facts, rejected }: PreviewAnswer): string[] {
  const told = facts.map((fact) => {
    const source = fact.source.replace('06190.', '');
    if (fact.kind === 'reading') return `${source} ${fact.metric}=${fact.value}@${fact.at}`;
    if (fact.kind === 'presence') return `${source} ${fact.state}@${fact.at}`;
    return `${source} ${fact.kind}`;
  });
  return [...told, ...rejected.map(({ reason, detail }) => `! ${reason}: ${detail}`)].map((line) =>
    line.replace(NOW, 'now'),
  );
}

describe.each(Object.entries(TOLD))('recordings of %s', (codec, told) => {
  whenThere.each(Object.entries(told))('%s', (file, lines) => {
    expect(shortOf(replay(codec as CodecName, file))).toEqual(lines);
  });

  whenThere('are all of them', () => {
    const folder = Object.keys(told)[0]?.split('/')[0] ?? '';
    const files = readdirSync(join(PAYLOADS, folder)).map((file) => `${folder}/${file}`);
    expect(Object.keys(told).sort()).toEqual(files.sort());
  });
});

describe('recordings of sparkplug', () => {
  const AT = '2025-06-25T12:47:23.474Z';
  const NODE = 'factory-edgenode1';
  const BORN_AT = '2017-02-03T17:55:02.122Z';
  const PI = 'sparkplug-b-devices-raspberry-pi';
  const file = (name: string) => `sparkplug-b/spb-${name}.json`;
  const after = (births: string[], name: string): string[] => {
    const memory = passingMemory();
    for (const birth of births) replay('sparkplug', file(birth), memory);
    return shortOf(replay('sparkplug', file(name), memory));
  };

  whenThere.each([
    ['nbirth-v1', [], [`${NODE} online@${AT}`, `${NODE} temperature=21.5@${AT}`]],
    ['ndata-v1', ['nbirth-v1'], [`${NODE} temperature=22.5@${AT}`]],
    ['ndata-gap', ['nbirth-v1'], [`${NODE} temperature=27@${AT}`]],
    ['ndata-wraparound', ['nbirth-v1'], [`${NODE} temperature=30@${AT}`]],
    [
      'ndata-before-birth',
      [],
      ['! awaits-birth: Factory/EdgeNode1 has not been born with the alias 100'],
    ],
    // of another session than the one that was born
    ['ndeath-v1', ['nbirth-v1'], []],
    ['ndeath-v1', [], [`${NODE} offline@now`]],
    ['spec-nbirth', [], [`${PI} online@${BORN_AT}`, `${PI} supply_voltage=12.1@${BORN_AT}`]],
    ['spec-ndata', ['spec-nbirth'], [`${PI} supply_voltage=12.3@${BORN_AT}`]],
    ['spec-ndeath', ['spec-nbirth'], [`${PI} offline@now`]],
    [
      'spec-ddata',
      [],
      [`${PI}-pibrella inputs_a=1@${BORN_AT}`, `${PI}-pibrella inputs_c=1@${BORN_AT}`],
    ],
    ['spec-ddeath', [], [`${PI}-pibrella offline@now`]],
    ['state-online', [], []],
  ])('%s after %j', (name, births, lines) => {
    expect(after(births, name)).toEqual(lines);
  });

  whenThere('are all of them', () => {
    expect(readdirSync(join(PAYLOADS, 'sparkplug-b'))).toHaveLength(12);
  });
});

describe('recordings that are wrong', () => {
  const NOT_JSON = [
    'm24-python-repr',
    'm25-smart-quotes',
    'm01-nan-unquoted',
    'm22-control-bytes-before-json',
  ];
  const malformed = (name: string) => `malformed/${name}.json`;
  const DEVICE_API = 'v1/devices/me/telemetry';

  whenThere.each(NOT_JSON)('%s is kept as what it is', (name) => {
    expect(replay('thingsboard', malformed(name), undefined, DEVICE_API)).toMatchObject({
      facts: [],
      rejected: [{ reason: 'not-json' }],
    });
  });

  whenThere.each([
    // seconds where milliseconds were asked for: 31/3/2022 12:55:11
    [
      'm36-seconds-where-ms-expected',
      ['v1=3.111@2022-03-31T12:55:11.000Z', 'v2=3.222@2022-03-31T12:55:11.000Z'],
    ],
    [
      'm64-strings-for-numbers',
      ['temperature=30@2016-01-01T12:00:00.512Z', 'humidity=85@2016-01-01T12:00:00.512Z'],
    ],
    [
      'm54-null-values',
      ['illuminance=3@now', 'illuminance_lux=3@now', 'linkquality=61@now', 'occupancy=1@now'],
    ],
    ['m63-int16-overflow', ['energytotal=-32768@now']],
    ['m23-bom', []],
  ])('%s by the device API', (name, lines) => {
    const answer = replay('thingsboard', malformed(name), undefined, DEVICE_API);
    expect(shortOf(answer)).toEqual(lines.map((line) => `publisher ${line}`));
  });

  // a decimal comma, and one that may part thousands
  whenThere.each(['m08-decimal-comma-in-json-string', 'm09-ambiguous-thousands'])(
    '%s by the device API is no number',
    (name) => {
      const answer = replay('thingsboard', malformed(name), undefined, DEVICE_API);
      expect(shortOf(answer)).toEqual(['! bad-shape: temperature is no number']);
    },
  );

  whenThere('an older ChirpStack has other topics', () => {
    for (const name of ['m35-no-time-at-all', 'm34-year-0001']) {
      expect(replay('chirpstack', malformed(name)).rejected).toMatchObject([
        { reason: 'unknown-channel' },
      ]);
    }
  });

  whenThere('a text where The Things Stack has JSON is kept', () => {
    const topic = 'v3/app@ttn/devices/eui-1/up';
    expect(
      replay('ttn', malformed('m82-temperature-text-payload'), undefined, topic),
    ).toMatchObject({
      facts: [],
      rejected: [{ reason: 'not-json' }],
    });
  });

  whenThere('JSON under a topic of Sparkplug is no payload of it', () => {
    expect(replay('sparkplug', malformed('m53-sparkplug-duplicate-seq')).rejected).toEqual([
      { reason: 'bad-shape', detail: 'no payload of Sparkplug B' },
    ]);
  });

  whenThere('a record of the portal without an envelope, and dates without a zone', () => {
    const { facts } = replay('dvcqg', malformed('m73-vn-portal-date-no-zone'));
    expect(facts).toMatchObject([
      {
        ...{ kind: 'case', id: 'H37.15-251014-0007', ts: '2025-10-14T01:15:00.000Z', state: null },
        ...{ openedAt: '2025-10-14T01:15:00.000Z', due: { at: '2025-10-21T10:00:00.000Z' } },
      },
    ]);
    expect(facts[0]).not.toHaveProperty('closedAt');
  });
});

describe('the synchronisation of dossiers', () => {
  const shape = (): Record<string, object> =>
    JSON.parse(
      readFileSync(join(DATA, 'dossiers/vn_national_portal_sync_shape.json'), 'utf8'),
    ) as Record<string, object>;
  const commune = { field: 'madonvi', table: { 'H37.15': '06190' } };
  const facts = (name: string) => foreign('dvcqg', 'mot-cua', shape()[name] ?? {}, { commune });

  whenThere('tells a dossier whose due date was moved by papers, and nobody', () => {
    const answer = facts('DongBoHoSoMC_example_synthetic');
    expect(answer).toEqual({
      facts: [
        {
          ...{ kind: 'case', source: 'publisher', commune: '06190', caseKind: 'dossier' },
          ...{ id: 'H37.15-251014-0007', state: 'processing', category: 'Hộ tịch' },
          // the latest that happened: papers were asked for on the 16th at 09:00
          ts: '2025-10-16T02:00:00.000Z',
          ...{ openedAt: '2025-10-14T01:15:00.000Z', acceptedAt: '2025-10-14T01:15:00.000Z' },
          due: { at: '2025-10-24T10:00:00.000Z' },
          pauses: [
            { from: '2025-10-16T02:00:00.000Z', to: '2025-10-16T02:00:00.000Z', why: 'supplement' },
          ],
          attributes: {
            procedure: '1.000894',
            procedureName: 'Đăng ký kết hôn',
            channel: 'counter',
          },
        },
      ],
      rejected: [],
    });
    expect(JSON.stringify(answer)).not.toMatch(/NGUYỄN|0900000000|token/);
  });

  whenThere('tells a step, and nobody', () => {
    const answer = facts('CapNhatTienDoHoSoMC_example_synthetic');
    expect(answer.facts).toMatchObject([{ ts: '2025-10-15T07:30:00.000Z', state: 'processing' }]);
    expect(JSON.stringify(answer)).not.toMatch(/Trần|lãnh đạo/);
  });
});

describe('what has no codec', () => {
  it.each(['axis', 'hikvision', 'dahua', 'meshtastic', 'node-red'])(
    '%s is no name of one',
    (name) => {
      expect(CODEC_NAMES).not.toContain(name);
      expect(foreign(name as CodecName, 'a/b', {}).rejected).toEqual([
        { reason: 'unknown-codec', detail: name },
      ]);
    },
  );
});
