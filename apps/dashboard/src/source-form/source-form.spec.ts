import type { Source } from '@nhip-xa/contract';
import { attributeFieldsOf } from './attribute-fields';
import { changesOf } from './changes';
import { firstMessage } from './first-message';
import { floodLevels } from './flood-levels';
import { WrongSourceField, changedSource, newSource } from './source-body';
import { samplesOf, templateOf } from './templates';

const IN_USE = new Set(['flood-level', 'cameras-certified']);
const GAUGE_FIELDS = attributeFieldsOf({ kind: 'device' }, IN_USE);

describe('the lines that try a new source', () => {
  const credential = { clientId: '06190.tram-1', username: '06190.tram-1', password: "a'b" };
  const source = { key: '06190.tram-1', credential: { ...credential, port: 2_883 } };

  it('are for a terminal', () => {
    const sample = { name: 'status', channel: 'status', payload: 'online' } as const;
    expect(firstMessage(source, 'localhost', sample)).toBe(
      `mosquitto_pub -h 'localhost' -p 2883 -q 1 -i '06190.tram-1' -u '06190.tram-1' -P 'a'\\''b' -t 'xa/v1/06190/tram-1/status' -m 'online'`,
    );
    const elsewhere = { ...source, credential: { ...source.credential, host: 'broker.example' } };
    expect(firstMessage(elsewhere, 'localhost', sample)).toContain(`-h 'broker.example' -p 2883`);
  });

  it('of a one-stop system send a dossier, and take it back', () => {
    const samples = samplesOf(templateOf({ id: 'mot-cua-2', kind: 'service' }) ?? {});
    expect(samples.map(({ channel }) => channel)).toEqual(['telemetry', 'case', 'case']);
    const [, opened, gone] = samples.map((one) =>
      'payload' in one ? (JSON.parse(one.payload) as object) : {},
    );
    expect(opened).toEqual({
      ...{ kind: 'dossier', id: 'HO-SO-THU', state: 'accepted' },
      dueIn: { workingDays: 5 },
    });
    expect(gone).toEqual({ kind: 'dossier', id: 'HO-SO-THU', state: 'refused' });
  });
});

describe('the flood alarm levels of a gauge', () => {
  it.each([
    ['252,5 / 254 / 256', [252.5, 254, 256]],
    ['3.5 4.25 5', [3.5, 4.25, 5]],
    ['3,5; 4; 5,125', [3.5, 4, 5.125]],
  ])('%s are three rising numbers', (text, levels) => {
    expect(floodLevels(text)).toEqual(levels);
  });

  it.each([
    '3 / 4',
    '3 / 4 / 5 / 6',
    '3 / 3 / 4',
    '5 / 4 / 3',
    'a / b / c',
    '1.234,5 / 2 / 3',
    ',',
  ])('%s are not', (text) => {
    expect(floodLevels(text)).toBeNull();
  });
});

describe('what a form asks of a source', () => {
  const names = (...asked: Parameters<typeof attributeFieldsOf>): string[] =>
    attributeFieldsOf(...asked).map(({ name }) => name);

  it('is what an indicator in use reads, and what stands there already', () => {
    expect(names({ kind: 'device' }, IN_USE)).toEqual(['floodLevels']);
    expect(names({ kind: 'camera' }, IN_USE)).toEqual(['qcvn135']);
    expect(names({ kind: 'camera', attributes: { sharedToProvince: true } }, IN_USE)).toEqual([
      ...['qcvn135', 'sharedToProvince'],
    ]);
    expect(names({ kind: 'speaker' }, IN_USE)).toEqual([]);
  });

  it('is no alarm level where something else is measured', () => {
    expect(names({ kind: 'device', metrics: [{ metric: 'pm25' }] }, IN_USE)).toEqual([]);
    expect(names({ kind: 'device', metrics: [{ metric: 'water_level' }] }, IN_USE)).toEqual([
      'floodLevels',
    ]);
  });
});

describe('what is sent of a source', () => {
  const kept = { kind: 'device', unit: '06184', shown: GAUGE_FIELDS } as const;

  it('when it is new is what was filled', () => {
    const fields = { id: 'tram-1', name: 'Trạm 1' };
    expect(newSource(fields, kept)).toEqual({
      ...{ ...fields, kind: 'device', unit: '06184', heartbeatSeconds: 60 },
    });
    const more = { 'attribute.floodLevels': '1,5/2/3', heartbeatSeconds: '300', lat: '21,95' };
    expect(newSource({ ...fields, ...more }, kept)).toMatchObject({
      ...{ heartbeatSeconds: 300, lat: 21.95, attributes: { floodLevels: [1.5, 2, 3] } },
    });
    expect(() => newSource({ ...fields, 'attribute.floodLevels': 'cao' }, kept)).toThrow(
      WrongSourceField,
    );
    expect(() => newSource({ ...fields, lon: 'đông' }, kept)).toThrow(WrongSourceField);
  });

  const source = {
    ...{ key: '06184.tram-1', name: 'Trạm 1', kind: 'device', unit: '06184' },
    ...{ heartbeatSeconds: 60, lat: 21.95, lon: 106.7, village: null, gateway: null },
    attributes: { serial: 'X-7', floodLevels: [252.5, 25.4, 256] },
  } as unknown as Source;
  const asItStands = {
    ...{ name: 'Trạm 1', heartbeatSeconds: '60', lat: '21,95', lon: '106,7' },
  };

  it('when it changed is that alone, and what the form does not ask for stays', () => {
    const values = { ...asItStands, 'attribute.floodLevels': '252,5 / 254 / 256' };
    const changed = changedSource(values, { source, shown: GAUGE_FIELDS });
    expect(changed).toEqual({ attributes: { serial: 'X-7', floodLevels: [252.5, 254, 256] } });
    expect(changesOf(changed, source, GAUGE_FIELDS)).toMatchObject([
      { field: 'floodLevels', before: [252.5, 25.4, 256], after: [252.5, 254, 256] },
    ]);
  });

  it('is cleared where the field was emptied', () => {
    const { name, heartbeatSeconds } = asItStands;
    const emptied = { name, heartbeatSeconds };
    const changed = changedSource(emptied, { source, shown: GAUGE_FIELDS });
    expect(changed).toEqual({ lat: null, lon: null, attributes: { serial: 'X-7' } });
  });

  it('is nothing where nothing changed', () => {
    const plain = { ...source, attributes: { serial: 'X-7' } };
    expect(changedSource(asItStands, { source: plain, shown: GAUGE_FIELDS })).toEqual({});
  });
});
