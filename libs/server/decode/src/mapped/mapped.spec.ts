import { MAPPING_LIMITS } from '@nhip-xa/contract';
import { matchTopic, parseFilter } from '@nhip-xa/domain';
import type { IncomingMessage, KnownMapping, SourceIdentity } from '@nhip-xa/ports';
import { incoming } from '@nhip-xa/testing';
import { WORLD } from '../../test/decoded';
import { decodeMapped, passingMemory } from '../index';
import { REASONS_OF_A_MESSAGE, SAYINGS_OF_A_MESSAGE } from '../limits';

const FILTER = '{site}/senml';

function mapping(over: Partial<KnownMapping> = {}): KnownMapping {
  const base = { id: 'm', publisher: '48.cong', filter: FILTER, codec: 'senml', commune: '20194' };
  return { ...base, parsed: parseFilter(FILTER), ...over } as KnownMapping;
}

const template = incoming('telemetry', {}).publisher;
const publisher: SourceIdentity = { ...template, key: '48.cong', unit: '48', level: 'province' };
const behind: SourceIdentity = {
  ...template,
  ...{
    id: 7,
    key: '20194.kho',
    unit: '20194',
    level: 'commune',
    kind: 'device',
    gateway: '48.cong',
  },
};

function decode(records: unknown, over: Partial<KnownMapping> = {}, known = [behind]) {
  const message: IncomingMessage = {
    ...incoming('telemetry', records),
    publisher,
    topic: 'khu-a/senml',
  };
  const match = matchTopic(parseFilter(FILTER), message.topic);
  if (!match) throw new Error('not under the filter');
  const world = { ...WORLD, find: (key: string) => known.find((one) => one.key === key) };
  return decodeMapped(message, mapping(over), match, { ...world, memoryOf: passingMemory });
}

const RECORD = [{ bn: 'kho:', n: 'temperature', u: 'Cel', v: 21.5 }];

describe('a message under a mapping', () => {
  it('is heard of its publisher, and tells facts of the source behind it', () => {
    const [own, other] = decode(RECORD);
    expect(own).toMatchObject({
      message: { publisher: { key: '48.cong' } },
      items: [],
      rejected: [],
    });
    expect(other?.message).toMatchObject({
      publisher: { key: '20194.kho' },
      via: { key: '48.cong' },
    });
    expect(other?.items.map(({ item }) => item)).toMatchObject([
      { fact: 'reading', commune: '20194', metric: 'temperature', value: 21.5 },
    ]);
  });

  it('of a source that nobody knows is kept whole, once, with what would be registered', () => {
    const [own] = decode([...RECORD, ...RECORD], {}, []);
    expect(own?.rejected).toHaveLength(1);
    expect(own?.rejected[0]).toMatchObject({
      reason: 'unknown-source',
      proposal: {
        key: '20194.kho',
        unit: '20194',
        id: 'kho',
        kind: 'device',
        name: 'kho',
        mapping: 'm',
      },
    });
    expect(JSON.parse(Buffer.from(own?.rejected[0]?.bytes ?? '').toString())).toEqual([
      ...RECORD,
      ...RECORD,
    ]);
  });

  it('may not speak of a source that another speaks for', () => {
    const [own] = decode(RECORD, {}, [{ ...behind, gateway: '20194.khac' }]);
    expect(own?.rejected).toMatchObject([{ reason: 'topic-refused' }]);
  });

  it('finds the commune in the topic or in the payload, by a table', () => {
    const table = { 'khu-a': '20195', H37: '20195' };
    const far = { ...behind, key: '20195.kho', unit: '20195' };
    for (const commune of [
      { part: 'site', table },
      { field: 'madonvi', table },
    ]) {
      const [, other] = decode([{ ...RECORD[0], madonvi: 'H37' }], { commune }, [far]);
      expect(other?.items).toHaveLength(1);
    }
    expect(decode(RECORD, { commune: { field: 'madonvi', table } })[0]?.rejected).toMatchObject([
      { reason: 'unknown-unit', detail: 'no field madonvi' },
    ]);
    expect(decode(RECORD, { commune: { part: 'site' } })[0]?.rejected).toMatchObject([
      { reason: 'unknown-unit', detail: 'no commune for khu-a' },
    ]);
  });

  it('does not reach communes outside its publisher', () => {
    const [own] = decode(RECORD, { commune: '99999' }, []);
    expect(own?.rejected).toMatchObject([{ reason: 'unknown-unit' }]);
  });

  it('names sources and metrics as the mapping says, in our units', () => {
    const source = '{site} {device}';
    const named = { ...behind, key: '20194.khu-a-kho' };
    const metrics = { do_am: { metric: 'humidity', factor: 0.1 }, rssi: null };
    const [, other] = decode(
      [
        { bn: 'kho:', n: 'temperature', u: 'F', v: 212 },
        { n: 'do_am', v: 805 },
        { n: 'rssi', v: -70 },
      ],
      { source, metrics },
      [named],
    );
    // 212 °F is 100 °C
    expect(other?.items.map(({ item }) => item)).toMatchObject([
      { metric: 'temperature', value: 100 },
      { metric: 'humidity', value: 80.5 },
    ]);
    expect(other?.items).toHaveLength(2);
  });

  it('takes what sensors say when they are broken for no value, unless told otherwise', () => {
    const broken = [
      { bn: 'kho:', n: 'temperature', v: 85 },
      { n: 'temperature', t: 1, v: -127 },
    ];
    expect(decode(broken)).toHaveLength(2);
    expect(decode(broken)[1]?.items).toEqual([]);
    expect(decode(broken, { sentinels: { temperature: [-127] } })[1]?.items).toHaveLength(1);
  });

  it('strips what names people', () => {
    const [, other] = decode([{ bn: 'kho:', n: 'bienSo', v: 29 }, ...RECORD]);
    expect(other?.items).toHaveLength(1);
    expect(other?.rejected).toEqual([]);
  });

  it('that cannot be read is kept, masked', () => {
    const [own] = decode({ hoTen: 'Nguyễn Văn A', v: 1 });
    expect(own?.rejected).toMatchObject([{ reason: 'bad-shape', detail: 'no list of records' }]);
    expect(Buffer.from(own?.rejected[0]?.bytes ?? '').toString()).toBe('{"hoTen":"***","v":1}');
  });

  it('keeps what names a thing, and can be read again when its source is approved', () => {
    const heartbeat = { status: 1, time: '2026-11-20 01:00:00' };
    const monitor = { name: 'Một cửa', basic_auth_pass: 'bí mật', tags: [{ phone: '0900' }] };
    const codec = { codec: 'uptime-kuma' } as const;
    const [own] = decode({ heartbeat, monitor }, codec, []);
    const kept = JSON.parse(Buffer.from(own?.rejected[0]?.bytes ?? '').toString()) as object;
    expect(kept).toMatchObject({
      monitor: { name: 'Một cửa', basic_auth_pass: '***', tags: [{ phone: '***' }] },
    });
    const [, approved] = decode(kept, codec, [{ ...behind, key: '20194.mot-cua' }]);
    expect(approved?.items).toHaveLength(2);
  });

  it('of a person’s telephone is kept without the person, and can be read again', () => {
    const topic = 'khu-a/owntracks/nguyen-van-a/xe-1';
    const place = { _type: 'location', lat: 21.8, lon: 106.7, tst: 1_795_000_000 };
    const of = mapping({ codec: 'owntracks', filter: '#', parsed: parseFilter('{site}/#') });
    const read = (under: string, known: SourceIdentity[]) => {
      const match = matchTopic(of.parsed, under);
      if (!match) throw new Error('not under the filter');
      const message = { ...incoming('telemetry', place), publisher, topic: under };
      const find = (key: string) => known.find((one) => one.key === key);
      return decodeMapped(message, of, match, { ...WORLD, find, memoryOf: passingMemory });
    };
    const kept = read(topic, [])[0].rejected[0]?.topic;
    expect(kept).toBe('khu-a/owntracks/***/xe-1');
    const [, other] = read(kept ?? '', [{ ...behind, key: '20194.xe-1' }]);
    expect(other?.items).toHaveLength(2);
  });

  it('of a format that nobody reads is kept', () => {
    const [own] = decode(RECORD, { codec: 'hikvision' as never });
    expect(own?.rejected).toMatchObject([{ reason: 'unknown-codec', detail: 'hikvision' }]);
  });

  it('of which many parts are wrong for one reason is kept once for it', () => {
    const [own] = decode(Array.from({ length: 5 }, () => ({ n: 'x', v: 'wrong' })));
    expect(own?.rejected).toMatchObject([{ detail: 'v is no number' }]);
    const strange = Array.from({ length: 30 }, (_, index) => ({
      ...RECORD[0],
      madonvi: `${index}`,
    }));
    const [publisherOf] = decode(strange, { commune: { field: 'madonvi', table: {} } });
    expect(publisherOf?.rejected).toHaveLength(REASONS_OF_A_MESSAGE);
  });

  it('of more unknown sources than may wait is kept once for those that are too many', () => {
    const strangers = Array.from({ length: MAPPING_LIMITS.proposals + 2 }, (_, index) => ({
      ...{ n: `tram/${index}/rain`, v: 1 },
    }));
    const [own] = decode(strangers, {}, []);
    expect(own?.rejected).toHaveLength(MAPPING_LIMITS.proposals + 1);
    expect(own?.rejected.at(-1)).toMatchObject({ detail: 'more than 500 sources' });
  });

  it('that tells more than one message may is refused as a whole', () => {
    const many = Array.from({ length: SAYINGS_OF_A_MESSAGE + 1 }, () => RECORD[0]);
    const [own] = decode(many);
    expect(own?.rejected).toMatchObject([
      { reason: 'bad-shape', detail: 'tells more than 10000 things' },
    ]);
  });
});
